import type { InstantText } from '../time/dates.ts';

/** Records that are about one customer. */
export const ABOUT_CUSTOMERS = [
  'customer',
  'order',
  'touch',
  'task',
  'feedback',
  'feedback-step',
  'case',
  'letter',
] as const;

/** Everything that the table holds. */
export const RECORD_KINDS = [
  ...ABOUT_CUSTOMERS,
  'staff',
  'roster',
  'policy',
  'suppression',
  'erasure',
  'clock',
  'lease',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What is wrong with a record. It tells nothing of the contents. */
export type RecordFault =
  /** `why` is the first field that is not as it ought to be, and what it ought to be. */
  | { code: 'unreadable'; why: string }
  | { code: 'unknown-kind'; kind: string | null }
  /** It is meant to be looked at again, and is where no clock comes to it. */
  | { code: 'never-due'; because: 'no-moment' | 'no-shard' | 'bad-moment' | 'other-shard' }
  /** The clock comes to it at another moment than the rules of today's policy say; null is never. */
  | { code: 'other-look'; dueAt: InstantText | null; byTheRules: InstantText | null };
