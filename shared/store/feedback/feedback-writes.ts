import type { Change } from '../../app/ports/changes.ts';
import { dueAtOf } from '../../domain/feedback/feedback.ts';
import {
  caseKey,
  DECIDED,
  feedbackActBy,
  feedbackKey,
  NOBODY,
  RESPONSE_SHARD,
  reportedActBy,
  stepKey,
} from '../keys.ts';
import { dueIn, recordWrite } from '../record-write.ts';
import { type Update, versioned } from '../table.ts';
import { decisionForAll } from './feedbacks.ts';

/** Undecided, it stands in its holder's worklist; decided, in that of its time. */
export function feedbackWrite(change: Change & { write: 'feedback' }): Update {
  const { version, beforeDecision, withdrawals, reopens, reopenedAs, ...feedback } = change.feedback;
  const { decision, turn, reportedAt } = feedback;
  return recordWrite(feedbackKey(feedback.id), versioned(change.expected), {
    kind: 'feedback',
    version,
    feedback: { ...feedback, decision: decisionForAll(decision) },
    beforeDecision,
    withdrawals,
    reopens,
    reopenedAs,
    answer: decision ? decision.answer : undefined,
    ...dueIn(RESPONSE_SHARD, dueAtOf(change.feedback)),
    assignee: decision ? DECIDED : (turn.holder ?? NOBODY),
    actBy: decision ? reportedActBy(reportedAt) : feedbackActBy(turn.deadline),
  });
}

export const stepWrite = ({ step, readers }: Change & { write: 'feedback-step' }): Update =>
  recordWrite(stepKey(step.feedbackId, step.number), 'new', { kind: 'feedback-step', step, told: readers });

export const caseWrite = (change: Change & { write: 'case' }): Update =>
  recordWrite(caseKey(change.case), 'new', { kind: 'case', case: change.case });
