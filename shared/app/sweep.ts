import pMap from 'p-map';
import type { Temporal } from 'temporal-polyfill';
import type { Archive } from '../domain/archive.ts';
import { type InstantText, instantText, later } from '../domain/dates.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { Staff } from '../domain/staff.ts';
import { followCustomer } from './follow-customer.ts';
import { digestFor, mustWaitForOthers } from './morning-digest.ts';
import type { Store, Unreadable } from './ports.ts';
import { currentRulebook } from './rulebook.ts';
import { type Responses, runResponseClock } from './run-response-clock.ts';
import { setAside } from './set-aside.ts';

/** What one pass over the due index did. */
export interface SweepReport {
  at: InstantText;
  /** What the response clock did, before everything else. */
  responses: Responses;
  /** Customers and staff that were due. */
  looked: number;
  /** Tasks by rule and the state in which they were opened or ended: `{"idle-week": {"open": 3}}`. */
  opened: Record<string, Record<string, number>>;
  ended: Record<string, Record<string, number>>;
  lettersQueued: number;
  /** Records that another writer saw to first. */
  overtaken: number;
  /** Records that the clock came to more than two minutes after both their time and its own last sweep. */
  late: { count: number; worstSeconds: number };
  /** Records that could not be handled; they stay due. */
  setAside: Unreadable[];
}

const AT_ONCE = 24;
const LATE_AFTER_SECONDS = 120;

const count = (tally: Record<string, Record<string, number>>, rule: string, state: string) => {
  const states = tally[rule] ?? {};
  tally[rule] = { ...states, [state]: (states[state] ?? 0) + 1 };
};

async function* dueIn(store: Store, shards: readonly number[], now: InstantText) {
  for (const shard of shards) for await (const due of store.dueRecords(shard, now)) yield { shard, due };
}

/**
 * Handles all that is due at `now` on the response clock, then in `shards`. Safe to run twice, at the same time, late, or again after it was
 * killed: each record is one commit on its version.
 */
export async function sweep(
  store: Store,
  now: Temporal.Instant,
  shards: readonly number[],
): Promise<SweepReport> {
  const at = instantText(now);
  const [rulebook, sweptThrough] = await Promise.all([currentRulebook(store), store.sweptThrough()]);
  const responses = await runResponseClock(store, rulebook, now);
  const report: SweepReport = {
    at,
    responses,
    looked: 0,
    opened: {},
    ended: {},
    lettersQueued: responses.lettersQueued,
    overtaken: 0,
    late: { count: 0, worstSeconds: 0 },
    setAside: [],
  };
  const noteLateness = (shard: number, dueAt: InstantText): void => {
    const swept = sweptThrough.get(shard);
    const seconds = swept ? Math.floor(now.since(later(dueAt, swept)).total('seconds')) : 0;
    if (seconds <= LATE_AFTER_SECONDS) return;
    report.late.count++;
    report.late.worstSeconds = Math.max(report.late.worstSeconds, seconds);
  };

  // Digests come last, so that they tell of the tasks that this very sweep opens.
  const staffDue: Staff[] = [];
  await pMap(
    dueIn(store, shards, at),
    async ({ shard, due }) => {
      report.looked++;
      if (due.kind === 'staff') staffDue.push(due.staff);
      else if (due.kind === 'unreadable') setAside(report.setAside, due.unreadable);
      else
        await handled(report, `customer ${due.archive.customerId}`, () =>
          lookAt(store, rulebook, due.archive, now, report),
        );
      if (due.kind !== 'unreadable') noteLateness(shard, due.dueAt);
    },
    { concurrency: AT_ONCE },
  );
  if (staffDue.length > 0 && !(await mustWaitForOthers(store, rulebook, now, shards))) {
    const staff = await store.staff();
    for (const member of staffDue)
      await handled(report, `staff ${member.staffId}`, async () => {
        report.lettersQueued += await digestFor(store, rulebook, member, staff, now);
      });
  }
  await store.recordSweep(shards, at);
  return report;
}

/** A defect in one record must not stop the clock for the others; it is reported and the record stays due. */
async function handled(report: SweepReport, key: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    setAside(report.setAside, { key, error: String(error) }, error);
  }
}

async function lookAt(
  store: Store,
  rulebook: Rulebook,
  archive: Archive,
  now: Temporal.Instant,
  report: SweepReport,
): Promise<void> {
  const followed = await followCustomer(store, rulebook, archive, now);
  for (const { rule, state } of followed.opened) count(report.opened, rule, state);
  for (const { rule, state } of followed.ended) count(report.ended, rule, state);
  report.lettersQueued += followed.letters;
  if (followed.overtaken) report.overtaken++;
}
