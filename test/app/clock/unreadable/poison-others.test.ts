import { expect, test } from 'vitest';
import { recordTouch } from '../../../../shared/app/follow-up/record-touch.ts';
import { importOrders } from '../../../../shared/app/imports/orders/import-orders.ts';
import { fingerprintOf } from '../../../../shared/app/links/address-fingerprint.ts';
import { currentRulebook } from '../../../../shared/app/rulebook.ts';
import {
  CLOCK_KEY,
  caseKey,
  staffKey,
  suppressionKey,
  taskKey,
  touchKey,
} from '../../../../shared/store/keys.ts';
import { at, type Department, rowsOf } from '../../../fixtures/department.ts';
import { departmentForEachTest } from '../../../fixtures/department-for-each-test.ts';
import { deskOf, monday, tuesday } from '../../feedback/feedback-scene.ts';
import { postAt, standing } from '../../letters/post-scene.ts';
import { order, statesIn, sweepAt, takeOrders } from '../sweep-scene.ts';
import { BAD, bothComplain, MORNING, NIGHT, openOffice, PRIVATE, spoil, taskOf } from './poison-scene.ts';

let department: Department;
departmentForEachTest(openOffice, (opened) => {
  ({ department } = opened);
});

const leftOut = () => department.leftOut.map(({ key }) => key);

test('an unsubscribed address that cannot be read gets no letter until it is mended, and then gets none either', async () => {
  const fingerprint = fingerprintOf(`${BAD.letter.toLowerCase()}@example.com`);
  await department.store.suppressFingerprint(fingerprint, 'bounced', NIGHT);
  const mend = await spoil(department, suppressionKey(fingerprint), { because: PRIVATE });
  await sweepAt(department.store, NIGHT);
  const { letters, setAside } = await postAt(department, MORNING);
  expect(letters).toEqual({ sent: 6 });
  expect(setAside.map(({ key }) => key)).toEqual([`letter revisit:${taskOf(BAD.letter)}`]);
  expect(setAside[0]?.error).toContain(`SUPPRESSION#${fingerprint}`);
  expect(setAside[0]?.error).not.toContain('4711');
  await mend();
  expect((await postAt(department, monday('08:31'))).setAside).toEqual([]);
  expect((await standing(department))[`revisit:${taskOf(BAD.letter)}`]).toBe('suppressed bounced-before');
});

test('a letter to a customer waits for the record of the specialist to whom they can reply', async () => {
  await sweepAt(department.store, NIGHT);
  const mend = await spoil(department, staffKey('S-BAD'), { staff: PRIVATE });
  const { letters, setAside } = await postAt(department, MORNING);
  expect(letters).toEqual({ sent: 6 });
  expect(setAside.map(({ key }) => key)).toEqual([`letter revisit:${taskOf(BAD.ofStaff)}`]);
  await mend();
  expect((await postAt(department, monday('08:31'))).letters).toEqual({ sent: 1 });
});

test('a task that cannot be ended keeps its customer due, and is missed once it is mended', async () => {
  await sweepAt(department.store, NIGHT);
  const mend = await spoil(department, taskKey(BAD.task, taskOf(BAD.task)), { task: PRIVATE });
  const { ended, setAside } = await sweepAt(department.store, '2026-03-10T00:05:00Z');
  expect(ended).toEqual({ 'idle-week': { missed: 6 } });
  expect(setAside.map(({ key }) => key)).toEqual([`customer ${BAD.task}`]);
  await mend();
  const again = await sweepAt(department.store, '2026-03-10T00:06:00Z');
  expect(again).toMatchObject({ ended: { 'idle-week': { missed: 1 } }, setAside: [] });
  expect(new Set(Object.values(await statesIn(department.store)))).toEqual(new Set(['missed']));
});

test('a case that cannot be read is left out of what was learnt, by name, and comes back', async () => {
  const { bad, good } = await bothComplain(department);
  const desk = deskOf(department.store);
  for (const feedback of [bad, good]) await desk.decide(feedback, 'B-1', monday('10:10'));
  const filed = [await desk.file(bad, 'B-1', monday('11:00')), await desk.file(good, 'B-1', monday('11:01'))];
  const mend = await spoil(department, caseKey(filed[0]!), { case: PRIVATE });
  expect(await Array.fromAsync(department.store.cases())).toEqual([filed[1]]);
  const { pk, sk } = caseKey(filed[0]!);
  expect(leftOut()).toEqual([`${pk} ${sk}`]);
  await mend();
  expect(await Array.fromAsync(department.store.cases())).toEqual(filed.toReversed());
});

test('a contact that cannot be read is left out of the history, by name, and its task stays done', async () => {
  await sweepAt(department.store, NIGHT);
  const call = { customerId: 'C-GOOD-1', channel: 'phone', by: 'S-GOOD', at: at(monday('10:00')) } as const;
  const { touch } = await recordTouch(department.store, { ...call, outcome: 'first' }, at(monday('10:00')));
  const second = { ...call, outcome: 'second', at: at(monday('11:00')) };
  await recordTouch(department.store, second, at(monday('11:00')));
  await spoil(department, touchKey(touch), { touch: PRIVATE });
  const history = await department.store.touchesOfCustomer('C-GOOD-1');
  expect(history.map(({ outcome }) => outcome)).toEqual(['second']);
  expect(leftOut()).toEqual([`CUSTOMER#C-GOOD-1 ${touchKey(touch).sk}`]);
  await sweepAt(department.store, tuesday('00:05'));
  expect((await statesIn(department.store))[taskOf('C-GOOD-1')]).toBe('done');
});

test('a clock record without the zone of the orders stops no sweep, and orders set it anew', async () => {
  await spoil(department, CLOCK_KEY, { datedIn: undefined });
  await sweepAt(department.store, NIGHT);
  expect(Object.keys(await statesIn(department.store))).toHaveLength(7);
  const rulebook = await currentRulebook(department.store);
  const options = { until: undefined, now: at(NIGHT) };
  await importOrders(department.store, rulebook, rowsOf([order('C-GOOD-1', '2026-02-25')]), options);
  expect(await department.store.datedIn()).toBe('UTC');
});

test('orders of others are taken in although a task of one customer cannot be ended', async () => {
  await sweepAt(department.store, NIGHT);
  const mend = await spoil(department, taskKey(BAD.task, taskOf(BAD.task)), { task: PRIVATE });
  const orders = [order(BAD.task, '2026-03-01'), order('C-GOOD-1', '2026-03-01')];
  await takeOrders(department.store, orders).catch(() => undefined);
  expect((await statesIn(department.store))[taskOf('C-GOOD-1')]).toBe('cancelled');
  await mend();
  await takeOrders(department.store, orders);
  expect((await statesIn(department.store))[taskOf(BAD.task)]).toBe('cancelled');
});
