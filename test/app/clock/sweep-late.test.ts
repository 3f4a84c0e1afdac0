import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SweepReport } from '../../../shared/app/clock/sweep.ts';
import { addDays, type InstantText, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { at, type Department, openDepartment } from '../../fixtures/department.ts';
import { lettersIn, mailed, order, statesIn, sweepAt, takeIn, tasksIn } from './sweep-scene.ts';

const LAST_SWEEP: LocalDate = '2011-01-05';
const BACK_AGAIN: LocalDate = '2012-04-02';
const morning = (date: LocalDate): InstantText => `${date}T08:30:00Z`;

const FILES = {
  customers: [mailed('C-1'), mailed('C-2'), mailed('C-3')],
  orders: [order('C-1', '2011-01-02'), order('C-2', '2011-01-31')],
};

let punctual: Department;
let late: Department;
let report: SweepReport;
beforeAll(async () => {
  [punctual, late] = await Promise.all([openDepartment(), openDepartment()]);
  await Promise.all([takeIn(punctual.store, FILES), takeIn(late.store, FILES)]);
  const walk = async () => {
    for (let day = LAST_SWEEP; day <= BACK_AGAIN; day = addDays(day, 10))
      await sweepAt(punctual.store, morning(day));
    await sweepAt(punctual.store, morning(BACK_AGAIN));
  };
  const sleep = async () => {
    await sweepAt(late.store, morning(LAST_SWEEP));
    report = await sweepAt(late.store, morning(BACK_AGAIN));
  };
  await Promise.all([walk(), sleep()]);
});
afterAll(() => Promise.all([punctual.stop(), late.stop()]));

test('a sweep after fifteen months of outage opens the windows that punctual sweeps opened', async () => {
  const meaning = async ({ store }: Department) =>
    (await tasksIn(store)).map(({ openedAt: _at, ends, ...task }) => ({
      ...task,
      ends: ends.map(({ recordedAt: _recordedAt, ...end }) => end),
    }));
  const inTime = await meaning(punctual);
  expect(await meaning(late)).toEqual(inTime);
  const ofOne = inTime.filter(({ customerId, rule }) => customerId === 'C-1' && rule === 'monthly-touch');
  expect(ofOne.length, 'far more windows than one look opens').toBeGreaterThan(24);
});

test('after the outage every window that has closed is missed and the ones of today are open', async () => {
  for (const { closes, state, ends } of await tasksIn(late.store)) {
    expect(state).toBe(closes <= BACK_AGAIN ? 'missed' : 'open');
    expect(ends.map(({ state: ending }) => ending)).toEqual(closes <= BACK_AGAIN ? ['missed'] : []);
  }
  const open = Object.values(await statesIn(late.store)).filter((state) => state === 'open');
  expect(open).toHaveLength(3);
  expect(report.opened['monthly-touch']?.open).toBe(3);
});

test('the sweep says how many records were late and by how much at worst', () => {
  // C-3 has waited longest: idle since its archive was made on 2011-01-01, so due on 2011-01-09.
  const worst = at(morning(BACK_AGAIN)).since(at('2011-01-09T00:00:00Z'));
  expect(report.late).toEqual({ count: 3, worstSeconds: worst.total('seconds') });
  expect(report.setAside).toEqual([]);
});

test('nobody is written to about a window that closed during the outage', async () => {
  // What is still open: C-2's month began yesterday, C-3's today. C-1 is in the second half of its
  // month.
  const letters = await lettersIn(late.store);
  expect(letters.map(({ id }) => id)).toEqual([
    'revisit:monthly-touch:C-2:2012-04-01',
    'revisit:monthly-touch:C-3:2012-04-02',
  ]);
});
