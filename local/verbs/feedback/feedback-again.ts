import { reopenFeedback } from '../../../shared/app/feedback/reopen-feedback.ts';
import { withdrawDecision } from '../../../shared/app/feedback/withdraw-decision.ts';
import { written } from '../../../shared/domain/reading/written-text.ts';
import type { Answer, Visit } from '../../terminal/session.ts';
import { feedbackInJson, readings, showingAt } from './feedback-view.ts';

export async function withdrawDecisionVerb(
  visit: Visit,
  feedbackId: string,
  { by }: { by: string },
): Promise<Answer> {
  const { place, words, sentences } = visit;
  const feedback = await withdrawDecision(place.composition.store, { feedbackId, by }, await place.now());
  const { person, moment } = await showingAt(visit);
  return {
    json: feedbackInJson(feedback, sentences),
    lines: [words.feedback.withdrawn(person(feedback.turn.holder), moment(feedback.turn.deadline))],
  };
}

export async function reopenVerb(
  visit: Visit,
  feedbackId: string,
  options: { why: string; by: string },
): Promise<Answer> {
  const { place, words, sentences } = visit;
  const why = written('text', options.why, '--why');
  const act = { feedbackId, by: options.by, why };
  const again = await reopenFeedback(place.composition.store, act, await place.now());
  const { person, moment } = await showingAt(visit);
  return {
    json: feedbackInJson(again, sentences),
    lines: [
      words.feedback.reopened(feedbackId, again.id),
      ...readings(again, visit),
      words.feedback.turn(person(again.turn.holder), moment(again.turn.deadline)),
    ],
  };
}
