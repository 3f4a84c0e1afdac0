import { createHash } from 'node:crypto';
import type { Feedback } from '../domain/feedback.ts';

/**
 * Derived from what was said, where and when, so that reporting it twice is reporting it once:
 * `C-1042:20261123T020500Z:1f8a3c`. `customerIdOfFeedback` reads it back.
 */
export function feedbackId(said: Pick<Feedback, 'customerId' | 'reportedAt' | 'channel' | 'text'>): string {
  const moment = said.reportedAt.replace(/[-:]/g, '');
  const hash = createHash('sha256').update(`${said.channel}\n${said.text}`).digest('hex').slice(0, 6);
  return `${said.customerId}:${moment}:${hash}`;
}
