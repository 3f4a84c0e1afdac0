import type { LetterContent } from '../../domain/letters/letter.ts';
import { mayComeTwice } from '../../domain/letters/letter-kinds.ts';
import type { Outcome } from '../../domain/letters/letter-states.ts';
import type { Doubts } from '../ports/letters.ts';

/**
 * So many are no bad luck of a letter but a mail service that fails: what was not tried yet waits
 * for better times.
 */
const MOST_DOUBTS = 3;

/**
 * A customer's letter of unknown fate is never sent again, so that trying the service with one may
 * cost that letter.
 */
const CUSTOMERS_WAIT_MS = 15 * 60_000;

/**
 * Decides which letters may still be tried while the mail service leaves open what becomes of them.
 */
export interface Breaker {
  /**
   * Whether a letter of this kind may be begun now; in doubt, after the one on its way has its
   * answer.
   */
  mayTry(content: LetterContent): Promise<boolean>;
  /** Whether it is of any use to look at the next letter in this run. */
  mayGoOn(): boolean;
  /** Sends, and counts what came of it. */
  watched(send: () => Promise<Outcome>): Promise<Outcome>;
  inDoubt(): boolean;
  standing(): Doubts;
}

/**
 * In doubt each run tries the service with one letter: one to staff, who may get it twice, or after
 * a quarter of an hour one to a customer. When that goes well, the others follow.
 */
export function newBreaker(before: Doubts, machineMs: () => number): Breaker {
  let { inARow, lastMs } = before;
  let failedHere = false;
  let trial: Promise<Outcome> | undefined;
  const inDoubt = () => inARow >= MOST_DOUBTS;
  return {
    async mayTry(content) {
      if (inDoubt()) await trial;
      if (!inDoubt()) return true;
      return !failedHere && (mayComeTwice(content) || machineMs() - lastMs >= CUSTOMERS_WAIT_MS);
    },
    mayGoOn: () => !(inDoubt() && failedHere),
    watched(send) {
      const attempt = send().then((outcome) => {
        inARow = outcome.was === 'ambiguous' ? inARow + 1 : 0;
        if (outcome.was === 'ambiguous') {
          lastMs = machineMs();
          failedHere = true;
        }
        return outcome;
      });
      trial = attempt;
      return attempt;
    },
    inDoubt,
    standing: () => ({ inARow, lastMs }),
  };
}
