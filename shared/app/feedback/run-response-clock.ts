import type { Temporal } from 'temporal-polyfill';
import { dueAtOf, type Feedback } from '../../domain/feedback/feedback.ts';
import { clockStep } from '../../domain/feedback/feedback-clock.ts';
import { type FeedbackStep, isLate } from '../../domain/feedback/feedback-step.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { by } from '../../domain/in-order.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import { type InstantText, instantText } from '../../domain/time/dates.ts';
import type { Unreadable } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { newAside } from '../set-aside.ts';
import { changesOf, lettersOf } from './feedback-letters.ts';

/** One thing that the response clock did. */
export interface Firing {
  feedbackId: string;
  step: 'warned' | 'escalated' | 'reminded';
  /** Who was told: for an escalation, the next leader. */
  holder: string | null;
  /** When it was due. */
  at: InstantText;
  lateSeconds: number;
}

/** What the response clock did in one sweep, in the order in which it was due. */
export interface Responses {
  fired: Firing[];
  /** Firings that came more than a minute after they were due. */
  late: { count: number; worstSeconds: number };
  lettersQueued: number;
  /** Feedback that was decided, or seen to by another sweep, in the very moment. */
  overtaken: number;
  setAside: Unreadable[];
}

interface Due {
  feedback: Feedback;
  dueAt: InstantText;
  /** How often its commit was refused. */
  refused: number;
}

const MOST_MATTERS_AT_ONCE = 24;

/** More often than this, nobody is passing by but something is wrong with the record. */
const MOST_TRIES = 8;

const byTime = by<Due>(
  ({ dueAt }) => dueAt,
  ({ feedback }) => feedback.id,
);

/** The order in which things were due; those of one matter are in order already. */
const byMoment = by<Firing>(
  ({ at }) => at,
  ({ feedbackId }) => feedbackId,
);

/** Keeps what waits in order, the next one last. */
function enqueue(waiting: Due[], entry: Due): void {
  const place = waiting.findLastIndex((other) => byTime(other, entry) > 0);
  waiting.splice(place + 1, 0, entry);
}

/**
 * Fires everything that is due on the response clock at `now`, oldest first and some matters at
 * once, each step a commit of its own on the version that it was decided from: a decision that
 * comes first leaves nothing to fire.
 *
 * @param mayGoOn asked before each step; what is left then stays due.
 */
export async function runResponseClock(
  store: Store,
  rulebook: Rulebook,
  now: Temporal.Instant,
  mayGoOn: () => boolean = () => true,
): Promise<Responses> {
  const responses: Responses = {
    fired: [],
    late: { count: 0, worstSeconds: 0 },
    lettersQueued: 0,
    overtaken: 0,
    setAside: [],
  };
  const aside = newAside(responses.setAside);
  const waiting: Due[] = [];
  try {
    for await (const due of store.dueFeedback(instantText(now)))
      if (due.kind === 'unreadable') aside.set(due.unreadable);
      else waiting.push({ feedback: due.feedback, dueAt: due.feedback.turn.next.at, refused: 0 });
  } catch (error) {
    // What was read goes on, and so does everything else that the clock looks after.
    aside.set({ key: 'the response clock', error: String(error) }, error);
  }
  if (waiting.length === 0) return responses;
  waiting.sort(byTime).reverse();

  const staff = await store.staff();
  let gaveUp = false;
  /** Takes whatever is next while there is something; a matter is with one of them at a time. */
  const works = async (): Promise<void> => {
    for (let next = waiting.pop(); next && !gaveUp && mayGoOn(); next = waiting.pop()) {
      try {
        const after = await fire(store, rulebook, staff, next, now, responses);
        if (!after) continue;
        const { feedback, refused } = after;
        const dueAt = dueAtOf(feedback);
        if (dueAt && dueAt <= instantText(now)) enqueue(waiting, { feedback, dueAt, refused });
      } catch (error) {
        aside.set({ key: `feedback ${next.feedback.id}`, error: String(error) }, error);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: MOST_MATTERS_AT_ONCE }, works));
  } finally {
    // After an error of one the others finish what they have in hand and take nothing more.
    gaveUp = true;
  }
  // What was done at once is told as if it had been done one after the other.
  responses.fired.sort(byMoment);
  return responses;
}

/** Fires one step. Returns what is true afterwards; undefined when there is nothing any more. */
async function fire(
  store: Store,
  rulebook: Rulebook,
  staff: readonly Staff[],
  { feedback, refused }: Due,
  now: Temporal.Instant,
  responses: Responses,
): Promise<Pick<Due, 'feedback' | 'refused'> | undefined> {
  const stepped = clockStep(feedback, staff, rulebook, now);
  const committed = await store.commit(changesOf(stepped, feedback.version));
  if (committed.done) {
    record(responses, stepped.step, feedback.turn.next.at);
    responses.lettersQueued += lettersOf(stepped).length;
    return { feedback: stepped.feedback, refused: 0 };
  }
  // Somebody was here first, or the row of the index was stale: what is true now decides.
  responses.overtaken++;
  const stored = await store.feedback(feedback.id);
  // Erased on request, in the very moment.
  if (!stored) return undefined;
  if (refused >= MOST_TRIES) throw new Error('its step was refused over and over');
  return { feedback: stored, refused: stored.version === feedback.version ? refused + 1 : 0 };
}

/** @param dueAt of a reminder, the first that was due; the step tells of the last. */
function record({ fired, late }: Responses, step: FeedbackStep, dueAt: InstantText): void {
  if (step.code !== 'warned' && step.code !== 'escalated' && step.code !== 'reminded') return;
  const { feedbackId, code, holder, lateSeconds } = step;
  fired.push({ feedbackId, step: code, holder, at: dueAt, lateSeconds });
  if (!isLate(step)) return;
  late.count++;
  late.worstSeconds = Math.max(late.worstSeconds, lateSeconds);
}
