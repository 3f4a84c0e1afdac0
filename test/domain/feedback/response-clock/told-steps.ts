import type { FeedbackStep } from '../../../../shared/domain/feedback/feedback-step.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';

/** `11-23 11:05 escalated SV-1 > M-1 on 1 until 11-23 13:35, waited 60`. */
function told(step: FeedbackStep): string {
  const short = (instant: InstantText) => instant.slice(5, 16).replace('T', ' ');
  const moment = short(step.at);
  switch (step.code) {
    case 'warned':
      return `${moment} warned ${step.holder}, until ${short(step.deadline)}`;
    case 'escalated':
      return `${moment} escalated ${step.from} > ${step.holder} on ${step.rung} until ${short(step.deadline)}, waited ${step.waited}`;
    case 'reminded':
      return `${moment} reminded ${step.holder} for the ${step.reminder}., waited ${step.waited}`;
    default:
      return `${moment} ${step.code}`;
  }
}

export const toldOf = (steps: readonly FeedbackStep[]): string[] => steps.map(told);
