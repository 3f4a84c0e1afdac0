import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { CHANNELS, LANGUAGES, RULES } from '../names.ts';
import { instantTextSchema, type LocalDate, localDateSchema } from '../time/dates.ts';
import { balanceSchema } from './balance.ts';

/**
 * A touch as decisions remember it; the full record with outcome and notes is an item of its own.
 */
export const rememberedTouchSchema = lazily(() =>
  z.object({
    on: localDateSchema,
    at: instantTextSchema,
    channel: z.enum(CHANNELS),
    by: z.string(),
  }),
);
export type RememberedTouch = z.infer<ReturnType<typeof rememberedTouchSchema>>;

/** What the archive keeps of a task that is open, enough to end it without reading it. */
const openTaskSchema = lazily(() =>
  z.object({
    id: z.string(),
    rule: z.enum(RULES),
    opens: localDateSchema,
    closes: localDateSchema,
    since: localDateSchema,
    dueOn: localDateSchema,
    channels: z.array(z.enum(CHANNELS)).readonly(),
  }),
);
export type OpenTask = z.infer<ReturnType<typeof openTaskSchema>>;

/**
 * A customer's archive (客户档案) as far as the follow-up rules need it. The due index carries
 * all of it, so a decision reads nothing else.
 */
export const archiveSchema = lazily(() =>
  z.object({
    customerId: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    /** The customer agreed to letters. */
    mayMail: z.boolean(),
    language: z.enum(LANGUAGES).nullable(),
    specialist: z.string().nullable(),
    /** E: known to the engine since. */
    enrolledOn: localDateSchema,
    createdOn: localDateSchema,
    acceptedOn: localDateSchema.nullable(),
    lastOrderAt: instantTextSchema.nullable(),
    lastOrderOn: localDateSchema.nullable(),
    open: z.array(openTaskSchema()).readonly(),
    /**
     * Per rule, `opens` of the last window that was decided. Rules that count from D0 start over
     * with a new D0.
     */
    decided: z.partialRecord(z.enum(RULES), localDateSchema),
    touches: z.array(rememberedTouchSchema()).readonly(),
    /** Revisit letters owed so far in the calendar month `YYYY-MM`. */
    mailed: z.object({ month: z.string(), count: z.number() }).nullable(),
    /** As the finance department last told; null until then. */
    balance: balanceSchema().nullable(),
    /** Who had the customer before, each up to a local day that is not included; null is nobody. */
    holders: z.array(z.object({ staffId: z.string().nullable(), until: localDateSchema })).readonly(),
    version: z.number(),
  }),
);
export type Archive = z.infer<ReturnType<typeof archiveSchema>>;

/** What D0 was counted from. */
export type AnchorBasis = 'order' | 'contract' | 'archive';

/**
 * D0 (docs/design.md, "Follow-up rules"): the last order, else the contract's acceptance, else the
 * archive's creation.
 */
export function lastDealing(archive: Archive): { on: LocalDate; basis: AnchorBasis } {
  if (archive.lastOrderOn) return { on: archive.lastOrderOn, basis: 'order' };
  if (archive.acceptedOn) return { on: archive.acceptedOn, basis: 'contract' };
  return { on: archive.createdOn, basis: 'archive' };
}

/**
 * So many earlier holders are remembered; a window that nobody looked at for longer is the oldest
 * one's.
 */
const MOST_HOLDERS = 12;

/** The archive with another specialist from `today` on. */
export function handedTo(archive: Archive, specialist: string | null, today: LocalDate): Archive {
  if (specialist === archive.specialist) return archive;
  const { holders } = archive;
  // Whoever had it for a part of one day only did not hold it at the end of any.
  const before = holders.at(-1)?.until === today ? [] : [{ staffId: archive.specialist, until: today }];
  return { ...archive, specialist, holders: [...holders, ...before].slice(-MOST_HOLDERS) };
}

/** Whoever had the customer at the end of that local day; null is nobody. */
export function holderOn({ holders, specialist }: Archive, on: LocalDate): string | null {
  const before = holders.find(({ until }) => on < until);
  return before ? before.staffId : specialist;
}
