import { expect, test } from 'vitest';
import { sweep } from '../../../shared/app/clock/sweep.ts';
import { at } from '../../fixtures/department.ts';
import { openDesk } from '../imports/import-desk.ts';

test('a sweep says from 60 days before on that the holidays of a year are not known', async () => {
  const desk = await openDesk({ zone: 'Asia/Shanghai' });
  const saidAt = async (moment: string) => (await sweep(desk.store, at(moment), [0])).unknownHolidays;
  expect(await saidAt('2026-11-01T12:00:00Z')).toBeNull();
  expect(await saidAt('2026-11-01T16:00:00Z')).toMatchObject({ year: '2027', from: '2027-01-01' });
  expect(await saidAt('2030-01-01T06:30:00Z')).toMatchObject({ year: '2030', from: '2030-01-01' });
});
