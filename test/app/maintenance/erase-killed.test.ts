import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eraseCustomer, keptOf } from '../../../shared/app/maintenance/erase-customer.ts';
import type { Maintenance } from '../../../shared/app/ports/maintenance.ts';
import type { Store as Ports } from '../../../shared/app/ports/store.ts';
import { maintenanceOf } from '../../../shared/store/maintenance/maintenance.ts';
import { storeOf } from '../../../shared/store/store.ts';
import { at, type Department } from '../../fixtures/department.ts';
import { dyingTable } from '../../fixtures/dying-table.ts';
import { nextMonday } from '../feedback/feedback-scene.ts';
import { AFTERWARDS, aMinute, keptOn, LEAVES, snapshot, startTwoCustomers } from './erasure-scene.ts';

type Store = Ports & Maintenance;

let department: Department;
let asItWas: () => Promise<void>;
beforeAll(async () => {
  department = await startTwoCustomers();
  asItWas = await snapshot(department);
});
beforeEach(() => asItWas());
afterAll(() => department.stop());

const now = at(AFTERWARDS);
const LONG_AFTER = nextMonday('09:30');
const request = { customerId: LEAVES, by: 'B-1' };

/** A store whose process is killed at its n-th write. */
function dyingStore(write: number): { store: Store; writes(): number } {
  const { table, writes } = dyingTable(department.table, write);
  return { store: { ...storeOf(table), ...maintenanceOf(table) }, writes };
}

async function killedAt(write: number): Promise<void> {
  const { store } = dyingStore(write);
  await expect(eraseCustomer(store, request, now)).rejects.toThrow('killed');
}

async function writesOfAWholeErasure(): Promise<number> {
  const { store, writes } = dyingStore(Number.POSITIVE_INFINITY);
  await eraseCustomer(store, request, now);
  await asItWas();
  return writes();
}

test('an erasure that is killed at any write leaves nothing to stumble over, and is finished when it is run again', async () => {
  const writes = await writesOfAWholeErasure();
  expect(writes).toBeGreaterThan(20);
  // Every eighth one, the first three and the last.
  const killed = Array.from({ length: writes }, (_, index) => index + 1).filter(
    (write) => write % 8 === 0 || write < 4 || write === writes,
  );
  for (const write of killed) {
    await asItWas();
    await killedAt(write);
    expect(await aMinute(department, LONG_AFTER), `write ${write}`).toEqual([]);

    const { store } = department;
    const { erasure } = await eraseCustomer(store, { ...request, by: 'B-2' }, now);
    expect(await keptOn(department, LEAVES), `write ${write}`).toEqual([]);
    // The first write is the note itself; after it, whoever asked first is on record.
    expect(erasure, `write ${write}`).toMatchObject({ number: 1, by: write === 1 ? 'B-2' : 'B-1' });
    expect(await store.erasuresOf(LEAVES)).toEqual([erasure]);
    expect(await store.caseloads()).toMatchObject({ customers: { 'S-1': 1 } });
  }
});

test('until it is run again, a killed erasure says that it is not finished', async () => {
  await killedAt(8);
  const { earlier } = await keptOf(department.store, LEAVES);
  expect(earlier).toMatchObject([{ number: 1, by: 'B-1', finishedAt: null }]);
});

test('an erasure of which only the last note is missing is finished, though nothing is left', async () => {
  const writes = await writesOfAWholeErasure();
  await killedAt(writes);
  expect(await keptOn(department, LEAVES)).toEqual([]);
  const { erased, erasure } = await eraseCustomer(department.store, request, now);
  expect(erased).toEqual({});
  expect(erasure.finishedAt).toBe(AFTERWARDS);
});

test('a customer who came back after a killed erasure is erased whole, and both erasures end', async () => {
  await killedAt(6);
  const { store } = department;
  await store.commit([
    {
      write: 'archive',
      archive: { ...(await anotherArchive()), customerId: LEAVES, version: 1 },
      expected: null,
      dueAt: null,
      profile: { contact: null, company: null, phone: null, country: null, salesRep: null },
    },
  ]);
  expect((await eraseCustomer(store, request, now)).erasure.number).toBe(2);
  expect(await keptOn(department, LEAVES)).toEqual([]);
  expect((await store.erasuresOf(LEAVES)).map(({ finishedAt }) => finishedAt)).toEqual([
    AFTERWARDS,
    AFTERWARDS,
  ]);
});

const anotherArchive = async () => ({
  ...(await department.store.archive('C-STAYS'))!.archive,
  specialist: null,
  open: [],
});

test('with the tasks taken away before the archive, the next sweep would stumble: the order is what prevents it', async () => {
  const { store } = department;
  const { traces } = await store.recordsOfCustomer(LEAVES);
  for (const trace of traces) if (trace.kind === 'task') await store.eraseTrace(trace);
  expect((await aMinute(department, LONG_AFTER)).map(({ key }) => key)).toEqual([`customer ${LEAVES}`]);
});

test('with tasks and steps taken away before the letters, a repeated erasure would not find the letters', async () => {
  const { store } = department;
  const { traces } = await store.recordsOfCustomer(LEAVES);
  for (const trace of traces) if (!['letter', 'case'].includes(trace.kind)) await store.eraseTrace(trace);
  await eraseCustomer(store, request, now);
  const left = await keptOn(department, LEAVES);
  expect(left.length).toBeGreaterThan(0);
  expect(left.every((key) => key.startsWith('LETTER#'))).toBe(true);
});
