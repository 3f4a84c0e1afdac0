import { isLate } from '../feedback-step.ts';
import type { FeedbackSentences, Showing } from './feedback-sentences.ts';

const listed = (names: readonly string[]): string => names.join(', ');

const insteadOf = (passedOver: readonly string[], { person }: Showing): string =>
  passedOver.length > 0 ? ` (in place of ${listed(passedOver.map(person))}, absent)` : '';

function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(
    ' ',
  );
}

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
  state: { open: 'undecided', decided: 'decided' },
  because(because) {
    switch (because.code) {
      case 'given':
        return 'as given';
      case 'sign':
        return `since it says “${because.sign}”`;
      case 'no-sign':
        return 'since it says nothing that points elsewhere';
      default:
        return because satisfies never;
    }
  },
  workingTime: duration,
  late: (step) => (isLate(step) ? `late by ${duration(Math.round(step.lateSeconds / 60))}` : undefined),
  step(step, showing) {
    const { person, moment } = showing;
    switch (step.code) {
      case 'reported':
        return `reported${step.by === null ? '' : ` by ${person(step.by)}`} (${feedbackInEnglish.channel[step.channel]}); it is the turn of ${person(step.holder)}${insteadOf(step.passedOver, showing)} until ${moment(step.deadline)}`;
      case 'warned':
        return `${person(step.holder)} was warned: the deadline is ${moment(step.deadline)}`;
      case 'escalated':
        return `unanswered by ${person(step.from)} after ${duration(step.waited)} of working time; it is the turn of ${person(step.holder)}${insteadOf(step.passedOver, showing)} until ${moment(step.deadline)}`;
      case 'coordinated':
        return `${person(step.by)} asked the department ${step.department}; it is the turn of ${person(step.holder)}${insteadOf(step.passedOver, showing)} until ${moment(step.deadline)}`;
      case 'reminded':
        return `${person(step.holder)} was reminded (no. ${step.reminder}) after ${duration(step.waited)} of working time`;
      case 'decided':
        return `decided by ${person(step.by)}: ${step.decision}`;
      case 'filed':
        return `filed as a case by ${person(step.by)}`;
      default:
        return step satisfies never;
    }
  },
};
