import { expect, test } from 'vitest';
import { customer, member } from '../clock/sweep-scene.ts';
import { complaintsOf, countsOf, openDesk } from './import-desk.ts';

test('of a customer of whom the file says two things nothing is taken, and both lines are named', async () => {
  const desk = await openDesk();
  const report = await desk.takeCustomers([
    customer('C-1', { name: 'Ann' }),
    customer('C-2', { name: 'Bo' }),
    customer('C-1', { name: 'Cy' }),
  ]);
  expect(countsOf(report)).toMatchObject({ rows: 3, added: 1, refused: 2 });
  const english = 'id: C-1 stands on lines 2, 4, which say different things; none of them was taken';
  const chinese = 'id：C-1 出现在第 2、4 行，内容互相矛盾；这些行均未导入';
  expect(complaintsOf(report)).toEqual([
    [2, english, chinese],
    [4, english, chinese],
  ]);
  expect(await desk.store.archive('C-1')).toBeUndefined();
});

test('a customer may stand twice with rows of many others between; the same again is no fault', async () => {
  const desk = await openDesk();
  const crowd = Array.from({ length: 60 }, (_, index) => customer(`C-${index}`));
  const report = await desk.takeCustomers([...crowd, customer('C-0'), customer('C-1', { name: 'Ann' })]);
  const fault = { code: 'twice-in-file', path: 'id', id: 'C-1', lines: [3, 63] };
  expect(report.faults).toEqual([
    { line: 3, fault },
    { line: 63, fault },
  ]);
  expect(countsOf(report)).toMatchObject({ rows: 62, added: 59, unchanged: 1 });
});

test('a specialist nobody knows is refused, as is somebody who is none; the customers beside them are taken', async () => {
  const desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist'), member('B-1', 'supervisor')]);
  const report = await desk.takeCustomers([
    customer('C-1', { specialist: 'S-1' }),
    customer('C-2', { specialist: 'S-9' }),
    customer('C-3', { specialist: 'B-1' }),
    customer('C-4'),
  ]);
  expect(countsOf(report)).toMatchObject({ added: 2, refused: 2 });
  expect(complaintsOf(report)).toEqual([
    [
      3,
      'specialist: nobody on the staff has the id S-9; import the staff first',
      'specialist：没有编号为 S-9 的员工；请先导入员工',
    ],
    [
      4,
      'specialist: B-1 is a supervisor; allowed is a client service specialist',
      expect.stringMatching(/^specialist：B-1 .*；允许/),
    ],
  ]);
  expect([...(await desk.store.archives(['C-1', 'C-2', 'C-3', 'C-4'])).keys()].sort()).toEqual([
    'C-1',
    'C-4',
  ]);
});

test('a correction that is refused leaves the archive as it was', async () => {
  const desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist')]);
  await desk.takeCustomers([customer('C-1', { name: 'Ann' })]);
  const before = await desk.store.archive('C-1');
  await desk.takeCustomers([customer('C-1', { name: 'Cy', specialist: 'S-9' })]);
  expect(await desk.store.archive('C-1')).toEqual(before);
  await desk.takeCustomers([customer('C-1', { name: 'Cy', specialist: 'S-1' })]);
  expect((await desk.store.archive('C-1'))?.archive.name).toBe('Cy');
});

test('an empty cell says nothing: it leaves what is known', async () => {
  const desk = await openDesk();
  const known = customer('C-1', { name: 'Ann', company: 'Tea', email: 'ann@example.com', mayMail: true });
  await desk.takeCustomers([known]);
  const before = await desk.store.archive('C-1');
  const report = await desk.takeCustomers([customer('C-1')]);
  expect(countsOf(report)).toMatchObject({ unchanged: 1, changed: 0 });
  expect(await desk.store.archive('C-1')).toEqual(before);
});

test('a known customer keeps the date of enrolment', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1')], { enrolledOn: '2011-10-01' });
  await desk.takeCustomers([customer('C-1', { name: 'Ann', enrolledOn: '2010-01-01' })], {
    enrolledOn: '2011-11-01',
  });
  expect((await desk.store.archive('C-1'))?.archive).toMatchObject({ name: 'Ann', enrolledOn: '2011-10-01' });
});
