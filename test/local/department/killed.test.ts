import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import pMap from 'p-map';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { isWrite } from '../../app/clock/crash-client.ts';
import { linesOf } from '../../files/formats/sources.ts';
import { LONDON } from '../../fixtures/department.ts';
import { folderForTests, revisit, revisitProcess } from '../command.ts';
import { crowdIn, tableIn } from './department-on-disk.ts';

const folder = folderForTests();
const file = (name: string, ...lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, linesOf(...lines));
  return path;
};
const each = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index));

// Every order cancels an open task; one customer has more of them than one commit can hold.
const ORDERS = file(
  'orders.csv',
  'customerId,orderId,orderedAt,amount',
  ...each(50, (index) => `C-${index},new,2099-09-27T10:00:00,5`),
  ...each(130, (index) => `C-7,more ${index},2099-09-27T11:00:00,5`),
);
const CUSTOMERS = file('customers.csv', 'id,name', ...each(90, (index) => `C-${index},Mr ${index}`));
const STAFF = file(
  'staff.csv',
  'id,name,role,capacity',
  'S-1,Ann,specialist,10',
  'S-2,Sam,specialist,20',
  'S-3,Lee,specialist,5',
);
const POLICY = file('policy.json', JSON.stringify({ ...LONDON, rules: { 'idle-week': { afterDays: 9 } } }));

const before = join(folder, 'before');
beforeAll(() => crowdIn(before, 50));

/** A copy of the department to disturb. */
const copied = (name: string): string => {
  const copy = join(folder, name);
  cpSync(before, copy, { recursive: true });
  return copy;
};

/** Runs a command undisturbed. Returns how many writes it made. */
async function writesOf(args: readonly string[], data: string): Promise<number> {
  const send = vi.spyOn(DynamoDBClient.prototype, 'send');
  onTestFinished(() => send.mockRestore());
  expect(await revisit([...args, '--data', data])).toMatchObject({ status: 0 });
  const { calls, settledResults } = send.mock;
  const isDone = (call: number) => settledResults[call]?.type === 'fulfilled';
  return calls.filter(([command], call) => isWrite(command.constructor.name) && isDone(call)).length;
}

/** Runs a command in a process that dies at a write, counted from 1. */
const dying = (args: readonly string[], data: string, write: number) =>
  revisitProcess([...args, '--data', data], {
    preload: join(import.meta.dirname, 'die-at-write.ts'),
    environment: { DIE_AT_WRITE: String(write) },
  });

const AT_ONCE = 2;

// How far along its writes each is killed: 0 is after the first one, 1 before the last one.
test.each([
  ['an import of orders', ['import', 'orders', ORDERS], [0, 0.5, 1]],
  ['an import of customers', ['import', 'customers', CUSTOMERS], [0.5]],
  ['an import of staff', ['import', 'staff', STAFF], [0.2, 0.8]],
  ['setting a policy', ['policy', 'set', POLICY, '--effective', '2099-10-01'], [0, 0.5]],
])(
  '%s that was killed halfway and is run again leaves what an undisturbed one leaves',
  async (what, args, shares) => {
    const calm = copied(`${what}, undisturbed`);
    const writes = await writesOf(args, calm);
    expect(writes).toBeGreaterThan(3);
    const undisturbed = await tableIn(calm);

    await pMap(
      shares,
      async (share) => {
        const write = 1 + Math.round(share * (writes - 2));
        const data = copied(`${what}, killed at write ${write}`);
        expect(await dying(args, data, write)).toMatchObject({ signal: 'SIGKILL', stdout: '' });
        expect(isDeepStrictEqual(await tableIn(data), undisturbed), `write ${write} of ${writes}`).toBe(
          false,
        );
        expect(await revisit([...args, '--data', data])).toMatchObject({ status: 0 });
        expect(await tableIn(data)).toEqual(undisturbed);
      },
      { concurrency: AT_ONCE },
    );
  },
);
