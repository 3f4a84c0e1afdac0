import { type Handed, isLate } from '../../feedback/feedback-step.ts';
import type { Display, FeedbackSentences } from '../feedback-sentences.ts';
import { spansIn } from '../spans.ts';

const listed = (names: readonly string[]): string => names.join(', ');

const insteadOf = (passedOver: readonly string[], { person }: Display): string =>
  passedOver.length > 0 ? ` (in place of ${listed(passedOver.map(person))}, absent)` : '';

/** To whom a turn went, and until when. */
const turn = ({ holder, passedOver, deadline }: Handed, display: Display): string =>
  holder === null
    ? `nobody is there to decide until ${display.moment(deadline)}`
    : `it is the turn of ${display.person(holder)}${insteadOf(passedOver, display)} until ${display.moment(deadline)}`;

const { duration, elapsed } = spansIn({ day: 'd', hour: 'h', minute: 'min' });

export const feedbackInEnglish: FeedbackSentences = {
  channel: {
    phone: 'phone',
    email: 'e-mail',
    wechat: 'WeChat',
    chat: 'chat',
    visit: 'visit',
    web: 'web',
  },
  category: {
    product: 'product',
    service: 'service',
    operation: 'operation',
    suggestion: 'suggestion',
    consultation: 'consultation',
  },
  urgency: { urgent: 'urgent', normal: 'normal' },
  until: (deadline) => `until ${deadline}`,
  decidedAt: (moment) => `decided ${moment}`,
  because(because) {
    switch (because.code) {
      case 'given':
        return 'as given';
      case 'sign':
        return `since it says “${because.sign}”`;
      case 'no-sign':
        return 'since no sign in it says otherwise';
      default:
        return because satisfies never;
    }
  },
  workingTime: duration,
  late: (step) => (isLate(step) ? `late by ${elapsed(step.lateSeconds)}` : undefined),
  step(step, display) {
    const { person, moment } = display;
    switch (step.code) {
      case 'reported':
        return `reported${step.by === null ? '' : ` by ${person(step.by)}`} (${feedbackInEnglish.channel[step.channel]}); ${turn(step, display)}`;
      case 'warned':
        return step.holder === null
          ? `a warning was due, and nobody is there: the deadline is ${moment(step.deadline)}`
          : `${person(step.holder)} was warned: the deadline is ${moment(step.deadline)}`;
      case 'escalated':
        return `${step.from === null ? 'nobody was there to answer' : `unanswered by ${person(step.from)}`} after ${duration(step.waited)} of working time; ${turn(step, display)}`;
      case 'coordinated':
        return `${person(step.by)} asked the department ${step.department}; ${turn(step, display)}`;
      case 'reminded':
        return `${step.holder === null ? 'a reminder was due, and nobody is there,' : `${person(step.holder)} was reminded`} after ${duration(step.waited)} of working time`;
      case 'decided':
        return `decided by ${person(step.by)}: ${step.decision}`;
      case 'withdrawn':
        return `${person(step.by)} withdrew the decision; ${turn(step, display)}`;
      case 'reopened':
        return `${step.by === null ? 'taken up again, since the customer was not satisfied' : `reopened by ${person(step.by)}`}, as ${step.as}`;
      case 'added':
        return `the customer added: ${step.text}; ${turn(step, display)}`;
      case 'filed':
        return `filed as a case by ${person(step.by)}`;
      default:
        return step satisfies never;
    }
  },
};
