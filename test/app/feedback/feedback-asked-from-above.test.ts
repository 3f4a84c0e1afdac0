import { describe, expect, test } from 'vitest';
import { sweepAt } from '../clock/sweep-scene.ts';
import { monday, openOffice } from './feedback-scene.ts';

test('a head who does not answer a manager hands it on to the rung above the manager', async () => {
  const office = await openOffice();
  const { id } = await office.report(monday('10:05'));
  // The supervisor's turn; the manager, who may, steps in and asks.
  await office.coordinate({ id }, 'M-1', monday('10:40'), 'warehouse');
  await sweepAt(office.store, monday('11:40'));
  expect((await office.store.feedback(id))?.turn).toMatchObject({ rung: 2, holder: 'D-1' });
});

describe('asked by the supervisor, it goes on to the manager', () => {
  test.each([
    ['in the minute before the deadline', '11:04', '13:34'],
    ['at the very deadline, though the clock has come to it', '11:05', '13:35'],
  ])('%s', async (_when, asks, passes) => {
    const office = await openOffice();
    const { id } = await office.report(monday('10:05'));
    await sweepAt(office.store, monday(asks));
    await office.coordinate({ id }, 'B-1', monday(asks), 'warehouse');
    expect((await office.store.feedback(id))?.turn).toMatchObject({ rung: 0, holder: 'H-1' });
    await sweepAt(office.store, monday(passes));
    expect(await office.store.feedback(id)).toMatchObject({
      turn: { rung: 1, holder: 'M-1' },
      unanswered: [{ holder: 'H-1', department: 'warehouse' }],
    });
  });
});
