import { Temporal } from 'temporal-polyfill';
import type { Feedback } from '../../shared/domain/feedback/feedback.ts';
import type { Rulebook } from '../../shared/domain/follow-up/rulebook.ts';
import type { Calendar } from '../../shared/domain/time/calendar.ts';
import { unknownHolidays, yearOf } from '../../shared/domain/time/calendar.ts';
import type { LocalDate } from '../../shared/domain/time/dates.ts';
import type { Session } from './session.ts';

/**
 * Said where the latest of `dates` lies in a year whose public holidays are not known: it may be a
 * day off all the same.
 */
export function holidayNotice(
  calendar: Calendar,
  dates: readonly (LocalDate | null | undefined)[],
  words: Session['words'],
): string[] {
  const latest = dates
    .flatMap((date) => date ?? [])
    .sort()
    .at(-1);
  const unknown = latest && unknownHolidays(calendar, latest);
  return unknown && unknown.year === yearOf(latest) ? [words.holidaysUnknown(unknown)] : [];
}

/** The same of the day on which feedback must be decided. */
export const deadlineNotice = (feedback: Feedback, rulebook: Rulebook, words: Session['words']): string[] =>
  holidayNotice(
    rulebook.governing(feedback).calendar,
    feedback.decision ? [] : [rulebook.zone.dateAt(Temporal.Instant.from(feedback.turn.deadline))],
    words,
  );
