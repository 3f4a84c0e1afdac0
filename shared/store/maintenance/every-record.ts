import type * as z from 'zod';
import type { RecordState, Records } from '../../app/ports/maintenance.ts';
import {
  isRecordKind,
  RECORD_KINDS,
  type RecordFault,
  type RecordKind,
} from '../../domain/records/record-kind.ts';
import { instantTextSchema } from '../../domain/time/dates.ts';
import { storedArchive } from '../customers/archives.ts';
import { LANES } from '../keys.ts';
import { recordOf, unreadable } from '../records.ts';
import { belongsTo, STORED_KINDS } from '../stored-kinds.ts';
import type { Item, Table } from '../table.ts';

/** Of an item that carries no kind: by its place. */
const namelessKind = ({ pk }: Item): RecordKind | null =>
  RECORD_KINDS.find((kind) => {
    const stored = STORED_KINDS[kind];
    return 'nameless' in stored && belongsTo(String(pk), stored.home.partition);
  }) ?? null;

const kindOf = (item: Item): RecordKind | null => {
  if (item.kind === undefined) return namelessKind(item);
  return isRecordKind(item.kind) ? item.kind : null;
};

/**
 * An index holds only what has both of its keys, as text, and is asked only for shards and moments
 * that exist.
 */
function neverDue(kind: RecordKind, { dueShard, dueAt }: Item): RecordFault | null {
  if (dueShard === undefined && dueAt === undefined) return null;
  if (dueAt === undefined) return { code: 'never-due', because: 'no-moment' };
  if (dueShard === undefined) return { code: 'never-due', because: 'no-shard' };
  if (!instantTextSchema.safeParse(dueAt).success) return { code: 'never-due', because: 'bad-moment' };
  const { due } = STORED_KINDS[kind];
  const comesBy = due !== 'never' && LANES[due].some((shard) => shard === dueShard);
  return comesBy ? null : { code: 'never-due', because: 'other-shard' };
}

function faultOf(kind: RecordKind, item: Item): RecordFault | null {
  const fault = neverDue(kind, item);
  if (fault) return fault;
  try {
    const { schema }: { schema: () => z.ZodType } = STORED_KINDS[kind];
    recordOf(schema, item);
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
  async *everyRecord(scanned) {
    for await (const item of table.scan({ scanned })) yield stateOf(item);
  },

  recordCount: () => table.size(),
});
