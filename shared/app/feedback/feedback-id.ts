import { createHash } from 'node:crypto';
import type { Decision, Feedback } from '../../domain/feedback/feedback.ts';
import type { InstantText } from '../../domain/time/dates.ts';

/**
 * Derived from what was said, where and when, so that reporting it twice is reporting it once:
 * `C-1042:20261123T020500Z:1f8a3c`. `customerIdOfFeedback` reads it back.
 */
export function feedbackId(said: Pick<Feedback, 'customerId' | 'reportedAt' | 'channel' | 'text'>): string {
  return idOf(said.customerId, said.reportedAt, `${said.channel}\n${said.text}`);
}

const idOf = (customerId: string, moment: InstantText, meaning: string): string =>
  `${customerId}:${moment.replace(/[-:]/g, '')}:${createHash('sha256').update(meaning).digest('hex').slice(0, 6)}`;

/**
 * Of the feedback that a survey makes: the same words about the same decision are one, however
 * often they are sent.
 */
export const surveyFeedbackId = (
  { id, customerId }: Pick<Feedback, 'id' | 'customerId'>,
  { at }: Pick<Decision, 'at'>,
  comment: string,
): string => idOf(customerId, at, `survey\n${id}\n${comment}`);
