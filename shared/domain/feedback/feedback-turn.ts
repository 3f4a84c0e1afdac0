import { Temporal } from 'temporal-polyfill';
import type { Rulebook } from '../follow-up/rulebook.ts';
import { clockFrom, settingsFor } from '../response/response-clock.ts';
import { type Holder, holderFrom } from '../staff/ladder.ts';
import { isAway, type Staff } from '../staff/staff.ts';
import { type InstantText, instantText } from '../time/dates.ts';
import type { Feedback, Turn } from './feedback.ts';

/**
 * By which a turn of feedback runs: the calendar and minutes of its own policy, and how urgent it
 * is.
 */
export type Pace = Pick<Feedback, 'policyVersion' | 'urgency'>;

/** The turn of `holder` that begins at `since`. */
export function turnOf(
  { rung, holder, passedOver }: Holder,
  asked: Turn['asked'],
  since: InstantText,
  rulebook: Rulebook,
  pace: Pace,
): Turn {
  const { policy, time } = rulebook.governing(pace);
  const clock = clockFrom(Temporal.Instant.from(since), time, settingsFor(policy.response, pace.urgency));
  return {
    rung,
    holder,
    passedOver,
    asked,
    since,
    start: instantText(clock.start),
    deadline: instantText(clock.deadline),
    next: { does: 'warn', at: instantText(clock.warnAt) },
    reminded: 0,
  };
}

export const handed = ({ holder, passedOver, rung, deadline }: Turn) => ({
  holder,
  passedOver,
  rung,
  deadline,
});

/** Who let the deadline of a turn pass. */
export const passedBy = ({ holder, asked }: Turn): Feedback['unanswered'][number] => ({
  holder,
  department: asked?.department ?? null,
});

/**
 * The local date on which a turn beginning at `since` starts to run: absences are looked up there.
 */
export function startDateOf(since: InstantText, rulebook: Rulebook, policyVersion: number) {
  const { time } = rulebook.governing({ policyVersion });
  return rulebook.zone.dateAt(time.from(Temporal.Instant.from(since)));
}

/**
 * The turn after an unanswered deadline: that of the next leader above. Where nobody stands above,
 * a department that did not answer gives the turn back to the rung that asked it; otherwise it
 * stays where it is: undefined.
 */
export function nextTurn(
  { turn, specialist, policyVersion, urgency }: Feedback,
  staff: readonly Staff[],
  rulebook: Rulebook,
): Turn | undefined {
  const { ladder } = rulebook.governing({ policyVersion }).policy.response;
  const on = startDateOf(turn.deadline, rulebook, policyVersion);
  const first = staff.find(({ staffId }) => staffId === specialist);
  const above = holderFrom(turn.rung + 1, ladder, first, staff, on, turn.holder);
  const next = above.holder === null && turn.asked ? holderFrom(turn.rung, ladder, first, staff, on) : above;
  if (next.holder === null && !turn.asked) return undefined;
  return turnOf(next, null, turn.deadline, rulebook, { policyVersion, urgency });
}

/**
 * Who takes a turn over that has reached its end, from nobody or from somebody who has gone away
 * since; else undefined.
 */
export function inTheirPlace(
  { turn, specialist, policyVersion, urgency }: Feedback,
  staff: readonly Staff[],
  rulebook: Rulebook,
): Turn | undefined {
  const { ladder } = rulebook.governing({ policyVersion }).policy.response;
  const on = startDateOf(turn.next.at, rulebook, policyVersion);
  const holder = staff.find(({ staffId }) => staffId === turn.holder);
  if (holder && !isAway(holder, on)) return undefined;
  const first = staff.find(({ staffId }) => staffId === specialist);
  const other = holderFrom(turn.rung, ladder, first, staff, on, turn.holder);
  if (other.holder === null || other.holder === turn.holder) return undefined;
  return turnOf(other, null, turn.next.at, rulebook, { policyVersion, urgency });
}
