import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { type InstantText, instantTextSchema } from '../time/dates.ts';

/**
 * What became of one message that SES took over, each outweighing those before it, in whatever
 * order they are heard of. A soft bounce after a delivery is most often a mailbox that answers that
 * its reader is away.
 */
export const FATES = ['sent', 'soft-bounced', 'delivered', 'rejected', 'bounced', 'complained'] as const;
export type Fate = (typeof FATES)[number];

const FAILURES = ['soft-bounced', 'rejected', 'bounced'] as const satisfies readonly Fate[];
type Failure = (typeof FAILURES)[number];
const isFailure = (fate: Fate): fate is Failure => FAILURES.some((failure) => failure === fate);

/** The last word on one message, with the moment at which it came true by SES's clock. */
const receiptSchema = lazily(() =>
  z.object({
    fate: z.enum(FATES),
    at: instantTextSchema,
    /** What the other side said. */
    why: z.string().nullable(),
  }),
);
export type Receipt = z.infer<ReturnType<typeof receiptSchema>>;

/** Of one letter, by SES's message id: a letter that was sent again is several messages. */
export const receiptsSchema = lazily(() => z.record(z.string(), receiptSchema()));
export type Receipts = Readonly<Record<string, Receipt>>;

const rank = ({ fate, at, why }: Receipt): string => `${FATES.indexOf(fate)} ${at} ${why ?? ''}`;

/** What the receipts of a letter come to. */
export type KnownFate =
  | { arrived: true; messageId: string; at: InstantText; complained: boolean }
  | { arrived: false; messageId: string; at: InstantText; fate: Failure; why: string };

type Heard = readonly [messageId: string, receipt: Receipt];

const failed = ([, { fate }]: Heard): boolean => isFailure(fate);
const weight = ([messageId, receipt]: Heard): string => `${rank(receipt)} ${messageId}`;

/** One message that got through is enough; among the others, the last word. */
function decisive(a: Heard, b: Heard): Heard {
  if (failed(a) !== failed(b)) return failed(a) ? b : a;
  return weight(a) < weight(b) ? b : a;
}

const fateBy = ([messageId, { fate, at, why }]: Heard): KnownFate =>
  isFailure(fate)
    ? { arrived: false, messageId, at, fate, why: why ?? '' }
    : { arrived: true, messageId, at, complained: fate === 'complained' };

/** Undefined while nothing was heard of any message. */
export function knownFate(receipts: Receipts): KnownFate | undefined {
  const [first, ...others] = Object.entries(receipts);
  return first && fateBy(others.reduce<Heard>(decisive, first));
}

/**
 * One more word about one message. Words are joined so that the same ones in any order, once or
 * often, come to the same. `news` is false when it was known already, or something weightier was.
 */
export function heard(
  receipts: Receipts,
  messageId: string,
  receipt: Receipt,
): { receipts: Receipts; fate: KnownFate; news: boolean } {
  const known = Object.hasOwn(receipts, messageId) ? receipts[messageId] : undefined;
  const news = !known || rank(known) < rank(receipt);
  const last = known && !news ? known : receipt;
  const after = { ...receipts, [messageId]: last };
  const fate = fateBy(Object.entries(after).reduce<Heard>(decisive, [messageId, last]));
  return { receipts: after, fate, news };
}
