import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../shared/domain/calendar.ts';
import { unknownHolidays, yearOf } from '../shared/domain/calendar.ts';
import type { LocalDate } from '../shared/domain/dates.ts';
import type { Feedback } from '../shared/domain/feedback.ts';
import type { Rulebook } from '../shared/domain/rulebook.ts';
import type { Visit } from './visit.ts';

/** Said where the latest of `dates` lies in a year whose public holidays are not known: it may be a day off all the same. */
export function holidayNotice(
  calendar: Calendar,
  dates: readonly (LocalDate | null | undefined)[],
  words: Visit['words'],
): string[] {
  const latest = dates
    .flatMap((date) => date ?? [])
    .sort()
    .at(-1);
  const unknown = latest && unknownHolidays(calendar, latest);
  return unknown && unknown.year === yearOf(latest) ? [words.holidaysUnknown(unknown)] : [];
}

/** The same of the day on which feedback must be decided. */
export const deadlineNotice = (feedback: Feedback, rulebook: Rulebook, words: Visit['words']): string[] =>
  holidayNotice(
    rulebook.governing(feedback).calendar,
    feedback.decision ? [] : [rulebook.zone.dateAt(Temporal.Instant.from(feedback.turn.deadline))],
    words,
  );
