import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoTable } from '../../../shared/store/dynamodb/dynamo-table.ts';
import { storeOf } from '../../../shared/store/store.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';
import { type Death, isWrite } from './crash-client.ts';
import { diesHere } from './crash-here.ts';
import { runUntilDeath } from './crash-process.ts';
import { customer, everything, type Files, mailed, member, order, sweepAt, takeIn } from './sweep-scene.ts';

const SCRIPT = 'test/fixtures/sweep-and-die.ts';
const YESTERDAY = '2011-03-31T08:30:00Z';
const TODAY = '2011-04-01T08:30:00Z';

/**
 * Today one customer turns idle, one begins its second month (which closes a window of the first),
 * one call is missed, and two people get their digest.
 */
const FILES: Files = {
  staff: [
    member('S-1', 'specialist', { email: 'ann@example.com' }),
    member('B-1', 'supervisor', { email: 'boss@example.com' }),
  ],
  customers: [mailed('C-IDLE'), mailed('C-MONTH'), customer('C-MISSED'), mailed('C-FRESH')],
  orders: [
    order('C-IDLE', '2011-03-24'),
    order('C-MONTH', '2011-01-31'),
    order('C-MISSED', '2011-03-17'),
    order('C-FRESH', '2011-03-30'),
  ],
};

const opened: DepartmentOnDatabase[] = [];
afterAll(() => Promise.all(opened.map((department) => department.stop())));

async function department(): Promise<DepartmentOnDatabase> {
  const next = await openOnDatabase();
  opened.push(next);
  await takeIn(next.store, FILES);
  await sweepAt(next.store, YESTERDAY);
  return next;
}

let undisturbed: Record<string, unknown>;
let writes = 0;
beforeAll(async () => {
  const calm = await department();
  calm.table.client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (isWrite(commandName)) writes++;
        return next(args);
      },
    { step: 'initialize' },
  );
  await sweepAt(calm.store, TODAY);
  undisturbed = await everything(calm.table);
});

/** At its first and its last write by a real signal, at the others in this process. */
async function killed(disturbed: DepartmentOnDatabase, death: Death): Promise<void> {
  const { when, write } = death;
  const really = write === 1 || write === writes;
  const ended = really
    ? await runUntilDeath(SCRIPT, disturbed, TODAY, death)
    : await diesHere(disturbed, death, (client) =>
        sweepAt(storeOf(dynamoTable({ client, name: disturbed.table.name })), TODAY),
      );
  expect(ended, `${when} write ${write}`).toBe(really ? 'SIGKILL' : 'died');
}

test('a sweep that was killed at any of its writes, and is run again, leaves what an undisturbed one leaves', async () => {
  expect(writes).toBeGreaterThanOrEqual(6);
  let cutShort = 0;
  for (let write = 1; write <= writes; write++)
    await Promise.all(
      (['before', 'after'] as const).map(async (when) => {
        const disturbed = await department();
        await killed(disturbed, { when, write });
        if (!isDeepStrictEqual(await everything(disturbed.table), undisturbed)) cutShort++;

        await sweepAt(disturbed.store, TODAY);
        expect(await everything(disturbed.table), `${when} write ${write}`).toEqual(undisturbed);
      }),
    );
  expect(cutShort, 'the killed sweeps had left work undone').toBeGreaterThan(writes);
});

test('a sweep that outlives its last write ends by itself', async () => {
  const survivor = await department();
  const ended = await runUntilDeath(SCRIPT, survivor, TODAY, { when: 'before', write: writes + 1 });
  expect(ended).toBe(0);
  expect(await everything(survivor.table)).toEqual(undisturbed);
});
