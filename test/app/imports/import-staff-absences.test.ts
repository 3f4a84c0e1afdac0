import { expect, test } from 'vitest';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';
import { everything, member } from '../clock/sweep-scene.ts';
import { complaintsOf, countsOf, openDesk } from './import-desk.ts';

const WEEK = { absentFrom: '2011-12-26', absentUntil: '2011-12-30' } as const;

test('a department, a substitute and an absence are taken in; an empty cell leaves what is known', async () => {
  const desk = await openDesk();
  await desk.takeStaff([
    member('H-1', 'department-head', { department: 'quality', substitute: 'H-2', ...WEEK }),
    member('H-2', 'department-head', { department: 'logistics' }),
  ]);
  const before = await everything(desk.table);
  const again = await desk.takeStaff([member('H-1', 'department-head')]);
  expect(countsOf(again)).toMatchObject({ unchanged: 1, refused: 0 });
  expect(await everything(desk.table)).toEqual(before);
  expect(await desk.store.staffMember('H-1')).toMatchObject({
    department: 'quality',
    substitute: 'H-2',
    absences: [{ from: '2011-12-26', until: '2011-12-30' }],
  });
});

test('an absence of every file is added to the earlier ones, each once, the earliest first', async () => {
  const desk = await openDesk();
  const one = (absentFrom: LocalDate, absentUntil: LocalDate) =>
    desk.takeStaff([member('B-1', 'supervisor', { absentFrom, absentUntil })]);
  await one('2011-12-26', '2011-12-30');
  await one('2011-11-01', '2011-11-01');
  expect(countsOf(await one('2011-12-26', '2011-12-30'))).toMatchObject({ unchanged: 1 });
  expect((await desk.store.staffMember('B-1'))?.absences).toEqual([
    { from: '2011-11-01', until: '2011-11-01' },
    { from: '2011-12-26', until: '2011-12-30' },
  ]);
});

test('a substitute may stand further down in the file, or in an earlier file, or two may stand in for each other', async () => {
  const desk = await openDesk();
  const report = await desk.takeStaff([
    member('B-1', 'supervisor', { substitute: 'B-2' }),
    member('B-2', 'supervisor', { substitute: 'B-1' }),
  ]);
  expect(report.faults).toEqual([]);
  expect((await desk.takeStaff([member('B-3', 'supervisor', { substitute: 'B-1' })])).faults).toEqual([]);
  expect((await desk.store.staff()).map(({ staffId, substitute }) => [staffId, substitute])).toEqual([
    ['B-1', 'B-2'],
    ['B-2', 'B-1'],
    ['B-3', 'B-1'],
  ]);
});

test('half an absence, one that ends before it begins, and a substitute who is nobody or oneself are refused', async () => {
  const desk = await openDesk();
  const report = await desk.takeStaff([
    member('B-1', 'supervisor', { absentFrom: '2011-12-26' }),
    member('B-2', 'supervisor', { absentUntil: '2011-12-26' }),
    member('B-3', 'supervisor', { absentFrom: '2011-12-27', absentUntil: '2011-12-26' }),
    member('B-4', 'supervisor', { substitute: 'B-4' }),
    member('B-5', 'supervisor', { substitute: 'B-9' }),
    member('B-6', 'supervisor', { absentFrom: '2011-12-26', absentUntil: '2011-12-26' }),
  ]);
  expect(countsOf(report)).toMatchObject({ rows: 6, added: 1, refused: 5 });
  expect(complaintsOf(report)).toEqual([
    [
      2,
      'absentUntil: the cell is empty, and an absence needs its first and its last day',
      expect.stringMatching(/^absentUntil：/),
    ],
    [
      3,
      'absentFrom: the cell is empty, and an absence needs its first and its last day',
      expect.stringMatching(/^absentFrom：/),
    ],
    [4, expect.stringContaining('2011-12-26'), expect.stringContaining('2011-12-26')],
    [5, expect.stringMatching(/^substitute: B-4 /), expect.stringMatching(/^substitute：B-4 /)],
    [
      6,
      'substitute: nobody on the staff has the id B-9; import the staff first',
      'substitute：没有编号为 B-9 的员工；请先导入员工',
    ],
  ]);
  expect((await desk.store.staff()).map(({ staffId }) => staffId)).toEqual(['B-6']);
});

test('whoever counts on a row that is refused is refused as well', async () => {
  const desk = await openDesk();
  const report = await desk.takeStaff([
    member('B-1', 'supervisor', { substitute: 'B-2' }),
    member('B-2', 'supervisor', { absentFrom: '2011-12-26' }),
    member('S-1', 'specialist', { supervisor: 'B-1' }),
    member('S-2', 'specialist'),
  ]);
  expect(report.faults.map(({ line, fault }) => [line, fault.code])).toEqual([
    [2, 'unknown-staff'],
    [3, 'half-absence'],
    [4, 'unknown-staff'],
  ]);
  expect((await desk.store.staff()).map(({ staffId }) => staffId)).toEqual(['S-2']);
});
