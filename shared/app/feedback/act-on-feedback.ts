import { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../domain/faults/faults.ts';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import type { Stepped } from '../../domain/feedback/feedback-clock.ts';
import { mayAct } from '../../domain/feedback/feedback-standing.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import { instantText, wholeSecond } from '../../domain/time/dates.ts';
import { persistently } from '../archive-change.ts';
import type { Change } from '../ports/changes.ts';
import type { Store } from '../ports/store.ts';
import { currentRulebook } from '../rulebook.ts';
import { actingStaff, personIn } from '../staff/staff-member.ts';
import { changesOf } from './feedback-letters.ts';

/** Who does something about feedback, and when. */
export interface Act {
  feedbackId: string;
  by: string;
  /** Undefined is now. */
  at: Temporal.Instant | undefined;
}

/** What an act is decided from. */
export interface Scene {
  feedback: Feedback;
  actor: Staff;
  staff: readonly Staff[];
  rulebook: Rulebook;
  /** When it happens, and when it is written down. */
  at: Temporal.Instant;
  now: Temporal.Instant;
}

/** @throws Refusal when there is none of this id. */
export async function knownFeedback(store: Store, feedbackId: string): Promise<Feedback> {
  const feedback = await store.feedback(feedbackId);
  if (!feedback) throw new Refusal({ code: 'no-feedback', feedbackId });
  return feedback;
}

const laterOf = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) < 0 ? b : a;

/**
 * When something that is done now comes in the history: never before the last step, whichever
 * machine's clock is ahead.
 */
export const afterLastStep = ({ lastStepAt }: Feedback, now: Temporal.Instant): Temporal.Instant =>
  laterOf(now, Temporal.Instant.from(lastStepAt));

/**
 * Lets someone act on undecided feedback, once: what another writer does in between is seen, and
 * the act is weighed anew against it.
 *
 * @param act what becomes of the feedback, and what else is written in the same transaction.
 * @throws Refusal for unknown feedback or staff, a moment in the future or before the last step,
 * feedback that is decided (naming who did it and when), and somebody whose turn it is not.
 */
export async function actOnFeedback(
  store: Store,
  { feedbackId, by, ...moments }: Act,
  clock: Temporal.Instant,
  act: (scene: Scene) => Promise<{ stepped: Stepped; more?: readonly Change[] }>,
): Promise<Feedback> {
  const [rulebook, staff] = await Promise.all([currentRulebook(store), store.staff()]);
  const { zone } = rulebook;
  const now = wholeSecond(clock);
  const given = moments.at && wholeSecond(moments.at);
  if (given && Temporal.Instant.compare(given, now) > 0)
    throw new Refusal({ code: 'future-feedback', at: zone.show(given), now: zone.show(now) });
  const actor = actingStaff(by, staff, zone.dateAt(now));
  const person = personIn(staff);
  return persistently(feedbackId, async () => {
    const feedback = await knownFeedback(store, feedbackId);
    const { decision, lastStepAt } = feedback;
    if (decision)
      throw new Refusal({
        code: 'feedback-decided',
        feedbackId,
        by: person(decision.by),
        at: zone.show(decision.at),
      });
    const at = given ?? afterLastStep(feedback, now);
    if (instantText(at) < lastStepAt)
      throw new Refusal({ code: 'before-last-step', at: zone.show(at), last: zone.show(lastStepAt) });
    if (!mayAct(feedback, actor, at, rulebook)) throw notYourTurn(feedback, actor, rulebook, person);
    const scene = { feedback, actor, staff, rulebook, at, now: laterOf(now, at) };
    const { stepped, more = [] } = await act(scene);
    const committed = await store.commit([...changesOf(stepped, feedback.version), ...more]);
    return committed.done ? stepped.feedback : undefined;
  });
}

function notYourTurn(
  { turn, ...feedback }: Feedback,
  { staffId, role }: Staff,
  rulebook: Rulebook,
  person: (staffId: string) => string,
): Refusal {
  const { ladder } = rulebook.governing(feedback).policy.response;
  const { holder, rung, passedOver, asked } = turn;
  return new Refusal({
    code: 'not-your-turn',
    staffId: person(staffId),
    role,
    holder: holder && person(holder),
    others: [...new Set([...(asked?.by ?? []), ...passedOver])].map(person),
    above: ladder.slice(holder === null ? rung : rung + 1),
  });
}
