// Copy to test/store/ to run. Fails on 2026-11-22's tree (and at 2939337, e496de7: `sweptThrough` was dropped unread by issue 2).
// cdc26aa kept one attribute `sweptThrough` for all shards; today reads swept00..swept15 only. On such a table
// `place.now()` falls back to the machine's time, so the clock goes back, and the first sweep reports no lateness at all.
import { expect, test } from 'vitest';
import { departmentOf } from '../../fixtures/records/earlier-records.ts';

test('the clock of the first version stands where it stood', async () => {
  const { store } = await departmentOf('cdc26aa');
  expect([...new Set((await store.sweptThrough()).values())]).toEqual(['2026-12-04T14:30:00Z']);
});
