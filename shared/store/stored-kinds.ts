import type * as z from 'zod';
import type { RECORDS, RecordKind } from '../domain/records/record-kind.ts';
import {
  archiveItemSchema,
  caseItemSchema,
  caseloadsItemSchema,
  clockItemSchema,
  erasureItemSchema,
  feedbackItemSchema,
  leaseItemSchema,
  letterItemSchema,
  orderItemSchema,
  policyItemSchema,
  staffItemSchema,
  stepItemSchema,
  suppressionItemSchema,
  taskItemSchema,
  touchItemSchema,
} from './items.ts';
import {
  archiveKey,
  CASE_PARTITION,
  CASELOADS_KEY,
  CLOCK_KEY,
  erasurePartition,
  FEEDBACK_PREFIX,
  type LANES,
  leaseKey,
  letterKey,
  ORDER_PREFIX,
  POLICY_PARTITION,
  STAFF_PARTITION,
  STEP_PREFIX,
  suppressionKey,
  TASK_PREFIX,
  TOUCH_PREFIX,
} from './keys.ts';

type Lane = keyof typeof LANES;
/** In the partition of its customer, under this sort key; `#` goes on. */
type WithCustomer = { sortKey: string };
/** In this partition; `#` goes on, and each has its own. */
type OnItsOwn = { partition: string };

/**
 * An erasure finds by itself what stands with the customer; for what stands apart,
 * customer-records.ts says how.
 */
type HomeOf<Kind extends RecordKind> = (typeof RECORDS)[Kind]['erasure'] extends 'kept' | 'apart'
  ? OnItsOwn
  : WithCustomer;

/**
 * How each kind of record is stored. The kind is the attribute `kind` of its items, unless they are
 * nameless: then their place alone says what they are.
 */
export const STORED_KINDS = {
  customer: { schema: archiveItemSchema, home: { sortKey: archiveKey('').sk }, due: 'sweep' },
  order: { schema: orderItemSchema, home: { sortKey: ORDER_PREFIX }, due: 'never' },
  touch: { schema: touchItemSchema, home: { sortKey: TOUCH_PREFIX }, due: 'never' },
  task: { schema: taskItemSchema, home: { sortKey: TASK_PREFIX }, due: 'never' },
  feedback: { schema: feedbackItemSchema, home: { sortKey: FEEDBACK_PREFIX }, due: 'response' },
  'feedback-step': { schema: stepItemSchema, home: { sortKey: STEP_PREFIX }, due: 'never' },
  case: { schema: caseItemSchema, home: { partition: CASE_PARTITION }, due: 'never' },
  letter: { schema: letterItemSchema, home: { partition: letterKey('').pk }, due: 'post' },
  staff: { schema: staffItemSchema, home: { partition: STAFF_PARTITION }, due: 'sweep' },
  roster: { schema: caseloadsItemSchema, home: { partition: CASELOADS_KEY.pk }, due: 'never' },
  policy: { schema: policyItemSchema, home: { partition: POLICY_PARTITION }, due: 'never' },
  suppression: { schema: suppressionItemSchema, home: { partition: suppressionKey('').pk }, due: 'never' },
  erasure: { schema: erasureItemSchema, home: { partition: erasurePartition('') }, due: 'never' },
  clock: { schema: clockItemSchema, home: { partition: CLOCK_KEY.pk }, due: 'never', nameless: true },
  lease: { schema: leaseItemSchema, home: { partition: leaseKey('').pk }, due: 'never', nameless: true },
} as const satisfies {
  readonly [kind in RecordKind]: {
    schema: () => z.ZodType;
    home: HomeOf<kind>;
    /** The lane of the due index in which the clock or the post comes to it. */
    due: Lane | 'never';
    nameless?: true;
  };
};

/** The kinds that can be due in a lane. */
export type DueIn<L extends Lane> = {
  [kind in RecordKind]: (typeof STORED_KINDS)[kind]['due'] extends L ? kind : never;
}[RecordKind];

/**
 * Whether a key is of this home: one that ends in a sign goes on behind it, any other is the whole
 * key.
 */
export const belongsTo = (key: string, home: string): boolean =>
  home.endsWith('#') ? key.startsWith(home) : key === home;
