import { expect, test } from 'vitest';
import { everything, member } from '../clock/sweep-scene.ts';
import { complaintsOf, countsOf, openDesk } from './import-desk.ts';

test('of somebody of whom the file says two things nothing is taken', async () => {
  const desk = await openDesk();
  const report = await desk.takeStaff([
    member('S-1', 'specialist', { name: 'Ann' }),
    member('S-1', 'supervisor', { name: 'Bo' }),
    member('S-2', 'specialist'),
  ]);
  expect(countsOf(report)).toMatchObject({ rows: 3, added: 1, refused: 2 });
  expect(complaintsOf(report).map(([line, english]) => [line, english])).toEqual(
    [2, 3].map((line) => [
      line,
      'id: S-1 stands on lines 2, 3, which say different things; none of them was taken',
    ]),
  );
  expect(await desk.store.staffMember('S-1')).toBeUndefined();
});

test('a supervisor nobody knows is refused, as is somebody who is none', async () => {
  const desk = await openDesk();
  const report = await desk.takeStaff([
    member('S-1', 'specialist', { supervisor: 'B-9' }),
    member('S-2', 'specialist', { supervisor: 'M-1' }),
    member('S-3', 'specialist', { supervisor: 'B-1' }),
    member('M-1', 'marketing-director'),
    member('B-1', 'supervisor'),
  ]);
  expect(countsOf(report)).toMatchObject({ added: 3, refused: 2 });
  expect(complaintsOf(report)).toEqual([
    [
      2,
      'supervisor: nobody on the staff has the id B-9; import the staff first',
      'supervisor：没有编号为 B-9 的员工；请先导入员工',
    ],
    [
      3,
      'supervisor: M-1 is a marketing director; allowed is a supervisor',
      expect.stringMatching(/^supervisor：M-1 .*；允许/),
    ],
  ]);
});

test('a supervisor may stand further down in the file, or in an earlier file', async () => {
  const desk = await openDesk();
  const specialist = (id: string) => member(id, 'specialist', { supervisor: 'B-1' });
  expect((await desk.takeStaff([specialist('S-1'), member('B-1', 'supervisor')])).faults).toEqual([]);
  expect((await desk.takeStaff([specialist('S-2')])).faults).toEqual([]);
  expect((await desk.store.staff()).map(({ staffId, supervisor }) => [staffId, supervisor])).toEqual([
    ['B-1', null],
    ['S-1', 'B-1'],
    ['S-2', 'B-1'],
  ]);
});

test('an empty cell says nothing: it leaves what is known', async () => {
  const desk = await openDesk();
  await desk.takeStaff([
    member('S-1', 'specialist', { email: 'ann@example.com', capacity: 40, language: 'zh' }),
  ]);
  const before = await everything(desk.table);
  expect(countsOf(await desk.takeStaff([member('S-1', 'specialist')]))).toMatchObject({
    unchanged: 1,
    changed: 0,
  });
  expect(await everything(desk.table)).toEqual(before);
  await desk.takeStaff([member('S-1', 'specialist', { capacity: 0 })]);
  expect(await desk.store.staffMember('S-1')).toMatchObject({
    capacity: 0,
    email: 'ann@example.com',
    language: 'zh',
  });
});
