import { expect, test } from 'vitest';
import { letterKey, staffKey, stepKey } from '../../../../shared/store/keys.ts';
import type { Department } from '../../../fixtures/department.ts';
import { departmentForEachTest } from '../../../fixtures/department-for-each-test.ts';
import { monday } from '../../feedback/feedback-scene.ts';
import { postAt, standing } from '../../letters/post-scene.ts';
import { sweepAt } from '../sweep-scene.ts';
import {
  BAD,
  bothComplain,
  MORNING,
  minute,
  NIGHT,
  openOffice,
  PRIVATE,
  spoil,
  taskOf,
} from './poison-scene.ts';

let department: Department;
departmentForEachTest(openOffice, (opened) => {
  ({ department } = opened);
});

test('a digest waits for its reader’s record to be mended', async () => {
  await sweepAt(department.store, NIGHT);
  await sweepAt(department.store, MORNING);
  const mend = await spoil(department, staffKey('S-BAD'), { staff: PRIVATE });
  await postAt(department, MORNING);
  await mend();
  await minute(department, monday('08:31'));
  expect((await standing(department))['digest:S-BAD:2026-03-02']).toBe('sent');
});
test.for(['step', 'reader'])('a letter about feedback waits for its %s to be mended', async (what) => {
  const { bad } = await bothComplain(department);
  const mend =
    what === 'step'
      ? await spoil(department, stepKey(bad.id, 1), { step: PRIVATE })
      : await spoil(department, staffKey('B-1'), { staff: PRIVATE });
  await postAt(department, monday('10:00'));
  await mend();
  await postAt(department, monday('10:01'));
  expect((await standing(department))[`feedback:${bad.id}:1:B-1`]).toBe('sent');
});

test('a letter with receipts that cannot be read is set aside', async () => {
  await sweepAt(department.store, NIGHT);
  await spoil(department, letterKey(`revisit:${taskOf(BAD.letter)}`), { receipts: PRIVATE });
  expect((await postAt(department, MORNING)).setAside).toHaveLength(1);
});
