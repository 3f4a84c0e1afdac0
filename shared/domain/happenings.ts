import { type Archive, lastDealing, type RememberedTouch } from './archive.ts';
import type { LocalDate } from './dates.ts';
import type { EndedTask } from './follow-up.ts';
import { countsAsOrder, type Order } from './order.ts';
import type { Rulebook } from './rulebook.ts';
import { FOLLOW_UP_RULES } from './rules.ts';
import { accepts } from './task.ts';
import { worthRemembering } from './touch.ts';
import { judge } from './verdict.ts';

/** An archive after something happened, and the tasks that this ended. */
export interface Happened {
  archive: Archive;
  ended: readonly EndedTask[];
}

const fromD0 = new Set(FOLLOW_UP_RULES.filter(({ countsFromD0 }) => countsFromD0).map(({ name }) => name));

/** D0 moved from what it was in `before`: its rules start over, and their open tasks end. */
function startOver(
  before: Archive,
  moved: Archive,
  endOf: (closes: LocalDate) => EndedTask['end'],
): Happened {
  const concerned = before.open.filter(({ rule }) => fromD0.has(rule));
  const decided = Object.fromEntries(
    Object.entries(before.decided).filter(([rule]) => ![...fromD0].some((name) => name === rule)),
  );
  return {
    archive: { ...moved, decided, open: before.open.filter((task) => !concerned.includes(task)) },
    ended: concerned.map((task) => ({ task, end: endOf(task.closes) })),
  };
}

/**
 * Orders arrived. One that is newer than all before moves D0 and cancels the open tasks that wait for an order, at once;
 * a task whose window had closed before that order was made stays missed, however late the sweep is.
 */
export function ordersArrived(archive: Archive, orders: readonly (Order & { on: LocalDate })[]): Happened {
  const before = lastDealing(archive);
  const known = archive.lastOrderAt;
  const newer = orders
    .filter((order) => countsAsOrder(order) && (known === null || order.orderedAt > known))
    .sort((a, b) => (a.orderedAt < b.orderedAt ? -1 : 1));
  const [first] = newer;
  const last = newer.at(-1);
  if (!first || !last) return { archive, ended: [] };
  const moved: Archive = { ...archive, lastOrderAt: last.orderedAt, lastOrderOn: last.on };
  if (last.on === before.on) return { archive: moved, ended: [] };
  const ending = newer.find(({ on }) => on !== before.on) ?? last;
  return startOver(archive, moved, (closes) =>
    ending.on < closes
      ? { state: 'cancelled', why: 'ordered', orderId: ending.orderId, on: ending.on }
      : { state: 'missed', on: closes },
  );
}

/** The contract's acceptance date was corrected; without any order that moves D0. */
export function archiveCorrected(archive: Archive, acceptedOn: LocalDate | null, today: LocalDate): Happened {
  const corrected = { ...archive, acceptedOn };
  if (lastDealing(corrected).on === lastDealing(archive).on) return { archive: corrected, ended: [] };
  return startOver(archive, corrected, (closes) =>
    closes <= today
      ? { state: 'missed', on: closes }
      : { state: 'cancelled', why: 'archive-corrected', orderId: null, on: today },
  );
}

/** A touch was recorded: it is remembered, and the open tasks that accept it are done. */
export function touched(archive: Archive, touch: RememberedTouch, rulebook: Rulebook): Happened {
  const done = archive.open.filter((task) => accepts(task, touch));
  const open = archive.open.filter((task) => !done.includes(task));
  const verdicts = judge(archive, rulebook, touch.on);
  const waiting = verdicts.flatMap(({ next }) => next ?? []);
  // While windows wait to be opened nothing is forgotten: any of them may have been done by an older touch.
  const behind = verdicts.some(({ is }) => is === 'opens');
  const touches = [...archive.touches, touch];
  const { by, at, channel, on } = touch;
  return {
    archive: {
      ...archive,
      open,
      touches: behind ? touches : worthRemembering(touches, [...open, ...waiting], touch.on),
    },
    ended: done.map((task) => ({ task, end: { state: 'done', by, at, channel, on } })),
  };
}
