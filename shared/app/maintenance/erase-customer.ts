import pMap from 'p-map';
import type { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../domain/faults/faults.ts';
import {
  countsOf,
  type Erasure,
  type TraceCounts,
  type TraceKind,
  turnOf,
} from '../../domain/records/erasure.ts';
import { ERASURE_TURNS } from '../../domain/records/record-kind.ts';
import { instantText } from '../../domain/time/dates.ts';
import { persistently } from '../archive-change.ts';
import { sharesOf } from '../assignment/caseload.ts';
import type { CustomerRecords, Erasures } from '../ports/maintenance.ts';
import type { Policies, StaffList } from '../ports/staff-and-policy.ts';
import { currentRulebook } from '../rulebook.ts';
import { actingStaff } from '../staff/staff-member.ts';

export interface Erased {
  /** As it was noted when it began: by this run, or by an earlier one that was killed. */
  erasure: Erasure;
  /** What this run took away. */
  erased: TraceCounts;
}

const MOST_DELETES_AT_ONCE = 8;
/**
 * One takes everything; the others what another writer, who had read the archive before, added in
 * that moment.
 */
const MOST_PASSES = 8;

const kindsIn = ({ archive, traces }: CustomerRecords): TraceKind[] => [
  ...(archive ? (['customer'] as const) : []),
  ...traces.map(({ kind }) => kind),
];

const isUnfinished = ({ finishedAt }: Erasure): boolean => finishedAt === null;

/**
 * What an erasure would take away, and the erasures that there have been.
 *
 * @throws Refusal for a customer of whom nothing is kept and nothing was ever erased.
 */
export async function keptOf(
  store: Erasures,
  customerId: string,
): Promise<{ kept: TraceCounts; earlier: readonly Erasure[] }> {
  const [records, earlier] = await Promise.all([
    store.recordsOfCustomer(customerId),
    store.erasuresOf(customerId),
  ]);
  const kinds = kindsIn(records);
  if (kinds.length === 0 && earlier.length === 0) throw new Refusal({ code: 'no-customer', customerId });
  return { kept: countsOf(kinds), earlier };
}

/**
 * Erases everything that is kept of a customer, readable or not. Safe to run again after it was
 * killed, and beside sweeps and imports; an import of a file that still names the customer makes a
 * new archive afterwards.
 *
 * @throws Refusal for somebody who is not on the staff or has left, and for a customer of whom
 * nothing is kept.
 */
export async function eraseCustomer(
  store: Erasures & StaffList & Policies,
  { customerId, by }: { customerId: string; by: string },
  now: Temporal.Instant,
): Promise<Erased> {
  const [{ zone }, staff] = await Promise.all([currentRulebook(store), store.staff()]);
  actingStaff(by, staff, zone.dateAt(now));
  const at = instantText(now);
  const asked = { customerId, by, at, finishedAt: null };
  const { erasure, began } = await persistently(customerId, () => begin(store, asked));
  const erased: TraceKind[] = began ? ['customer'] : [];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const records = await store.recordsOfCustomer(customerId);
    if (records.archive) {
      // An import brought the customer back in between: half of them must not stay.
      if (await takeArchive(store, customerId, records.archive)) erased.push('customer');
      continue;
    }
    if (records.traces.length === 0) {
      for (const one of await store.erasuresOf(customerId))
        if (isUnfinished(one)) await store.finishErasure(one, at);
      return { erasure: { ...erasure, finishedAt: at }, erased: countsOf(erased) };
    }
    for (const turn of ERASURE_TURNS) {
      const next = records.traces.filter(({ kind }) => turnOf(kind) === turn);
      await pMap(next, (trace) => store.eraseTrace(trace), { concurrency: MOST_DELETES_AT_ONCE });
    }
    erased.push(...records.traces.map(({ kind }) => kind));
  }
  throw new Refusal({ code: 'busy', what: customerId });
}

/**
 * Notes the erasure and takes the archive away, or finds the note of an erasure that was killed
 * after that. Undefined when another writer came between.
 */
async function begin(
  store: Erasures & StaffList,
  asked: Omit<Erasure, 'number' | 'found'>,
): Promise<{ erasure: Erasure; began: boolean } | undefined> {
  const { customerId } = asked;
  const [records, earlier] = await Promise.all([
    store.recordsOfCustomer(customerId),
    store.erasuresOf(customerId),
  ]);
  const unfinished = earlier.find(isUnfinished);
  if (unfinished && !records.archive) return { erasure: unfinished, began: false };
  const kinds = kindsIn(records);
  if (kinds.length === 0) throw new Refusal({ code: 'no-customer', customerId });
  const erasure: Erasure = { ...asked, number: earlier.length + 1, found: countsOf(kinds) };
  const taken = await takeArchive(store, customerId, records.archive, erasure);
  return taken ? { erasure, began: records.archive !== undefined } : undefined;
}

async function takeArchive(
  store: Erasures & StaffList,
  customerId: string,
  archive: CustomerRecords['archive'],
  begun?: Erasure,
): Promise<boolean> {
  const specialist = archive?.specialist ?? null;
  const shares = specialist === null ? undefined : sharesOf([], await store.caseloads(), '0000-01-01');
  shares?.move(specialist, null);
  return store.eraseArchive(customerId, { archive, begun, caseloads: shares?.changes() ?? [] });
}
