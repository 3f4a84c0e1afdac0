import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { nextLook } from '../../domain/follow-up/verdict.ts';
import { by } from '../../domain/in-order.ts';
import type { RecordFault, RecordKind } from '../../domain/records/record-kind.ts';
import { dueAtStartOf } from '../archive-change.ts';
import type { StoredArchive } from '../ports/customers.ts';
import type { Records } from '../ports/maintenance.ts';
import type { Scanned } from '../ports/scanned.ts';

/** How many records of a kind there are, and of each version of their shape. */
export interface KindCount {
  records: number;
  /** Newest first; empty for the clock and the leases, which have none. */
  schemas: { schema: number; records: number }[];
}

export interface RecordsReport {
  /** `unknown` are records of which nobody knows what they are. */
  kinds: Map<RecordKind | 'unknown', KindCount>;
  /** Records that need somebody's hand. */
  faulty: { key: string; kind: RecordKind | null; fault: RecordFault }[];
  /** How many more there are than `faulty` names. */
  untold: number;
}

/** Nobody mends more by hand, and a table that no code can read must still be reported. */
const MOST_TOLD = 1_000;

/**
 * Reads every record of the table and tells which of them no function can work with, and which
 * customers the clock comes to at another moment than the rules say. Writes nothing.
 *
 * @param rulebook undefined where no policy can be read: its records are named, and no look can be
 * compared.
 */
export async function checkRecords(
  store: Records,
  rulebook: Rulebook | undefined,
  mostTold = MOST_TOLD,
  scanned?: Scanned,
): Promise<RecordsReport> {
  const tallies = new Map<RecordKind | 'unknown', Map<number | null, number>>();
  const report: RecordsReport = { kinds: new Map(), faulty: [], untold: 0 };
  for await (const { key, kind, schema, fault: unusable, archive } of store.everyRecord(scanned)) {
    const fault = unusable ?? (archive && rulebook ? otherLook(archive, rulebook) : null);
    const tally = tallies.get(kind ?? 'unknown') ?? new Map<number | null, number>();
    tallies.set(kind ?? 'unknown', tally.set(schema, (tally.get(schema) ?? 0) + 1));
    if (!fault) continue;
    if (report.faulty.length < mostTold) report.faulty.push({ key, kind, fault });
    else report.untold++;
  }
  report.faulty.sort(by(({ key }) => key));
  for (const [kind, tally] of tallies) report.kinds.set(kind, countOf(tally));
  return report;
}

/**
 * Each write counts the next look with it, so that a difference is a policy whose recount has not
 * come through.
 */
function otherLook({ archive, dueAt }: StoredArchive, rulebook: Rulebook): RecordFault | null {
  const byTheRules = dueAtStartOf(nextLook(archive, rulebook), rulebook);
  return dueAt === byTheRules ? null : { code: 'other-look', dueAt, byTheRules };
}

const countOf = (tally: ReadonlyMap<number | null, number>): KindCount => ({
  records: [...tally.values()].reduce((sum, records) => sum + records, 0),
  schemas: [...tally]
    .flatMap(([schema, records]) => (schema === null ? [] : [{ schema, records }]))
    .sort((a, b) => b.schema - a.schema),
});
