import type { Case } from '../../domain/feedback/case.ts';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import type { FeedbackStep } from '../../domain/feedback/feedback-step.ts';
import type { InstantText } from '../../domain/time/dates.ts';

export interface Feedbacks {
  feedback(feedbackId: string): Promise<Feedback | undefined>;
  /** Oldest first. */
  feedbackOfCustomer(customerId: string): Promise<Feedback[]>;
  /** All that is undecided, by the moment at which the clock looks at it next. */
  openFeedback(): AsyncIterable<Feedback>;
  /** What was reported in `[from, until)` and is decided, oldest first. */
  decidedFeedback(from: InstantText, until: InstantText): AsyncIterable<Feedback>;
  /** All that waits for a person's decision, by deadline. */
  feedbackHeldBy(staffId: string): Promise<Feedback[]>;
  /** The whole history, oldest first. */
  stepsOf(feedbackId: string): Promise<FeedbackStep[]>;
}

export interface Cases {
  /** The newest first. */
  cases(): AsyncIterable<Case>;
}
