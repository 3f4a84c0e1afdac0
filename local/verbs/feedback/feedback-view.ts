import { knownFeedback } from '../../../shared/app/feedback/act-on-feedback.ts';
import { earlierFeedback } from '../../../shared/app/feedback/earlier-feedback.ts';
import { listFeedback } from '../../../shared/app/feedback/list-feedback.ts';
import type { Responses } from '../../../shared/app/feedback/run-response-clock.ts';
import { displayFor } from '../../../shared/app/staff/display.ts';
import type { Decision, Feedback } from '../../../shared/domain/feedback/feedback.ts';
import type { FeedbackStep } from '../../../shared/domain/feedback/feedback-step.ts';
import { excerpt } from '../../../shared/domain/reading/excerpt.ts';
import type { Display } from '../../../shared/domain/sentences/feedback-sentences.ts';
import type { Sentences } from '../../../shared/domain/sentences/sentences.ts';
import type { TableCell, WrittenTable } from '../../../shared/files/formats/write-table.ts';
import { deadlineNotice } from '../../terminal/holiday-notice.ts';
import { type Answer, indented, rulebookAt, type Session } from '../../terminal/session.ts';
import { type Column, titlesOf } from '../../words/titles.ts';

/** People by name, moments in the department's zone. */
export async function displayAt(session: Session): Promise<Display> {
  const [staff, rulebook] = await Promise.all([
    session.department.composition.store.staff(),
    rulebookAt(session),
  ]);
  return displayFor(staff, rulebook.zone, session.words.nobody);
}

/** Feedback as programs see it. Of what is decided, the turn is the last one. */
export function feedbackInJson(feedback: Feedback, { feedback: sentences }: Sentences) {
  const { because, turn, decision } = feedback;
  return {
    id: feedback.id,
    customerId: feedback.customerId,
    customerName: feedback.customerName,
    text: feedback.text,
    channel: feedback.channel,
    category: feedback.category,
    categoryBecause: sentences.because(because.category),
    urgency: feedback.urgency,
    urgencyBecause: sentences.because(because.urgency),
    reportedAt: feedback.reportedAt,
    reportedBy: feedback.reportedBy,
    state: decision ? 'decided' : 'open',
    start: feedback.start,
    deadline: feedback.deadline,
    turn: {
      holder: turn.holder,
      rung: turn.rung,
      passedOver: turn.passedOver,
      department: turn.asked?.department ?? null,
      start: turn.start,
      deadline: turn.deadline,
      next: decision ? null : turn.next,
    },
    departments: feedback.departments,
    unanswered: feedback.unanswered,
    decision,
    survey: feedback.survey,
    filed: feedback.filed,
    reopens: feedback.reopens,
    reopenedAs: feedback.reopenedAs,
  };
}

const stepInJson = (step: FeedbackStep, sentences: Sentences, display: Display) => ({
  ...step,
  sentence: sentences.feedback.step(step, display),
});

const stepInALine = (step: FeedbackStep, { sentences }: Session, display: Display): string => {
  const sentence = sentences.feedback.step(step, display);
  const late = sentences.feedback.late(step);
  return `  ${display.moment(step.at)}  ${indented(late ? sentences.together(sentence, late) : sentence)}`;
};

const EXCERPT_CHARACTERS = 60;

export function feedbackInALine(feedback: Feedback, { sentences }: Session, display: Display): string {
  const { decision, turn } = feedback;
  const words = sentences.feedback;
  return [
    decision ? words.decidedAt(display.moment(decision.at)) : words.until(display.moment(turn.deadline)),
    feedback.id,
    `${feedback.customerName} · ${display.person(decision ? decision.by : turn.holder)}`,
    `${words.category[feedback.category]} · ${words.urgency[feedback.urgency]}`,
    excerpt(feedback.text, EXCERPT_CHARACTERS),
  ].join('  ');
}

/** What the same customer said shortly before; nothing when they said nothing. */
export const earlierLines = (earlier: readonly Feedback[], session: Session, display: Display): string[] =>
  earlier.length === 0
    ? []
    : [
        session.words.feedback.earlier,
        ...earlier.slice(0, MOST_LINES).map((one) => `  ${feedbackInALine(one, session, display)}`),
      ];

/** A terminal is no place for a longer list; `feedback list --open` has all. */
const MOST_LINES = 20;

/** What the response clock did, a line each. */
export async function firedLines(session: Session, { fired }: Responses): Promise<string[]> {
  if (fired.length === 0) return [];
  const { person, moment } = await displayAt(session);
  return fired
    .slice(0, MOST_LINES)
    .map(({ step, feedbackId, holder, at }) =>
      session.words.feedback.fired(step, feedbackId, person(holder), moment(at)),
    );
}

/** What waits for a decision, the most urgent deadline first; nothing when nothing does. */
export async function waitingLines(session: Session): Promise<string[]> {
  const open = await listFeedback(session.department.composition.store, { openOnly: true });
  if (open.length === 0) return [];
  const display = await displayAt(session);
  const lines = open.slice(0, MOST_LINES).map((one) => `  ${feedbackInALine(one, session, display)}`);
  return ['', `${session.words.feedback.waiting} (${open.length})`, ...lines];
}

/** Category and urgency, and why. */
export function readings({ because, category, urgency }: Feedback, { words, sentences }: Session): string[] {
  const { feedback } = sentences;
  return [
    words.feedback.reading(feedback.category[category], feedback.because(because.category)),
    words.feedback.reading(feedback.urgency[urgency], feedback.because(because.urgency)),
  ];
}

const COLUMNS = [
  'deadline',
  'customerId',
  'customerName',
  'holder',
  'category',
  'urgency',
  'said',
  'reportedAt',
  'decidedAt',
  'feedback',
] as const satisfies readonly Column[];

/** Moments in the department's zone, as on the terminal. */
const feedbackTable = (
  feedback: readonly Feedback[],
  { language, sentences }: Session,
  { moment, person }: Display,
): WrittenTable => ({
  header: titlesOf(COLUMNS, language),
  rows: feedback.map((one) => {
    const { decision, turn } = one;
    const { category, urgency } = sentences.feedback;
    const cells: { [column in (typeof COLUMNS)[number]]: TableCell } = {
      deadline: moment(turn.deadline),
      customerId: one.customerId,
      customerName: one.customerName,
      holder: person(decision ? decision.by : turn.holder),
      category: category[one.category],
      urgency: urgency[one.urgency],
      said: one.text,
      reportedAt: moment(one.reportedAt),
      decidedAt: decision && moment(decision.at),
      feedback: one.id,
    };
    return COLUMNS.map((column) => cells[column]);
  }),
});

export async function feedbackListVerb(
  session: Session,
  options: { open?: true; customer?: string; assignee?: string },
): Promise<Answer> {
  const [feedback, display] = await Promise.all([
    listFeedback(session.department.composition.store, {
      openOnly: options.open ?? false,
      customerId: options.customer,
      assignee: options.assignee,
    }),
    displayAt(session),
  ]);
  return {
    json: feedback.map((one) => feedbackInJson(one, session.sentences)),
    lines:
      feedback.length > 0
        ? feedback.map((one) => feedbackInALine(one, session, display))
        : [session.words.nothing],
    table: feedbackTable(feedback, session, display),
  };
}

/** What was written for the customer, or that nothing was. */
const answerLines = ({ answer, toCustomer }: Decision, { words, sentences }: Session): string[] =>
  answer === null
    ? [`  ${words.feedback.toCustomer[toCustomer]}`]
    : [`  ${sentences.under(words.feedback.answered, indented(answer))}`];

export async function feedbackShowVerb(session: Session, feedbackId: string): Promise<Answer> {
  const { store } = session.department.composition;
  const feedback = await knownFeedback(store, feedbackId);
  const rulebook = await rulebookAt(session);
  const [steps, display, earlier] = await Promise.all([
    store.stepsOf(feedbackId),
    displayAt(session),
    earlierFeedback(store, feedback, rulebook.zone),
  ]);
  const { sentences, words } = session;
  const { survey, decision, reopens, reopenedAs } = feedback;
  return {
    json: {
      ...feedbackInJson(feedback, sentences),
      earlier: earlier.map(({ id }) => id),
      history: steps.map((step) => stepInJson(step, sentences, display)),
    },
    lines: [
      feedbackInALine(feedback, session, display),
      `  ${sentences.under(words.feedback.customer, `${feedback.customerName} (${feedback.customerId})`)}`,
      `  ${sentences.under(words.feedback.said, indented(feedback.text))}`,
      ...readings(feedback, session),
      ...deadlineNotice(feedback, rulebook, words),
      ...(reopens === null ? [] : [words.feedback.reopens(reopens)]),
      ...(decision ? answerLines(decision, session) : []),
      ...(reopenedAs.length > 0 ? [words.feedback.reopenedAs(reopenedAs)] : []),
      ...(survey ? [words.feedback.survey(survey.score, indented(survey.comment))] : []),
      ...earlierLines(earlier, session, display),
      words.feedback.history,
      ...steps.map((step) => stepInALine(step, session, display)),
    ],
  };
}
