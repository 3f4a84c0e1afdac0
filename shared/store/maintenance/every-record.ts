import * as z from 'zod';
import type { RecordState, Records } from '../../app/ports/maintenance.ts';
import { RECORD_KINDS, type RecordFault, type RecordKind } from '../../domain/records/record-kind.ts';
import { instantTextSchema } from '../../domain/time/dates.ts';
import { sweptAttribute } from '../clock/clock-state.ts';
import { storedArchive } from '../customers/archives.ts';
import {
  archiveItemSchema,
  caseItemSchema,
  caseloadsItemSchema,
  erasureItemSchema,
  feedbackItemSchema,
  letterItemSchema,
  orderItemSchema,
  policyItemSchema,
  staffItemSchema,
  stepItemSchema,
  suppressionItemSchema,
  taskItemSchema,
  touchItemSchema,
} from '../items.ts';
import { ALL_SHARDS, CLOCK_KEY, leaseKey, POST_SHARDS, RESPONSE_SHARD, sweepShard } from '../keys.ts';
import { recordOf, unreadable } from '../records.ts';
import { type Item, scanAll, type Table } from '../table.ts';

const clockItemSchema = z.object({
  ...Object.fromEntries(ALL_SHARDS.map((shard) => [sweptAttribute(shard), instantTextSchema.optional()])),
  sweptThrough: instantTextSchema.optional(),
  datedIn: z.string().optional(),
  standsAt: instantTextSchema.optional(),
});

const leaseItemSchema = z.object({
  holder: z.string().optional(),
  heldUntil: instantTextSchema.optional(),
  freeFromMs: z.number(),
});

const SCHEMAS: { readonly [kind in RecordKind]: z.ZodType } = {
  customer: archiveItemSchema,
  order: orderItemSchema,
  touch: touchItemSchema,
  task: taskItemSchema,
  feedback: feedbackItemSchema,
  'feedback-step': stepItemSchema,
  case: caseItemSchema,
  letter: letterItemSchema,
  staff: staffItemSchema,
  roster: caseloadsItemSchema,
  policy: policyItemSchema,
  suppression: suppressionItemSchema,
  erasure: erasureItemSchema,
  clock: clockItemSchema,
  lease: leaseItemSchema,
};

const SWEPT = ALL_SHARDS.map(sweepShard);

/** Where the clock or the post comes to a record that is due; the other kinds are never looked at again. */
const DUE_IN: { readonly [kind in RecordKind]?: readonly string[] } = {
  customer: SWEPT,
  staff: SWEPT,
  feedback: [RESPONSE_SHARD],
  letter: Object.values(POST_SHARDS),
};

/** Written by hand, since they are no business records and have one shape forever: they carry neither kind nor schema. */
function namelessKind({ pk }: Item): RecordKind | null {
  const partition = String(pk);
  if (partition === CLOCK_KEY.pk) return 'clock';
  return partition.startsWith(leaseKey('').pk) ? 'lease' : null;
}

const kindOf = (item: Item): RecordKind | null =>
  item.kind === undefined ? namelessKind(item) : (RECORD_KINDS.find((kind) => kind === item.kind) ?? null);

/** An index holds only what has both of its keys, as text, and is asked only for shards and moments that exist. */
function neverDue(kind: RecordKind, { dueShard, dueAt }: Item): RecordFault | null {
  if (dueShard === undefined && dueAt === undefined) return null;
  if (dueAt === undefined) return { code: 'never-due', because: 'no-moment' };
  if (dueShard === undefined) return { code: 'never-due', because: 'no-shard' };
  if (!instantTextSchema.safeParse(dueAt).success) return { code: 'never-due', because: 'bad-moment' };
  const comesBy = DUE_IN[kind]?.some((shard) => shard === dueShard);
  return comesBy ? null : { code: 'never-due', because: 'other-shard' };
}

function faultOf(kind: RecordKind, item: Item): RecordFault | null {
  const fault = neverDue(kind, item);
  if (fault) return fault;
  try {
    recordOf(SCHEMAS[kind], item);
    return null;
  } catch (error) {
    return { code: 'unreadable', why: unreadable(item, error).error };
  }
}

/** Items from before there were versions carry no `schema` and count as 1. */
const schemaOf = (item: Item): number | null =>
  item.kind === undefined && namelessKind(item) ? null : Number(item.schema ?? 1);

function stateOf(item: Item): RecordState {
  const kind = kindOf(item);
  const unknown: RecordFault = {
    code: 'unknown-kind',
    kind: typeof item.kind === 'string' ? item.kind : null,
  };
  const fault = kind === null ? unknown : faultOf(kind, item);
  return {
    key: `${String(item.pk)} ${String(item.sk)}`,
    kind,
    schema: schemaOf(item),
    fault,
    archive: kind === 'customer' && fault === null ? storedArchive(item) : null,
  };
}

export const everyRecordOf = (table: Table): Records => ({
  async *everyRecord() {
    for await (const item of scanAll(table)) yield stateOf(item);
  },
});
