/*
 * The very first version (cdc26aa) kept one attribute `sweptThrough` for all shards, today's keeps
 * one for each. Unread, the clock of such a department would go back to the machine's time, and the
 * first sweep would report no lateness at all.
 */
import { expect, test } from 'vitest';
import { departmentOf } from '../../fixtures/records/earlier-records.ts';

test('the clock of the first version stands where it stood', async () => {
  const { store } = await departmentOf('cdc26aa');
  expect([...new Set((await store.sweptThrough()).values())]).toEqual(['2026-12-04T14:30:00Z']);
});
