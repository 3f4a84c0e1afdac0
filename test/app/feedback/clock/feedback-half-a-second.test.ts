import { expect, test } from 'vitest';
import { decideFeedback } from '../../../../shared/app/feedback/decide-feedback.ts';
import { at } from '../../../fixtures/department.ts';
import { monday, openOffice } from '../feedback-scene.ts';

test('within the second of the deadline a decision is in time and on the rung of that deadline', async () => {
  const office = await openOffice();
  const { id: feedbackId } = await office.report(monday('10:00'));
  // The clock of a machine has milliseconds; what is stored, and what the reader sees, has not.
  const now = at('2026-03-02T11:00:00.400Z');
  const act = { feedbackId, by: 'B-1', at: undefined, decision: 'Replace it.', answer: undefined };
  const { decision, deadline } = await decideFeedback(office.store, act, now);
  expect(decision?.at).toBe(deadline);
  expect(decision).toMatchObject({ inTime: true, rung: 0 });
});
