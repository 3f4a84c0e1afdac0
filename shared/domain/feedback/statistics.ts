import type { InstantText } from '../time/dates.ts';
import type { Feedback } from './feedback.ts';

/**
 * One thing that was to be answered in time: a piece of feedback on the whole, or one turn of it.
 */
export interface Answering {
  /** `unanswered`: its deadline passed, and nobody had answered. `pending`: there is time left. */
  outcome: 'in-time' | 'late' | 'unanswered' | 'pending';
  /** Working minutes to the decision; null without one. */
  minutes: number | null;
  /** What the customer thought of the answer, from 1 to 5. */
  score: number | null;
  /** Its decision did not hold: the matter was taken up again. */
  reopened: boolean;
}

/** Numbers of some feedback, or of some turns. */
export interface Numbers {
  count: number;
  decided: number;
  unanswered: number;
  pending: number;
  /** In time, of all that is not pending; null without any. */
  inTimeShare: number | null;
  /** Working minutes to the decision; null when nothing is decided. */
  medianMinutes: number | null;
  percentile90Minutes: number | null;
  surveys: number;
  /** From 1 to 5; null without surveys. */
  surveyAverage: number | null;
  /** Of what was decided, taken up again. */
  reopened: number;
}

/**
 * The value below which `share` of all values lie, between two of them in proportion, as
 * spreadsheets do (PERCENTILE.INC).
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined ? null : below + (above - below) * (place % 1);
}

const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

export function numbersOf(answerings: readonly Answering[]): Numbers {
  const times = (wanted: Answering['outcome']) =>
    answerings.filter(({ outcome }) => outcome === wanted).length;
  const [inTime, pending] = [times('in-time'), times('pending')];
  const minutes = answerings.flatMap((answering) => answering.minutes ?? []);
  const scores = answerings.flatMap(({ score }) => score ?? []);
  const judged = answerings.length - pending;
  return {
    count: answerings.length,
    decided: inTime + times('late'),
    unanswered: times('unanswered'),
    pending,
    inTimeShare: judged === 0 ? null : inTime / judged,
    medianMinutes: percentile(minutes, 0.5),
    percentile90Minutes: percentile(minutes, 0.9),
    surveys: scores.length,
    surveyAverage: average(scores),
    reopened: answerings.filter((answering) => answering.reopened).length,
  };
}

const undecided = (deadline: InstantText, now: InstantText): Answering => ({
  outcome: deadline < now ? 'unanswered' : 'pending',
  minutes: null,
  score: null,
  reopened: false,
});

/**
 * Feedback on the whole: in time when no deadline passed. Minutes count from the start of the first
 * turn.
 */
export function answeringOf(
  { decision, survey, turn, unanswered, reopenedAs }: Feedback,
  now: InstantText,
): Answering {
  if (decision)
    return {
      outcome: decision.inTime ? 'in-time' : 'late',
      minutes: decision.minutes,
      score: survey?.score ?? null,
      reopened: reopenedAs.length > 0,
    };
  return unanswered.length > 0
    ? { outcome: 'unanswered', minutes: null, score: null, reopened: false }
    : undecided(turn.deadline, now);
}

/** Whose turn it was, in which department; null is nobody, and customer service. */
export interface TurnTaken extends Answering {
  person: string | null;
  department: string | null;
}

/**
 * Every turn of feedback that ended with a deadline or a decision, or runs: so nobody answers for
 * the hour of somebody else. A decision counts for whoever made it, its minutes from the start of
 * that turn. A turn that was handed to another department in time counts for nobody.
 */
export function turnsTaken(feedback: Feedback, now: InstantText): TurnTaken[] {
  const { decision, survey, turn, unanswered, reopenedAs } = feedback;
  const passed = unanswered.map(
    ({ holder, department }): TurnTaken => ({
      person: holder,
      department,
      outcome: 'unanswered',
      minutes: null,
      score: null,
      reopened: false,
    }),
  );
  if (!decision) {
    const department = turn.asked?.department ?? null;
    const runs =
      turn.reminded === 0 ? [{ person: turn.holder, department, ...undecided(turn.deadline, now) }] : [];
    return [...passed, ...runs];
  }
  const { inTime, minutes, department } = decision.turn;
  const outcome = inTime ? 'in-time' : 'late';
  // The top keeps the turn that it let pass, and answers for it once.
  const others = turn.reminded > 0 && decision.by === turn.holder ? passed.slice(0, -1) : passed;
  const reopened = reopenedAs.length > 0;
  const score = survey?.score ?? null;
  return [...others, { person: decision.by, department, outcome, minutes, score, reopened }];
}
