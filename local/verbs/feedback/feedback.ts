import { Temporal } from 'temporal-polyfill';
import { searchCases } from '../../../shared/app/cases/search-cases.ts';
import { coordinateFeedback } from '../../../shared/app/feedback/coordinate-feedback.ts';
import {
  answerLeavesAt,
  decideFeedback,
  secondThoughtsUntil,
} from '../../../shared/app/feedback/decide-feedback.ts';
import { earlierFeedback } from '../../../shared/app/feedback/earlier-feedback.ts';
import { reportFeedback } from '../../../shared/app/feedback/report-feedback.ts';
import type { Feedback } from '../../../shared/domain/feedback/feedback.ts';
import { CATEGORIES, FEEDBACK_CHANNELS, URGENCIES } from '../../../shared/domain/names.ts';
import { written } from '../../../shared/domain/reading/written-text.ts';
import { instantText } from '../../../shared/domain/time/dates.ts';
import { deadlineNotice } from '../../terminal/holiday-notice.ts';
import {
  type Answer,
  indented,
  momentGiven,
  oneGiven,
  rulebookAt,
  type Session,
} from '../../terminal/session.ts';
import { caseInALine } from './cases.ts';
import { displayAt, earlierLines, feedbackInJson, readings } from './feedback-view.ts';

const MOST_SIMILAR = 3;

export interface ReportOptions {
  text: string;
  channel?: string;
  category?: string;
  urgency?: string;
  by?: string;
  at?: string;
}

const given = <T extends string>(
  option: string,
  text: string | undefined,
  values: readonly T[],
): T | undefined => (text === undefined ? undefined : oneGiven(option, text, values));

export async function reportVerb(
  session: Session,
  customerId: string,
  options: ReportOptions,
): Promise<Answer> {
  const { store } = session.department.composition;
  const { words, sentences } = session;
  const rulebook = await rulebookAt(session);
  const text = written('text', options.text, '--text');
  const { at, now } = await momentGiven(session, options.at, rulebook);
  // First, so that nothing can fail once the feedback is taken in.
  const similar = await searchCases(store, text, MOST_SIMILAR);
  const reported = await reportFeedback(
    store,
    {
      customerId,
      text,
      channel: given('--channel', options.channel, FEEDBACK_CHANNELS) ?? 'phone',
      category: given('--category', options.category, CATEGORIES),
      urgency: given('--urgency', options.urgency, URGENCIES),
      by: options.by,
      at: at ?? now,
    },
    now,
  );
  const { feedback } = reported;
  const [display, earlier] = await Promise.all([
    displayAt(session),
    earlierFeedback(store, feedback, rulebook.zone),
  ]);
  return {
    json: {
      new: reported.new,
      ...feedbackInJson(feedback, sentences),
      earlier: earlier.map(({ id }) => id),
      similar: similar.map(({ feedbackId, problem, lesson }) => ({ feedbackId, problem, lesson })),
    },
    lines: [
      words.feedback.reported(feedback.id),
      ...(reported.new ? [] : [words.feedback.known]),
      ...readings(feedback, session),
      words.feedback.turn(display.person(feedback.turn.holder), display.moment(feedback.turn.deadline)),
      ...deadlineNotice(feedback, rulebook, words),
      ...earlierLines(earlier, session, display),
      ...(similar.length === 0
        ? [words.feedback.noSimilar]
        : [words.feedback.similar, ...similar.map((found) => caseInALine(found, session))]),
    ],
  };
}

export async function coordinateVerb(
  session: Session,
  feedbackId: string,
  options: { department: string; by: string; at?: string },
): Promise<Answer> {
  const department = written('department', options.department, '--department');
  const { at, now } = await momentGiven(session, options.at, await rulebookAt(session));
  const { store } = session.department.composition;
  const feedback = await coordinateFeedback(store, { feedbackId, department, by: options.by, at }, now);
  const display = await displayAt(session);
  const { holder, deadline } = feedback.turn;
  return {
    json: feedbackInJson(feedback, session.sentences),
    lines: [session.words.feedback.asked(department, display.person(holder), display.moment(deadline))],
  };
}

/** Who decides a turn of somebody else that has run out, does so in a turn of their own. */
const whoseTurn = ({ decision, turn, unanswered }: Feedback): string | null =>
  decision && decision.by !== turn.holder && unanswered.at(-1)?.holder === turn.holder
    ? decision.by
    : turn.holder;

/**
 * When the answer to the customer leaves, and until when the decision may be taken back; null is
 * never.
 */
async function secondThoughts(session: Session, feedback: Feedback) {
  const { decision } = feedback;
  if (!decision) return { leavesAt: null, withdrawableUntil: null };
  const rulebook = await rulebookAt(session);
  const recorded = Temporal.Instant.from(decision.recordedAt);
  const leaves =
    decision.toCustomer === 'letter' ? instantText(answerLeavesAt(feedback, recorded, rulebook)) : null;
  return {
    leavesAt: leaves,
    withdrawableUntil: leaves ?? instantText(secondThoughtsUntil(feedback, recorded, rulebook)),
  };
}

export async function decideVerb(
  session: Session,
  feedbackId: string,
  options: { decision: string; answer?: string; by: string; at?: string },
): Promise<Answer> {
  const { words, sentences, department } = session;
  const decision = written('decision', options.decision, '--decision');
  const answer = options.answer === undefined ? undefined : written('answer', options.answer, '--answer');
  const { at, now } = await momentGiven(session, options.at, await rulebookAt(session));
  const act = { feedbackId, decision, answer, by: options.by, at };
  const feedback = await decideFeedback(department.composition.store, act, now);
  const decided = feedback.decision;
  const { person, moment } = await displayAt(session);
  const { leavesAt, withdrawableUntil } = await secondThoughts(session, feedback);
  return {
    json: { ...feedbackInJson(feedback, sentences), answerLeavesAt: leavesAt, withdrawableUntil },
    lines: decided
      ? [
          words.feedback.decided(
            sentences.feedback.workingTime(decided.minutes),
            decided.inTime,
            person(whoseTurn(feedback)),
          ),
          words.feedback.toCustomer[decided.toCustomer],
          ...(decided.answer === null
            ? []
            : [`  ${sentences.under(words.feedback.answered, indented(decided.answer))}`]),
          ...(leavesAt === null ? [] : [words.feedback.answerLeaves(moment(leavesAt))]),
          ...(withdrawableUntil === null
            ? []
            : [words.feedback.mayWithdraw(moment(withdrawableUntil), feedback.id, options.by)]),
        ]
      : [],
  };
}
