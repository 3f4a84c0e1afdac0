import { isDeepStrictEqual } from 'node:util';
import { AT_ONCE, getsDigest } from '../domain/digest.ts';
import { Refusal } from '../domain/faults.ts';
import type { Language, Role } from '../domain/names.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { Staff } from '../domain/staff.ts';
import { emptyReport, type ImportReport, inGroups, type Row } from './import-report.ts';
import type { Store } from './ports.ts';
import { spreadUnassigned } from './spread-customers.ts';

/** A row of a staff file; null says nothing, so it leaves what is stored. */
export interface StaffGiven {
  id: string;
  name: string;
  role: Role;
  email: string | null;
  language: Language | null;
  capacity: number | null;
  supervisor: string | null;
}

const DEFAULT_CAPACITY = 100;
const MOST_TRIES = 8;
/** A department's staff is read whole, so that a row may name a supervisor who stands further down. */
const MOST_STAFF = 20_000;

/** Takes in staff, then gives a specialist to every customer who has none. */
export async function importStaff(
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<StaffGiven>>,
): Promise<ImportReport & { customersAssigned: number }> {
  const report = emptyReport();
  const known = new Map((await store.staff()).map((member) => [member.staffId, member]));
  for await (const group of inGroups(rows, MOST_STAFF)) {
    report.rows += group.length;
    const roles = new Map<string, Role>([...known].map(([staffId, { role }]) => [staffId, role]));
    for (const row of group) if ('value' in row) roles.set(row.value.id, row.value.role);
    const firstLines = new Map<string, number>();
    for (const row of group) {
      const given = acceptable(row, roles, firstLines, report);
      if (given) await takeIn(store, given, report);
    }
  }
  return { ...report, customersAssigned: await spreadUnassigned(store, rulebook) };
}

function acceptable(
  row: Row<StaffGiven>,
  roles: ReadonlyMap<string, Role>,
  firstLines: Map<string, number>,
  report: ImportReport,
): StaffGiven | undefined {
  if ('fault' in row) {
    report.faults.push(row);
    return undefined;
  }
  const { line, value } = row;
  const refuse = (fault: ImportReport['faults'][number]['fault']) => {
    report.faults.push({ line, fault });
    return undefined;
  };
  const firstLine = firstLines.get(value.id);
  if (firstLine !== undefined) return refuse({ code: 'twice-in-file', id: value.id, firstLine });
  firstLines.set(value.id, line);
  if (value.supervisor === null) return value;
  const role = roles.get(value.supervisor);
  if (role === undefined)
    return refuse({ code: 'unknown-staff', path: 'supervisor', staffId: value.supervisor });
  if (value.role === 'specialist' && role !== 'supervisor')
    return refuse({ code: 'wrong-role', path: 'supervisor', staffId: value.supervisor, role });
  return value;
}

async function takeIn(store: Store, given: StaffGiven, report: ImportReport): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await store.staffMember(given.id);
    const after: Staff = {
      staffId: given.id,
      name: given.name,
      role: given.role,
      email: given.email ?? before?.email ?? null,
      language: given.language ?? before?.language ?? null,
      capacity: given.capacity ?? before?.capacity ?? DEFAULT_CAPACITY,
      supervisor: given.supervisor ?? before?.supervisor ?? null,
      lastDigestAt: before?.lastDigestAt ?? null,
      dueAt: before?.dueAt ?? null,
      version: before?.version ?? 0,
    };
    if (before && isDeepStrictEqual(before, after)) {
      report.unchanged++;
      return;
    }
    const dueAt = getsDigest(after) ? (after.dueAt ?? AT_ONCE) : null;
    const staff = { ...after, dueAt, version: after.version + 1 };
    const committed = await store.commit([{ write: 'staff', staff, expected: before?.version ?? null }]);
    if (!committed.done) continue;
    if (before) report.changed++;
    else report.added++;
    return;
  }
  throw new Refusal({ code: 'busy', what: given.id });
}
