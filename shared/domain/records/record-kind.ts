import type { InstantText } from '../time/dates.ts';

/**
 * When an erasure takes a kind of record away. Why in this order: so that a kill between any two
 * writes leaves nothing that the clock stumbles over and nothing that a repeated erasure cannot
 * find.
 *
 * 1. `archive`: the archive first, with its place in the caseloads and the note that the erasure
 *    began, in one transaction on the version that was read. Sweeps, imports and touches write on
 *    that version, so none of them can add to what is taken away. With the archive last, a sweep in
 *    between would find a due customer whose open tasks are missing.
 * 2. `clocked`: feedback, which alone is on a clock of its own: once it is gone no step and no
 *    letter can be added.
 * 3. `apart`: what does not stand with the customer, letters and cases. A letter that becomes due
 *    before is dropped, since its customer is gone.
 * 4. `rest`: everything else. Letters are found through tasks and steps, so these go after them.
 */
export const ERASURE_TURNS = ['archive', 'clocked', 'apart', 'rest'] as const;
type ErasureTurn = (typeof ERASURE_TURNS)[number];

/** What becomes of a kind of record when somebody at the command line undoes what was done. */
interface Undoing {
  /** By the erasure of a customer. */
  erasure: ErasureTurn | 'kept';
  /**
   * By copying customers back from a table that was restored: it is `rolled-back` to what it was
   * then, or it comes back only where it is `missing`, so that no decision is lost whose letters
   * are out, or it stays as it is `today`: what was sent is not sent again, and nobody who
   * unsubscribed is written to.
   */
  restore: 'rolled-back' | 'missing' | 'today';
}

/**
 * Everything that the table holds, by the kind that each record carries. How each is stored:
 * shared/store/stored-kinds.ts.
 */
export const RECORDS = {
  customer: { erasure: 'archive', restore: 'rolled-back' },
  order: { erasure: 'rest', restore: 'rolled-back' },
  touch: { erasure: 'rest', restore: 'rolled-back' },
  task: { erasure: 'rest', restore: 'rolled-back' },
  feedback: { erasure: 'clocked', restore: 'missing' },
  'feedback-step': { erasure: 'rest', restore: 'missing' },
  case: { erasure: 'apart', restore: 'today' },
  letter: { erasure: 'apart', restore: 'today' },
  staff: { erasure: 'kept', restore: 'today' },
  roster: { erasure: 'kept', restore: 'today' },
  policy: { erasure: 'kept', restore: 'today' },
  suppression: { erasure: 'kept', restore: 'today' },
  erasure: { erasure: 'kept', restore: 'today' },
  clock: { erasure: 'kept', restore: 'today' },
  lease: { erasure: 'kept', restore: 'today' },
} as const satisfies Readonly<Record<string, Undoing>>;

export type RecordKind = keyof typeof RECORDS;
/** The kinds that an erasure takes away in one of these turns. */
export type ErasedIn<Turn extends ErasureTurn> = {
  [kind in RecordKind]: (typeof RECORDS)[kind]['erasure'] extends Turn ? kind : never;
}[RecordKind];

export const isRecordKind = (name: unknown): name is RecordKind =>
  typeof name === 'string' && Object.hasOwn(RECORDS, name);

export const RECORD_KINDS: readonly RecordKind[] = Object.keys(RECORDS).filter(isRecordKind);

const isAboutCustomers = (kind: RecordKind): kind is ErasedIn<ErasureTurn> =>
  RECORDS[kind].erasure !== 'kept';

/** Records that are about one customer. */
export const ABOUT_CUSTOMERS = RECORD_KINDS.filter(isAboutCustomers);

/** What is wrong with a record. It tells nothing of the contents. */
export type RecordFault =
  /** `why` is the first field that is not as it ought to be, and what it ought to be. */
  | { code: 'unreadable'; why: string }
  | { code: 'unknown-kind'; kind: string | null }
  /** It is meant to be looked at again, and is where no clock comes to it. */
  | { code: 'never-due'; because: 'no-moment' | 'no-shard' | 'bad-moment' | 'other-shard' }
  /**
   * The clock comes to it at another moment than the rules of today's policy say; null is never.
   */
  | { code: 'other-look'; dueAt: InstantText | null; byTheRules: InstantText | null };
