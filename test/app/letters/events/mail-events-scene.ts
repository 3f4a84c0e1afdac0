import { hearOfLetter, type MailEvent } from '../../../../shared/app/letters/hear-of-letter.ts';
import type { Mailer } from '../../../../shared/app/ports/letters.ts';
import type { Letter } from '../../../../shared/domain/letters/letter.ts';
import type { Outcome } from '../../../../shared/domain/letters/letter-states.ts';
import type { Fate } from '../../../../shared/domain/letters/receipts.ts';
import { type InstantText, instantText } from '../../../../shared/domain/time/dates.ts';
import { at, type Department, LONDON } from '../../../fixtures/department.ts';
import { lettersIn, mailed, member, order, sweepAt, takeIn } from '../../clock/sweep-scene.ts';

export const QUEUED = '2011-04-01T07:15:00Z';
export const POSTED = '2011-04-01T07:20:00Z';

/** Seconds after the posting at which each fate comes true, by SES's clock. */
const SECONDS: { [fate in Fate]: number } = {
  sent: 1,
  'soft-bounced': 4,
  delivered: 5,
  rejected: 6,
  bounced: 9,
  complained: 30,
};

/** What SES says of a message of a letter. */
export const wordOf = (letterId: string, messageId: string, fate: Fate): MailEvent => ({
  letterId,
  messageId,
  receipt: {
    fate,
    at: instantText(at(POSTED).add({ seconds: SECONDS[fate] })),
    why: fate.endsWith('bounced') || fate === 'rejected' ? 'because' : null,
  },
  suppress: undefined,
});

export const hear = ({ store }: Department, event: MailEvent, when = POSTED) =>
  hearOfLetter(store, event, at(when));

/** One specialist with a customer each, and by 07:15 in London one letter to each of them. */
export async function letteredFor(department: Department, pairs: number): Promise<Letter[]> {
  const numbers = Array.from({ length: pairs }, (_, index) => index + 1);
  await takeIn(department.store, {
    policy: { ...LONDON, digest: { at: '08:15' } },
    staff: numbers.map((n) => member(`S-${n}`, 'specialist', { email: `s-${n}@rainbow.example` })),
    customers: numbers.map((n) => mailed(`C-${n}`, { specialist: `S-${n}` })),
    orders: numbers.map((n) => order(`C-${n}`, '2011-03-24')),
  });
  await sweepAt(department.store, QUEUED);
  return lettersIn(department.store);
}

/** Which of the pairs a letter is for. */
export const numberOf = (letterId: string): number => Number(/[CS]-(\d+)/.exec(letterId)?.[1]);

/**
 * A mailer that does what the test says when it is asked to send; messages are m-1, m-2 of each
 * letter.
 */
export function mailerThat(send: (letterId: string, messageId: string) => Promise<Outcome>): Mailer & {
  /** How often each letter was sent. */
  sendings: ReadonlyMap<string, number>;
} {
  const sendings = new Map<string, number>();
  return {
    sendings,
    send({ letterId }) {
      const number = (sendings.get(letterId) ?? 0) + 1;
      sendings.set(letterId, number);
      return send(letterId, `m-${number}`);
    },
  };
}

/** The moments at which the post must look at letters again, by letter. */
export async function dueLettersOf({ store }: Department): Promise<Map<string, InstantText>> {
  const due = new Map<string, InstantText>();
  for await (const row of store.dueLetters('9999-12-31T23:59:59Z')) {
    if (row.kind === 'unreadable') throw new Error(row.unreadable.error);
    due.set(row.letter.id, row.dueAt);
  }
  return due;
}

/**
 * Letters of which state and due index disagree: due though settled for good, or forgotten though
 * not.
 */
export async function misfiled(department: Department): Promise<string[]> {
  const due = await dueLettersOf(department);
  return (await lettersIn(department.store)).flatMap(({ id, state }) => {
    const open = state === 'queued' || state === 'claimed';
    // One of unknown fate is due until its kind has decided.
    const right = state === 'unknown' || open === due.has(id);
    return right ? [] : [`${id} ${state} due ${due.get(id)}`];
  });
}
