import { expect, test } from 'vitest';
import { customer, member } from '../clock/sweep-scene.ts';
import { complaintsOf, openDesk } from './import-desk.ts';

test('files may name colleagues, those of the same file too; a name of two is refused with both ids', async () => {
  const desk = await openDesk();
  const staff = await desk.takeStaff([
    member('S-1', 'specialist', { name: '王芳', supervisor: 'Bea Boss', substitute: '李雷' }),
    member('S-2', 'specialist', { name: '李雷' }),
    member('S-3', 'specialist', { name: '李雷', substitute: '王芳' }),
    member('S-4', 'specialist', { name: 'Cy', supervisor: 'Nobody' }),
    member('B-1', 'supervisor', { name: 'Bea Boss' }),
  ]);
  expect(complaintsOf(staff)).toEqual([
    [
      2,
      'substitute: 李雷 is the name of several people; say which by the id: S-2 or S-3',
      'substitute：有几位员工都叫 李雷；请用工号指明：S-2、S-3',
    ],
    [4, 'substitute: nobody on the staff has the id S-1; import the staff first', expect.any(String)],
    [5, 'supervisor: nobody on the staff has the id Nobody; import the staff first', expect.any(String)],
  ]);
  await desk.takeStaff([member('S-1', 'specialist', { name: '王芳', supervisor: 'Bea Boss' })]);
  expect(await desk.store.staffMember('S-1')).toMatchObject({ supervisor: 'B-1' });
  await desk.takeStaff([member('S-3', 'specialist', { name: '李雷', substitute: '王芳' })]);

  const customers = await desk.takeCustomers([
    customer('C-1', { specialist: '王芳' }),
    customer('C-2', { specialist: '李雷' }),
    customer('C-3', { specialist: 'Bea Boss' }),
  ]);
  expect((await desk.store.archive('C-1'))?.archive.specialist).toBe('S-1');
  expect(complaintsOf(customers).map(([line, english]) => [line, english])).toEqual([
    [3, 'specialist: 李雷 is the name of several people; say which by the id: S-2 or S-3'],
    [4, 'specialist: B-1 is a supervisor; allowed is a client service specialist'],
  ]);
});
