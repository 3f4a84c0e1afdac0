import { expect, test } from 'vitest';
import type { Store } from '../../../../shared/app/ports/store.ts';
import { Unavailable } from '../../../../shared/app/store-errors.ts';
import { shardOf } from '../../../../shared/store/keys.ts';
import { openDepartment } from '../../../fixtures/department.ts';
import { customer, order, statesIn, sweepAt, takeIn } from '../sweep-scene.ts';

const IDS = Array.from({ length: 60 }, (_, index) => `C-${index}`).filter((id) => shardOf(id) === 0);

test('customers of one shard are seen to while another shard keeps the clock waiting', async () => {
  const { store, stop } = await openDepartment();
  await takeIn(store, {
    customers: IDS.map((id) => customer(id)),
    orders: IDS.map((id) => order(id, '2011-03-24')),
  });
  const seen = async () => Object.keys(await statesIn(store)).length;
  let waited = 0;
  const slow: Store = {
    ...store,
    async *dueRecords(shard, now) {
      if (shard !== 1) return yield* store.dueRecords(shard, now);
      await expect.poll(seen, { timeout: 4_000 }).toBe(IDS.length);
      waited++;
      throw new Unavailable(new Error('no answer'));
    },
  };
  const { setAside, looked } = await sweepAt(slow, '2011-04-01T08:30:00Z');
  expect({ waited, looked }).toEqual({ waited: 1, looked: IDS.length });
  expect(setAside.map(({ key }) => key)).toEqual(['shard 1']);
  await stop();
});
