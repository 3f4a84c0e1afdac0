import { Temporal } from 'temporal-polyfill';
import type { Archive } from '../../../shared/domain/customers/archive.ts';
import type { Task } from '../../../shared/domain/customers/task.ts';
import { ordersArrived, touched } from '../../../shared/domain/follow-up/archive-events.ts';
import { type EndedTask, followUp } from '../../../shared/domain/follow-up/follow-up.ts';
import type { Rulebook } from '../../../shared/domain/follow-up/rulebook.ts';
import { nextLook } from '../../../shared/domain/follow-up/verdict.ts';
import type { LetterContent } from '../../../shared/domain/letters/letter.ts';
import type { Channel } from '../../../shared/domain/names.ts';
import { addDays, type InstantText, instantText, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { archiveOf } from '../../fixtures/department.ts';

/** An instant, or a local date: its first moment for the clock, its noon for what people do. */
export type Moment = InstantText | LocalDate;

const isDate = (moment: Moment): moment is LocalDate => moment.length === 'YYYY-MM-DD'.length;
const NOON = Temporal.PlainTime.from('12:00');

/** One customer through time, in memory: what happens to them, and every look of the clock. */
export interface Course {
  order(moment: Moment): void;
  touch(moment: Moment, channel: Channel): void;
  /**
   * As a sweep does it: looks only when the customer is due, and again until they no longer are.
   */
  sweep(moment: Moment): void;
  sweepDaily(from: LocalDate, through: LocalDate): void;
  /** Looks once, whether it is due or not. */
  look(moment: Moment): void;
  archive(): Archive;
  tasks(): readonly Task[];
  letters(): readonly LetterContent[];
  /** `idle-week [2011-11-28, 2011-12-05): missed`, in the order in which the windows open. */
  told(): readonly string[];
}

const MOST_LOOKS = 200;

const byOpening = (a: Task, b: Task): number =>
  a.opens < b.opens || (a.opens === b.opens && a.id < b.id) ? -1 : 1;

/**
 * It refuses to open a task twice or to end one that is not open, so that every test drawn on it
 * checks that too.
 *
 * @param lookOf when the clock looks again; something else than `nextLook` only in a control.
 * @param before the tasks of a course that goes on under another rulebook.
 */
export function courseOf(
  facts: Partial<Archive>,
  rulebook: Rulebook,
  lookOf = nextLook,
  before: readonly Task[] = [],
): Course {
  const { zone } = rulebook;
  const tasks = new Map(before.map((task) => [task.id, task]));
  const letters: LetterContent[] = [];
  let archive = archiveOf(facts);
  let dueAt: InstantText | undefined;
  let orders = 0;

  const noonOf = (moment: Moment) => (isDate(moment) ? instantText(zone.at(moment, NOON)) : moment);
  const startOf = (moment: Moment) => (isDate(moment) ? zone.startOf(moment) : moment);
  const dateAt = (at: InstantText) => zone.dateAt(Temporal.Instant.from(at));
  const keep = (next: Archive) => {
    archive = next;
    const lookOn = lookOf(archive, rulebook);
    dueAt = lookOn && zone.startOf(lookOn);
  };
  keep(archive);
  const finish = (ended: readonly EndedTask[], recordedAt: InstantText) => {
    for (const { task, end } of ended) {
      const stored = tasks.get(task.id);
      if (stored?.state !== 'open') throw new Error(`${task.id} ends and is ${stored?.state ?? 'unknown'}`);
      tasks.set(task.id, { ...stored, state: end.state, ends: [{ ...end, recordedAt }] });
    }
  };
  const look = (at: InstantText) => {
    const decision = followUp(archive, rulebook, dateAt(at), at);
    for (const task of decision.opened) {
      if (tasks.has(task.id)) throw new Error(`${task.id} is opened twice`);
      tasks.set(task.id, task);
    }
    finish(decision.ended, at);
    letters.push(...decision.letters);
    keep(decision.archive);
  };
  const sweep = (moment: Moment) => {
    const at = startOf(moment);
    for (let looks = 0; dueAt !== undefined && dueAt <= at; looks++) {
      if (looks > MOST_LOOKS) throw new Error('the clock looks at this customer without end');
      look(at);
    }
  };
  return {
    order(moment) {
      const orderedAt = noonOf(moment);
      const bought = { customerId: archive.customerId, amount: '139.12', currency: 'GBP', flag: '' };
      const order = { ...bought, orderId: `O-${++orders}`, orderedAt, on: dateAt(orderedAt) };
      const happened = ordersArrived(archive, [order]);
      keep(happened.archive);
      finish(happened.ended, orderedAt);
    },
    touch(moment, channel) {
      const at = noonOf(moment);
      const happened = touched(archive, { on: dateAt(at), at, channel, by: 'S-1' }, rulebook);
      keep(happened.archive);
      finish(happened.ended, at);
    },
    sweep,
    sweepDaily(from, through) {
      for (let day = from; day <= through; day = addDays(day, 1)) sweep(day);
    },
    look: (moment) => look(startOf(moment)),
    archive: () => archive,
    tasks: () => [...tasks.values()].sort(byOpening),
    letters: () => letters,
    told: () =>
      [...tasks.values()]
        .sort(byOpening)
        .map(({ rule, opens, closes, state }) => `${rule} [${opens}, ${closes}): ${state}`),
  };
}
