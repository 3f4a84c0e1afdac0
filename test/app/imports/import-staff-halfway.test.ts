import { expect, test } from 'vitest';
import { member } from '../clock/sweep-scene.ts';
import { openDesk } from './import-desk.ts';

test('a specialist is not taken under a supervisor whose own row was refused', async () => {
  const desk = await openDesk();
  const report = await desk.takeStaff([
    member('S-1', 'specialist', { supervisor: 'B-1' }),
    member('B-1', 'supervisor', { supervisor: 'NOBODY' }),
  ]);
  expect(report.faults.map(({ line }) => line)).toEqual([2, 3]);
  expect(await desk.store.staff()).toEqual([]);
});

test('somebody of whom the file says two things has no role that others see', async () => {
  const desk = await openDesk();
  const report = await desk.takeStaff([
    member('S-1', 'specialist', { supervisor: 'B-1' }),
    member('B-1', 'specialist'),
    member('B-1', 'supervisor'),
  ]);
  expect(report.faults.map(({ line }) => line)).toEqual([2, 3, 4]);
});
