import type { Temporal } from 'temporal-polyfill';
import type { Rulebook } from '../follow-up/rulebook.ts';
import type { Policy } from '../policy/policy.ts';
import { handed, type Turn } from '../response/turn.ts';
import { instantText } from '../time/dates.ts';
import { urgencyOf } from './classify.ts';
import type { Feedback } from './feedback.ts';
import { type Stepped, stepped } from './feedback-clock.ts';
import { turnOf } from './feedback-turn.ts';

/** What is added to longer feedback stands in its history alone. */
const LONGEST_CHARACTERS = 4_000;

/**
 * The customer said more while it is undecided. Where that makes it urgent, the turn runs as an
 * urgent one from now on, if that ends sooner.
 */
export function added(
  feedback: Feedback,
  words: string,
  policy: Policy,
  rulebook: Rulebook,
  now: Temporal.Instant,
): Stepped {
  const { value, sign } = urgencyOf(words, policy.response.classify);
  const becomesUrgent = value === 'urgent' && feedback.urgency !== 'urgent';
  const text = `${feedback.text}\n${words}`;
  const added: Feedback = { ...feedback, text: text.length > LONGEST_CHARACTERS ? feedback.text : text };
  const next: Feedback = becomesUrgent
    ? {
        ...added,
        urgency: 'urgent',
        because: { ...added.because, urgency: sign === null ? { code: 'no-sign' } : { code: 'sign', sign } },
        turn: quickened(feedback, rulebook, now),
      }
    : added;
  const at = instantText(now);
  return stepped(next, { code: 'added', text: words, ...handed(next.turn) }, at, now);
}

function quickened({ turn, policyVersion }: Feedback, rulebook: Rulebook, now: Temporal.Instant): Turn {
  const { deadline, next } = turnOf(turn, turn.asked, instantText(now), rulebook, {
    policyVersion,
    urgency: 'urgent',
  });
  if (deadline >= turn.deadline || turn.next.does === 'remind') return turn;
  return { ...turn, deadline, next: turn.next.does === 'warn' ? next : { does: 'escalate', at: deadline } };
}
