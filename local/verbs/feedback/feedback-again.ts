import { reopenFeedback } from '../../../shared/app/feedback/reopen-feedback.ts';
import { withdrawDecision } from '../../../shared/app/feedback/withdraw-decision.ts';
import { written } from '../../../shared/domain/reading/written-text.ts';
import type { Answer, Session } from '../../terminal/session.ts';
import { displayAt, feedbackInJson, readings } from './feedback-view.ts';

export async function withdrawDecisionVerb(
  session: Session,
  feedbackId: string,
  { by }: { by: string },
): Promise<Answer> {
  const { department, words, sentences } = session;
  const feedback = await withdrawDecision(
    department.composition.store,
    { feedbackId, by },
    await department.now(),
  );
  const { person, moment } = await displayAt(session);
  return {
    json: feedbackInJson(feedback, sentences),
    lines: [words.feedback.withdrawn(person(feedback.turn.holder), moment(feedback.turn.deadline))],
  };
}

export async function reopenVerb(
  session: Session,
  feedbackId: string,
  options: { why: string; by: string },
): Promise<Answer> {
  const { department, words, sentences } = session;
  const why = written('text', options.why, '--why');
  const act = { feedbackId, by: options.by, why };
  const again = await reopenFeedback(department.composition.store, act, await department.now());
  const { person, moment } = await displayAt(session);
  return {
    json: feedbackInJson(again, sentences),
    lines: [
      words.feedback.reopened(feedbackId, again.id),
      ...readings(again, session),
      words.feedback.turn(person(again.turn.holder), moment(again.turn.deadline)),
    ],
  };
}
