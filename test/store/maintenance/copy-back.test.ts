import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureTable } from '../../../local/department/department.ts';
import { eraseCustomer } from '../../../shared/app/maintenance/erase-customer.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { type DynamoTable, dynamoTable } from '../../../shared/store/dynamodb/dynamo-table.ts';
import { marshalled } from '../../../shared/store/dynamodb/expressions.ts';
import { copyBack } from '../../../shared/store/maintenance/copy-back.ts';
import { everything, sweepAt } from '../../app/clock/sweep-scene.ts';
import { postAt } from '../../app/letters/post-scene.ts';
import { LEAVES, STAYS, startTwoOnDatabase } from '../../app/maintenance/erasure-scene.ts';
import { at, type DepartmentOnDatabase } from '../../fixtures/department.ts';

let office: DepartmentOnDatabase;
let restored: DynamoTable;
const sent: string[] = [];

const noting = {
  mailer: {
    send: async ({ letterId }: { letterId: string }) => {
      sent.push(letterId);
      return { was: 'sent', messageId: `m-${sent.length}` } as const;
    },
  },
};

/** As a restored backup would be: all items of this moment in another table. */
async function snapshot({ table }: DepartmentOnDatabase, name: string): Promise<DynamoTable> {
  await ensureTable(table.client, name);
  for await (const item of table.scan())
    await table.client.send(new PutItemCommand({ TableName: name, Item: marshalled(item) }));
  return dynamoTable({ client: table.client, name });
}

/** Days of the clock, a sweep and a post each. */
async function live(...noons: readonly InstantText[]) {
  for (const noon of noons) {
    const swept = await sweepAt(office.store, noon);
    expect(swept.setAside).toEqual([]);
    expect(swept.responses.setAside).toEqual([]);
    await postAt(office, noon, noting);
  }
}

const of = async (table: DynamoTable, prefix: string) =>
  Object.entries(await everything(table)).filter(([key]) => key.startsWith(prefix));

const counted = async () => (await office.store.caseloads())?.customers;
/** How many customers each specialist really has. */
async function owned(): Promise<Record<string, number>> {
  const customers: Record<string, number> = {};
  for await (const { archive } of office.store.everyArchive())
    if (archive.specialist) customers[archive.specialist] = (customers[archive.specialist] ?? 0) + 1;
  return customers;
}

beforeAll(async () => {
  office = await startTwoOnDatabase();
  restored = await snapshot(office, 'restored');
  await live('2026-03-10T12:00:00Z', '2026-03-17T12:00:00Z', '2026-03-24T12:00:00Z', '2026-03-31T12:00:00Z');
});
afterAll(() => office.stop());

test('letters were owed after the moment to which the table goes back', () => {
  expect(sent.filter((id) => id.startsWith('revisit:'))).not.toEqual([]);
});

test('without a yes nothing changes', async () => {
  const before = await everything(office.table);
  const { put } = await copyBack({ restored, live: office.table, customerId: undefined, really: false });
  expect(put).toBeGreaterThan(0);
  expect(await everything(office.table)).toEqual(before);
});

test('customers go back, whoever was erased stays erased, and no letter goes out twice', async () => {
  await eraseCustomer(office.store, { customerId: LEAVES, by: 'M-1' }, at('2026-03-31T13:00:00Z'));
  const letters = await of(office.table, 'LETTER#');
  await copyBack({ restored, live: office.table, customerId: undefined, really: true });
  expect(await of(office.table, `CUSTOMER#${LEAVES}`)).toEqual([]);
  const follow = ([key]: [string, unknown]) => !/FEEDBACK#|STEP#/.test(key);
  const back = (await of(office.table, `CUSTOMER#${STAYS}`)).filter(follow);
  expect(back).toEqual((await of(restored, `CUSTOMER#${STAYS}`)).filter(follow));
  expect(await of(office.table, 'LETTER#')).toEqual(letters);
  expect(await counted(), 'of an erased customer nobody has the care').toEqual(await owned());
  const again = await copyBack({ restored, live: office.table, customerId: undefined, really: true });
  expect(again).toMatchObject({ put: 0, deleted: 0 });

  const before = sent.length;
  // The months that were lost are looked at again, and the days go on.
  await live('2026-03-31T12:00:00Z');
  expect(sent.slice(before).filter((id) => sent.indexOf(id) < before)).toEqual([]);
});

test('control: had the letters gone back as well, customers would be written to twice', async () => {
  for await (const { pk, sk } of office.table.scan())
    if (String(pk).startsWith('LETTER#revisit'))
      await office.table.client.send(
        new DeleteItemCommand({
          TableName: office.table.name,
          Key: marshalled({ pk, sk }),
        }),
      );
  await copyBack({ restored, live: office.table, customerId: undefined, really: true });
  const before = sent.length;
  await live('2026-03-31T12:00:00Z');
  expect(sent.slice(before).filter((id) => sent.indexOf(id) < before)).not.toEqual([]);
});

test('one customer who was erased by mistake can be had back', async () => {
  await copyBack({ restored, live: office.table, customerId: LEAVES, really: true });
  expect(await of(office.table, `CUSTOMER#${LEAVES}`)).toEqual(await of(restored, `CUSTOMER#${LEAVES}`));
  expect(await counted()).toEqual(await owned());
});
