import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';

let department: DepartmentOnDatabase;
beforeEach(async () => {
  department = await openOnDatabase();
});
afterEach(() => department.stop());

test('a new department has swept nothing and dated nothing', async () => {
  expect((await department.store.sweptThrough()).size).toBe(0);
  expect(await department.store.datedIn()).toBeUndefined();
});

test('the clock goes forward and never back, in whatever order the sweeps end', async () => {
  const { store } = department;
  await store.recordSweep([3], '2011-04-01T00:05:00Z');
  await store.recordSweep([3], '2011-04-02T00:05:00Z');
  await store.recordSweep([3], '2011-04-01T12:00:00Z');
  await store.recordSweep([3], '2011-04-02T00:05:00Z');
  expect((await store.sweptThrough()).get(3)).toBe('2011-04-02T00:05:00Z');
});

test('each shard has a clock of its own', async () => {
  const { store } = department;
  await store.recordSweep([0, 1], '2011-04-02T00:05:00Z');
  await store.recordSweep([15], '2011-04-01T00:05:00Z');
  expect([...(await store.sweptThrough())]).toEqual([
    [0, '2011-04-02T00:05:00Z'],
    [1, '2011-04-02T00:05:00Z'],
    [15, '2011-04-01T00:05:00Z'],
  ]);
});

test('a sweep of all shards counts for those that no later sweep has passed', async () => {
  const { store } = department;
  await store.recordSweep([0], '2011-04-01T00:40:00Z');
  await store.recordSweep([0, 1], '2011-04-01T00:35:00Z');
  expect([...(await store.sweptThrough())]).toEqual([
    [0, '2011-04-01T00:40:00Z'],
    [1, '2011-04-01T00:35:00Z'],
  ]);
});

test('of many sweeps that end at once the latest stays', async () => {
  const { store } = department;
  const days = ['2011-04-03', '2011-04-09', '2011-04-01', '2011-04-05'] as const;
  await Promise.all(days.map((day) => store.recordSweep([3], `${day}T00:05:00Z`)));
  expect((await store.sweptThrough()).get(3)).toBe('2011-04-09T00:05:00Z');
});

test('the zone in which the first orders were dated stays', async () => {
  const { store } = department;
  await store.recordDatedIn('Europe/London');
  await store.recordDatedIn('Asia/Shanghai');
  expect(await store.datedIn()).toBe('Europe/London');
});

test('who unsubscribed twice unsubscribed the first time', async () => {
  const { store, table } = department;
  const { GetItemCommand } = await import('@aws-sdk/client-dynamodb');
  await store.suppressFingerprint('f', 'unsubscribed', '2011-04-01T12:00:00Z');
  await store.suppressFingerprint('f', 'unsubscribed', '2011-05-01T12:00:00Z');
  const { Item } = await table.client.send(
    new GetItemCommand({
      TableName: table.name,
      Key: { pk: { S: 'SUPPRESSION#f' }, sk: { S: 'SUPPRESSION' } },
    }),
  );
  expect(Item?.suppressedAt).toEqual({ S: '2011-04-01T12:00:00Z' });
});
