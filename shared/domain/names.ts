/** The closed lists of the business, in the order in which people meet them. */

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const CHANNELS = ['phone', 'sms', 'meeting', 'wechat', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export const RULES = ['idle-week', 'monthly-touch', 'annual-visit'] as const;
export type RuleName = (typeof RULES)[number];

export const TASK_STATES = ['open', 'done', 'cancelled', 'missed', 'excused'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const LETTER_STATES = ['queued', 'claimed', 'sent', 'unknown', 'failed', 'suppressed'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/**
 * From the desk up to the top of the escalation ladder; `manager` stands on the ladder
 * (docs/design.md, "The response clock").
 */
export const ROLES = [
  'specialist',
  'supervisor',
  'manager',
  'salesperson',
  'marketing-director',
  'finance-supervisor',
  'department-head',
  'general-manager',
] as const;
export type Role = (typeof ROLES)[number];

/** Whom an unanswered deadline goes up to, rung by rung (docs/design.md, "The response clock"). */
export const LADDER = [
  'supervisor',
  'manager',
  'marketing-director',
  'general-manager',
] as const satisfies readonly Role[];
export type LadderRole = (typeof LADDER)[number];

/** How feedback came in. */
export const FEEDBACK_CHANNELS = ['phone', 'email', 'wechat', 'chat', 'visit', 'web'] as const;
export type FeedbackChannel = (typeof FEEDBACK_CHANNELS)[number];

export const CATEGORIES = ['product', 'service', 'operation', 'suggestion', 'consultation'] as const;
export type Category = (typeof CATEGORIES)[number];

export const URGENCIES = ['urgent', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Why an address is on the suppression list. */
export const SUPPRESSION_REASONS = ['unsubscribed', 'bounced', 'complained'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];
