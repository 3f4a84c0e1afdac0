import type { RecordKind } from '../domain/records/record-kind.ts';
import type { Key } from './keys.ts';
import { SCHEMA } from './records.ts';
import { type Condition, type Item, type Update, versioned } from './table.ts';

/**
 * Writes a record in today's shape; what an attribute given as undefined held is removed, and what
 * is not named stays.
 */
export const recordWrite = (
  key: Key,
  condition: Condition,
  { kind, ...set }: Item & { kind: RecordKind },
): Update => ({ act: 'update', key, set: { kind, ...set, schema: SCHEMA }, condition });

/** Where the clock comes to a record, if it does. */
export const dueIn = (shard: string, dueAt: string | null): Item => ({
  dueShard: dueAt === null ? undefined : shard,
  dueAt: dueAt ?? undefined,
});

/** Of the version that was read; and what was counted by a newer rulebook is not replaced. */
export function counted(expected: number | null, countedBy: number | undefined): Condition {
  const version = versioned(expected);
  if (countedBy === undefined || expected === null) return version;
  const notNewer: Condition = {
    any: [{ absent: 'countedBy' }, { attribute: 'countedBy', atMost: countedBy }],
  };
  return { all: [version, notNewer] };
}
