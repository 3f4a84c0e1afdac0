import type { Because } from '../feedback/feedback.ts';
import type { FeedbackStep } from '../feedback/feedback-step.ts';
import type { Category, FeedbackChannel, Urgency } from '../names.ts';
import type { InstantText } from '../time/dates.ts';

/** How people and moments are shown to the reader at hand. */
export interface Display {
  /** Null is nobody. */
  person(staffId: string | null): string;
  moment(instant: InstantText): string;
}

/** What there is to say about feedback, in one language. */
export interface FeedbackSentences {
  channel: { [name in FeedbackChannel]: string };
  category: { [name in Category]: string };
  urgency: { [name in Urgency]: string };
  /** Where feedback stands, by its moment in local time. */
  until(deadline: string): string;
  decidedAt(moment: string): string;
  because(because: Because): string;
  /** Working time: `1 h 25 min`. */
  workingTime(minutes: number): string;
  /** How long after its time the clock came to a step; undefined when it was not late. */
  late(step: FeedbackStep): string | undefined;
  /** One step of a history, without its moment. */
  step(step: FeedbackStep, display: Display): string;
}
