import { Temporal } from 'temporal-polyfill';
import { currentRulebook } from '../../shared/app/rulebook.ts';
import { type Allowed, Refusal } from '../../shared/domain/faults/faults.ts';
import type { Rulebook } from '../../shared/domain/follow-up/rulebook.ts';
import type { Language } from '../../shared/domain/names.ts';
import { cleanText, narrowText } from '../../shared/domain/reading/clean-text.ts';
import { excerpt } from '../../shared/domain/reading/excerpt.ts';
import type { ReadAs } from '../../shared/domain/reading/reading.ts';
import { readDate, readInstant } from '../../shared/domain/reading/reading-times.ts';
import type { Sentences } from '../../shared/domain/sentences/sentences.ts';
import { sentencesIn } from '../../shared/domain/sentences/sentences-in.ts';
import type { LocalDate } from '../../shared/domain/time/dates.ts';
import type { WrittenTable } from '../../shared/files/formats/write-table.ts';
import type { Department } from '../department/department.ts';
import type { Words } from '../words/words.ts';
import { wordsIn } from '../words/words-in.ts';

/** What a verb works with. */
export interface Session {
  department: Department;
  language: Language;
  words: Words;
  sentences: Sentences;
  /** A message beside the answer, on standard error. */
  say(line: string): void;
  /** Shows how far a long piece of work has come; undefined when nobody watches. */
  progress: ((total: number) => (done: number) => void) | undefined;
}

/** What a verb answers: the same for a program and for a person. */
export interface Answer {
  json: unknown;
  lines: readonly string[];
  /** The same for a spreadsheet, where it is a list. */
  table?: WrittenTable;
  /** Something failed: exit status 1. */
  failed?: boolean;
}

export const speech = (language: Language): Pick<Session, 'language' | 'words' | 'sentences'> => ({
  language,
  words: wordsIn(language),
  sentences: sentencesIn(language),
});

export const rulebookAt = ({ department }: Session): Promise<Rulebook> =>
  currentRulebook(department.composition.store);

/** A text that is refused need not be read back whole. */
const MOST_SHOWN = 60;

export const refused = (path: string, value: string, allowed: Allowed): Refusal =>
  new Refusal({
    code: 'refused',
    path,
    value: value.length > MOST_SHOWN ? excerpt(value, MOST_SHOWN) : value,
    allowed,
  });

/**
 * What could mean two things is refused as any other: there is no option here that would say which.
 */
function read<T>(option: string, text: string, reading: ReadAs<T>, allowed: Allowed): T {
  if ('value' in reading) return reading.value;
  const { unread } = reading;
  throw unread.code === 'out-of-span'
    ? new Refusal({ ...unread, path: option, value: text.slice(0, MOST_SHOWN) })
    : refused(option, text, unread.code === 'refused' ? unread.allowed : allowed);
}

/**
 * @throws Refusal when `text` is no instant; without an offset it is local time in the policy's
 * zone.
 */
export function instantGiven(option: string, text: string, rulebook: Rulebook): Temporal.Instant {
  return read(option, text, readInstant(narrowText(cleanText(text)), rulebook.zone), { kind: 'instant' });
}

/** @throws Refusal when `text` is no date. */
export function dateGiven(option: string, text: string): LocalDate {
  return read(option, text, readDate(narrowText(cleanText(text))), { kind: 'date' });
}

/** @throws Refusal when `text` is none of `values`. */
export function oneGiven<T extends string>(option: string, text: string, values: readonly T[]): T {
  const found = values.find((value) => value === text);
  if (!found) throw refused(option, text, { kind: 'one-of', values });
  return found;
}

/**
 * A text of several lines inside an answer: what follows its first line cannot be taken for the
 * answer's own.
 */
export const indented = (text: string): string => text.replaceAll('\n', '\n      ');

/** Today's time, by which a department's clock that stands elsewhere comes back. */
const TODAY = 'now';

/**
 * Where an option moves the department's clock.
 *
 * @throws Refusal when `text` is no instant, or this is a real department.
 */
export function clockGiven({ department }: Session, text: string, rulebook: Rulebook): Temporal.Instant {
  const at = text === TODAY ? department.composition.now() : instantGiven('--at', text, rulebook);
  if (!department.standIn && text !== TODAY)
    throw new Refusal({ code: 'real-clock', table: department.table.name, at: rulebook.zone.show(at) });
  return at;
}

/**
 * The moment that an option gives, if it does, and now. A stand-in is for rehearsing, so what is
 * done there happens wherever the option says; in a real department a moment in the future stays
 * one.
 */
export async function momentGiven(
  { department }: Session,
  at: string | undefined,
  rulebook: Rulebook,
): Promise<{ at: Temporal.Instant | undefined; now: Temporal.Instant }> {
  const now = await department.now();
  if (at === undefined) return { at: undefined, now };
  const given = instantGiven('--at', at, rulebook);
  return { at: given, now: department.standIn && Temporal.Instant.compare(given, now) > 0 ? given : now };
}

/**
 * The same for what has happened: neither today's time nor the department's clock can be behind it.
 */
export async function pastGiven(
  session: Session,
  at: string | undefined,
  rulebook: Rulebook,
): Promise<{ at: Temporal.Instant | undefined; now: Temporal.Instant }> {
  const given = await momentGiven(session, at, rulebook);
  const { clock } = session.department;
  const hasHappened = Temporal.Instant.compare(given.now, await clock.happenedBy()) <= 0;
  return hasHappened ? given : { ...given, now: await clock.now() };
}
