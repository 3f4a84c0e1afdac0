import type { Temporal } from 'temporal-polyfill';
import type { Archive } from '../../domain/customers/archive.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import { type UnknownHolidays, unknownHolidays } from '../../domain/time/calendar.ts';
import { type InstantText, instantText, later } from '../../domain/time/dates.ts';
import { eachOf } from '../each-of.ts';
import { type Responses, runResponseClock } from '../feedback/run-response-clock.ts';
import { followCustomer } from '../follow-up/follow-customer.ts';
import { digestFor, mustWaitForOthers } from '../morning/morning-digest.ts';
import type { UnitOfWork } from '../ports/changes.ts';
import type { Due, FanOut, Unreadable } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { byCurrentRulebook, currentRulebook } from '../rulebook.ts';
import { type Aside, newAside } from '../set-aside.ts';
import { committingTogether } from './commit-together.ts';
import { planSweep } from './plan-sweep.ts';
import { readyGroups } from './ready-groups.ts';

/** What one pass over some shards of the due index did. */
export interface ShardsReport {
  at: InstantText;
  /** Customers and staff that were due. */
  looked: number;
  /**
   * Tasks by rule and the state in which they were opened or ended: `{"idle-week": {"open": 3}}`.
   */
  opened: Record<string, Record<string, number>>;
  ended: Record<string, Record<string, number>>;
  lettersQueued: number;
  /** Records that another writer saw to first. */
  overtaken: number;
  /**
   * Records that the clock came to more than two minutes after both their time and its own last
   * sweep.
   */
  late: { count: number; worstSeconds: number };
  /** Records that could not be handled; they stay due. */
  setAside: Unreadable[];
  /** The time was up before everything that is due was looked at. */
  more: boolean;
}

/** What one pass over the due index did. */
export interface SweepReport extends ShardsReport {
  /** What the response clock did, before everything else. */
  responses: Responses;
  /**
   * The year whose public holidays are not known and that is here or 60 days away at most; null
   * when there is none.
   */
  unknownHolidays: UnknownHolidays | null;
  /**
   * Into how many parts the rest was handed out to others, because it was too much for one; 0 when
   * it was done here.
   */
  handedOut: number;
}

export interface SweepOptions {
  /**
   * Asked before each record; what is left then stays due, and the shards do not count as swept.
   */
  mayGoOn?: () => boolean;
  /** Who takes a backlog that is too large for one; without it there is no such backlog. */
  fanOut?: FanOut | undefined;
}

/** Looks that are committed together: with a task and a letter each they fill one commit. */
const MOST_LOOKS_TOGETHER = 33;
const MOST_GROUPS_AT_ONCE = 4;
const LATE_AFTER_SECONDS = 120;

const count = (tally: Record<string, Record<string, number>>, rule: string, state: string) => {
  const states = tally[rule] ?? {};
  tally[rule] = { ...states, [state]: (states[state] ?? 0) + 1 };
};

/**
 * Handles all that is due at `now` on the response clock, then in `shards`. Safe to run twice, at
 * the same time, late, or again after it was killed: each record is written on its version alone.
 */
export async function sweep(
  store: Store,
  now: Temporal.Instant,
  shards: readonly number[],
  { fanOut, mayGoOn }: SweepOptions = {},
): Promise<SweepReport> {
  const rulebook = await currentRulebook(store);
  const today = rulebook.zone.dateAt(now);
  const responses = await runResponseClock(store, rulebook, now, mayGoOn);
  const parts = fanOut ? await planSweep(store, now, fanOut.parts) : [];
  if (parts.length > 0) await fanOut?.sweep(instantText(now), parts);
  const swept = parts.length > 0 ? newReport(now) : await sweepShards(store, rulebook, now, shards, mayGoOn);
  return {
    ...swept,
    responses,
    unknownHolidays: unknownHolidays(rulebook.calendarOn(today), today) ?? null,
    lettersQueued: swept.lettersQueued + responses.lettersQueued,
    handedOut: parts.length,
  };
}

const newReport = (now: Temporal.Instant): ShardsReport => ({
  at: instantText(now),
  looked: 0,
  opened: {},
  ended: {},
  lettersQueued: 0,
  overtaken: 0,
  late: { count: 0, worstSeconds: 0 },
  setAside: [],
  more: false,
});

/** A shard that could not be read to its end, and why; the others do not wait for it. */
type Unread = Map<number, unknown>;

/** Records of the shards one after the other, until none is left or the time is up. */
async function* dueIn(
  store: Store,
  shards: readonly number[],
  report: ShardsReport,
  unread: Unread,
  mayGoOn: () => boolean,
) {
  for (const shard of shards)
    try {
      for await (const due of store.dueRecords(shard, report.at)) {
        if (!mayGoOn()) {
          report.more = true;
          return;
        }
        yield { shard, due };
      }
    } catch (error) {
      unread.set(shard, error);
    }
}

/**
 * Handles all that is due at `now` in `shards`.
 *
 * @throws Unavailable, or whatever else keeps all of them from being read.
 */
export async function sweepShards(
  store: Store,
  rulebook: Rulebook,
  now: Temporal.Instant,
  shards: readonly number[],
  mayGoOn: () => boolean = () => true,
): Promise<ShardsReport> {
  const sweptThrough = await store.sweptThrough();
  const report = newReport(now);
  const aside = newAside(report.setAside);
  const noteLateness = (shard: number, dueAt: InstantText): void => {
    const swept = sweptThrough.get(shard);
    const seconds = swept ? Math.floor(now.since(later(dueAt, swept)).total('seconds')) : 0;
    if (seconds <= LATE_AFTER_SECONDS) return;
    report.late.count++;
    report.late.worstSeconds = Math.max(report.late.worstSeconds, seconds);
  };

  // Digests come last, so that they tell of the tasks that this very sweep opens.
  const staffDue: Staff[] = [];
  const unread: Unread = new Map();
  const look = async ({ shard, due }: { shard: number; due: Due }, unitOfWork: UnitOfWork) => {
    report.looked++;
    if (due.kind === 'staff') staffDue.push(due.staff);
    else if (due.kind === 'unreadable') aside.set(due.unreadable);
    else
      await handled(aside, `customer ${due.archive.customerId}`, () =>
        lookAt({ ...store, ...unitOfWork }, rulebook, due.archive, now, report),
      );
    if (due.kind !== 'unreadable') noteLateness(shard, due.dueAt);
  };
  const dueNow = dueIn(store, shards, report, unread, mayGoOn);
  await eachOf(readyGroups(dueNow, MOST_LOOKS_TOGETHER), MOST_GROUPS_AT_ONCE, (group) =>
    committingTogether(store, group, look),
  );
  // With none that can be read, it is not the shards.
  if (unread.size === shards.length) throw [...unread.values()].at(-1);
  for (const [shard, error] of unread) aside.set({ key: `shard ${shard}`, error: String(error) }, error);
  if (report.more) return report;
  if (staffDue.length > 0 && !(await mustWaitForOthers(store, rulebook, now, shards))) {
    const staff = await store.staff();
    for (const member of staffDue)
      await handled(aside, `staff ${member.staffId}`, async () => {
        report.lettersQueued += await byCurrentRulebook(store, rulebook, (book) =>
          digestFor(store, book, member, staff, now),
        );
      });
  }
  await store.recordSweep(
    shards.filter((shard) => !unread.has(shard)),
    report.at,
  );
  return report;
}

/**
 * A defect in one record must not stop the clock for the others; it is reported and the record
 * stays due.
 */
async function handled(aside: Aside, key: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    aside.set({ key, error: String(error) }, error);
  }
}

async function lookAt(
  store: Store,
  rulebook: Rulebook,
  archive: Archive,
  now: Temporal.Instant,
  report: ShardsReport,
): Promise<void> {
  const followed = await byCurrentRulebook(store, rulebook, (book) =>
    followCustomer(store, book, archive, now),
  );
  for (const { rule, state } of followed.opened) count(report.opened, rule, state);
  for (const { rule, state } of followed.ended) count(report.ended, rule, state);
  report.lettersQueued += followed.letters;
  if (followed.overtaken) report.overtaken++;
}
