import { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../domain/faults/faults.ts';
import type { Decision, Feedback } from '../../domain/feedback/feedback.ts';
import { stepped } from '../../domain/feedback/feedback-clock.ts';
import { mayWithdraw } from '../../domain/feedback/feedback-standing.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { type Letter, letterId } from '../../domain/letters/letter.ts';
import { suppress } from '../../domain/letters/letter-states.ts';
import { handed } from '../../domain/response/turn.ts';
import { instantText, wholeSecond } from '../../domain/time/dates.ts';
import { persistently } from '../archive-change.ts';
import type { Change } from '../ports/changes.ts';
import type { Store } from '../ports/store.ts';
import { currentRulebook } from '../rulebook.ts';
import { actingStaff, personIn } from '../staff/staff-member.ts';
import { afterLastStep, knownFeedback } from './act-on-feedback.ts';
import { answerContent, secondThoughtsUntil } from './decide-feedback.ts';
import { changesOf } from './feedback-letters.ts';

/**
 * Takes a decision back (docs/design.md, "The response clock") until its answer to the customer
 * leaves, or, where none does, for as long as an answer would have waited. The matter goes back to
 * the turn and the deadline that it had; the history keeps both steps. The answer's own version is
 * part of the write, so that of a withdrawal and the post exactly one comes first.
 *
 * @throws Refusal for unknown feedback or staff, feedback that is undecided or filed, somebody who
 * neither decided nor stands above who did, and a decision whose time for second thoughts is over.
 */
export async function withdrawDecision(
  store: Store,
  { feedbackId, by }: { feedbackId: string; by: string },
  clock: Temporal.Instant,
): Promise<Feedback> {
  const [rulebook, staff] = await Promise.all([currentRulebook(store), store.staff()]);
  const actor = actingStaff(by, staff, rulebook.zone.dateAt(clock));
  const person = personIn(staff);
  return persistently(feedbackId, async () => {
    const feedback = await knownFeedback(store, feedbackId);
    const { decision } = feedback;
    if (!decision) throw new Refusal({ code: 'nothing-decided', feedbackId });
    const { filed } = feedback;
    if (filed)
      throw new Refusal({
        code: 'case-filed',
        feedbackId,
        by: person(filed.by),
        at: rulebook.zone.show(filed.at),
      });
    const again = feedback.reopenedAs.at(-1);
    if (again !== undefined) throw new Refusal({ code: 'reopened-before', feedbackId, as: again });
    if (!mayWithdraw(feedback, decision, actor, staff, rulebook))
      throw new Refusal({
        code: 'not-your-decision',
        staffId: person(by),
        role: actor.role,
        by: person(decision.by),
      });
    const now = afterLastStep(feedback, wholeSecond(clock));
    const answer = await store.letter(letterId(answerContent(feedback)));
    const waiting = stillHere(feedback, decision, answer, rulebook, now);
    const { turn, withdrawals, beforeDecision } = feedback;
    const before = beforeDecision ?? { turnBefore: null, unanswered: feedback.unanswered };
    const undecided: Feedback = {
      ...feedback,
      ...before,
      decision: null,
      beforeDecision: null,
      withdrawals: withdrawals + 1,
    };
    const step = stepped(undecided, { code: 'withdrawn', by, ...handed(turn) }, instantText(now), now);
    const dropped = waiting ? [droppedLetter(waiting, now)] : [];
    const committed = await store.commit([...changesOf(step, feedback.version), ...dropped]);
    return committed.done ? step.feedback : undefined;
  });
}

/**
 * The answer that still waits; undefined when there is none and there is time yet.
 *
 * @throws Refusal when it is too late.
 */
function stillHere(
  feedback: Feedback,
  { recordedAt }: Decision,
  answer: Letter | undefined,
  rulebook: Rulebook,
  now: Temporal.Instant,
): Letter | undefined {
  if (answer?.state === 'queued') return answer;
  const { id: feedbackId } = feedback;
  const neverLeaves = !answer || answer.state === 'suppressed' || answer.note?.code === 'refused';
  if (!neverLeaves) {
    const at = rulebook.zone.show(answer.settledAt ?? instantText(now));
    throw new Refusal({ code: 'answer-left', feedbackId, at });
  }
  const until = secondThoughtsUntil(feedback, Temporal.Instant.from(recordedAt), rulebook);
  if (Temporal.Instant.compare(now, until) > 0)
    throw new Refusal({ code: 'second-thoughts-over', feedbackId, until: rulebook.zone.show(until) });
  return undefined;
}

function droppedLetter(letter: Letter, now: Temporal.Instant): Change {
  return { write: 'letter', ...suppress(letter, { code: 'no-longer-due' }, now), expected: letter.version };
}
