import { type Letter, type LetterContent, letterId } from '../../../shared/domain/letters/letter.ts';

export const digest = {
  kind: 'digest',
  staffId: 'S-1',
  on: '2026-11-23',
  since: '2026-11-20T00:30:00Z',
} as const;
export const revisit = {
  kind: 'revisit',
  rule: 'idle-week',
  customerId: 'C-1',
  taskId: 'idle-week:C-1:2026-11-23',
  on: '2026-11-23',
} as const;

/** A letter that nobody has looked at yet. */
export const queued = (content: LetterContent): Letter => ({
  id: letterId(content),
  content,
  state: 'queued',
  queuedAt: '2026-11-23T00:00:00Z',
  attempts: 0,
  to: null,
  subject: null,
  messageId: null,
  settledAt: null,
  note: null,
  receipts: {},
  version: 1,
});
