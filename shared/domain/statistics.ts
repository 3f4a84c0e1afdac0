import { Temporal } from 'temporal-polyfill';
import type { Feedback } from './feedback.ts';

/** Numbers of some feedback. Times are working minutes from the start of the first turn to the decision. */
export interface Numbers {
  /** All that was reported. */
  reported: number;
  decided: number;
  /** Undecided, and its first deadline has passed. */
  overdue: number;
  /** Undecided, with time left. */
  pending: number;
  /** Decided within the first deadline, of all whose first deadline has passed or that are decided; null without any. */
  inTimeShare: number | null;
  /** Null when nothing is decided. */
  medianMinutes: number | null;
  percentile90Minutes: number | null;
  surveys: number;
  /** From 1 to 5; null without surveys. */
  surveyAverage: number | null;
}

/** The value below which `share` of all values lie, between two of them in proportion, as spreadsheets do (PERCENTILE.INC). */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined ? null : below + (above - below) * (place % 1);
}

const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param now tells what is overdue. */
export function numbersOf(feedback: readonly Feedback[], now: Temporal.Instant): Numbers {
  const decisions = feedback.flatMap(({ decision }) => decision ?? []);
  const open = feedback.filter(({ decision }) => decision === null);
  const overdue = open.filter(
    ({ deadline }) => Temporal.Instant.compare(Temporal.Instant.from(deadline), now) < 0,
  ).length;
  const inTime = decisions.filter((decision) => decision.inTime).length;
  const minutes = decisions.map((decision) => decision.minutes);
  const scores = feedback.flatMap(({ survey }) => survey?.score ?? []);
  const judged = decisions.length + overdue;
  return {
    reported: feedback.length,
    decided: decisions.length,
    overdue,
    pending: open.length - overdue,
    inTimeShare: judged === 0 ? null : inTime / judged,
    medianMinutes: percentile(minutes, 0.5),
    percentile90Minutes: percentile(minutes, 0.9),
    surveys: scores.length,
    surveyAverage: average(scores),
  };
}
