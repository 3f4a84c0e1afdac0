import * as z from 'zod';
import type { CustomerRecords, Trace } from '../../app/ports/maintenance.ts';
import { customerIdOfFeedback } from '../../domain/feedback/feedback.ts';
import { lazily } from '../../domain/lazily.ts';
import { type LetterContent, letterId } from '../../domain/letters/letter.ts';
import type { TraceKind } from '../../domain/records/erasure.ts';
import {
  ABOUT_CUSTOMERS,
  type ErasedIn,
  RECORD_KINDS,
  RECORDS,
  type RecordKind,
} from '../../domain/records/record-kind.ts';
import {
  archiveKey,
  CASE_PARTITION,
  customerPartition,
  FEEDBACK_PREFIX,
  type Key,
  letterKey,
  ORDER_PREFIX,
  STAFF_PARTITION,
  STEP_PREFIX,
  TABLE_KEYS,
  TASK_PREFIX,
} from '../keys.ts';
import { belongsTo, STORED_KINDS } from '../stored-kinds.ts';
import { type Item, type Table, withCustomer } from '../table.ts';

/** What stands with the customer, by the key alone. */
const kindOfKey = (sk: string): TraceKind =>
  ABOUT_CUSTOMERS.find((kind) => {
    const { home } = STORED_KINDS[kind];
    return 'sortKey' in home && belongsTo(sk, home.sortKey);
  }) ?? 'other';

/** As much of an archive as its erasure needs; each part may be beyond reading. */
const archiveRemainsSchema = lazily(() =>
  z.object({
    version: z.number().nullable().catch(null),
    archive: z.object({ specialist: z.string().nullable().catch(null) }).catch({ specialist: null }),
  }),
);

/** An id is never longer than this: what a person wrote names nobody. */
const LONGEST_NAME = 200;

/** Every short text in a record, whatever its shape is: among them is whoever it names. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length <= LONGEST_NAME ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(namesIn);
}

async function sortKeysOf(table: Table, partition: string): Promise<string[]> {
  const keys = table.query({ partition, only: TABLE_KEYS.sort, consistent: true });
  return Array.fromAsync(keys, ({ sk }) => String(sk));
}

/** What a customer's own records tell of the letters that may have been owed about them. */
interface Owing {
  customerId: string;
  taskIds: readonly string[];
  feedbackIds: readonly string[];
  steps: readonly { feedbackId: string; step: number }[];
  /**
   * Whom a step may have been told to: anybody on the staff, or somebody who has left it since and
   * whom the customer's own records name.
   */
  readers: ReadonlySet<string>;
}

/** By kind of letter, the ids of those that may have been owed: each follows from what owed it. */
const LETTERS_ABOUT: { readonly [kind in LetterContent['kind']]: (owing: Owing) => string[] } = {
  revisit: ({ taskIds }) => taskIds.map((taskId) => `revisit:${taskId}`),
  answer: ({ customerId, feedbackIds, steps }) => [
    ...feedbackIds.map((feedbackId) => letterId({ kind: 'answer', customerId, feedbackId })),
    // Each decision was a step, so that no more of them had answers.
    ...steps.map(({ feedbackId, step }) =>
      letterId({ kind: 'answer', customerId, feedbackId, number: step }),
    ),
  ],
  feedback: ({ steps, readers }) =>
    steps.flatMap((step) => [...readers].map((staffId) => letterId({ kind: 'feedback', staffId, ...step }))),
  // Neither is about one customer, and neither keeps anything of one.
  digest: () => [],
  unreachable: () => [],
};

/** Every letter that may have been owed to this customer, or to staff about them. */
function letterIdsOf(
  customerId: string,
  sortKeys: readonly string[],
  readers: ReadonlySet<string>,
): string[] {
  const under = (prefix: string) =>
    sortKeys.filter((sk) => sk.startsWith(prefix)).map((sk) => sk.slice(prefix.length));
  const steps = under(STEP_PREFIX).map((step) => {
    const end = step.lastIndexOf('#');
    return { feedbackId: step.slice(0, end), step: Number(step.slice(end + 1)) };
  });
  // Feedback that is gone already, since an erasure was killed, still has its steps.
  const feedbackIds = [...under(FEEDBACK_PREFIX), ...steps.map(({ feedbackId }) => feedbackId)];
  const owing = { customerId, taskIds: under(TASK_PREFIX), feedbackIds, steps, readers };
  return Object.values(LETTERS_ABOUT).flatMap((idsOf) => idsOf(owing));
}

interface OfCustomer {
  customerId: string;
  /** Every record in the customer's partition. */
  records: readonly Item[];
}

async function lettersAbout(table: Table, { customerId, records }: OfCustomer): Promise<Key[]> {
  const staffIds = await sortKeysOf(table, STAFF_PARTITION);
  const named = records.filter(({ sk }) => !String(sk).startsWith(ORDER_PREFIX)).flatMap(namesIn);
  const sortKeys = records.map(({ sk }) => String(sk));
  const letterIds = new Set(letterIdsOf(customerId, sortKeys, new Set([...staffIds, ...named])));
  const letters = await table.getAll([...letterIds].map(letterKey));
  return letters.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
}

async function casesAbout(table: Table, { customerId }: OfCustomer): Promise<Key[]> {
  const cases = await sortKeysOf(table, CASE_PARTITION);
  return cases
    .filter((sk) => customerIdOfFeedback(sk.slice(sk.indexOf('#') + 1)) === customerId)
    .map((sk) => ({ pk: CASE_PARTITION, sk }));
}

/** How what is about a customer and does not stand with them is found. */
const FOUND_APART = {
  letter: lettersAbout,
  case: casesAbout,
} satisfies { readonly [kind in ErasedIn<'apart'>]: (table: Table, of: OfCustomer) => Promise<Key[]> };

const isApart = (kind: RecordKind): kind is ErasedIn<'apart'> => RECORDS[kind].erasure === 'apart';
const KINDS_APART = RECORD_KINDS.filter(isApart);

async function tracesOf(table: Table, customerId: string): Promise<Trace[]> {
  const pk = customerPartition(customerId);
  const records = await Array.fromAsync(table.query(withCustomer(customerId)));
  const together = records
    .map(({ sk }) => String(sk))
    .filter((sk) => sk !== archiveKey(customerId).sk)
    .map((sk) => ({ kind: kindOfKey(sk), at: { pk, sk } }));
  const apart = await Promise.all(
    KINDS_APART.map(async (kind) =>
      (await FOUND_APART[kind](table, { customerId, records })).map((at) => ({ kind, at })),
    ),
  );
  return [...together, ...apart.flat()];
}

/** Nothing of it is parsed, so that what cannot be read is found as well. */
export async function customerRecordsIn(table: Table, customerId: string): Promise<CustomerRecords> {
  const [item, traces] = await Promise.all([table.get(archiveKey(customerId)), tracesOf(table, customerId)]);
  if (!item) return { archive: undefined, traces };
  const { version, archive } = archiveRemainsSchema().parse(item);
  return { archive: { version, specialist: archive.specialist }, traces };
}
