import { expect, test } from 'vitest';
import { runResponseClock } from '../../../../shared/app/feedback/run-response-clock.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../../shared/app/rulebook.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { at } from '../../../fixtures/department.ts';
import { customer, lettersIn } from '../../clock/sweep-scene.ts';
import { deskOf, LADDER_STAFF, monday, OFFICE_HOURS, openOffice } from '../feedback-scene.ts';
import { conduct, scores } from './feedback-conductor.ts';
import { historyOf } from './feedback-watch.ts';

const CUSTOMERS = Array.from({ length: 30 }, (_, index) => customer(`C-${index}`, { specialist: 'S-1' }));

/**
 * An office whose clock and whose general manager come to the same matter in the same moment, in
 * every given order.
 */
async function meetings(policy: unknown, orders: ReturnType<typeof scores>, met: InstantText) {
  const office = await openOffice({ policy, staff: LADDER_STAFF, customers: CUSTOMERS });
  const conductor = conduct(office);
  const rulebook = await currentRulebook(office.store);
  const clockAt = (now: InstantText) => (store: Store) => runResponseClock(store, rulebook, at(now));
  const all = [];
  for (const [index, score] of orders.entries()) {
    const { id: customerId } = CUSTOMERS[index % CUSTOMERS.length]!;
    // Nobody is told of the decision, so that no letter stands in the way of a second write.
    const feedback = await office.report(monday('10:00'), { customerId, text: `${index}` });
    const [swept, decided] = await conductor.perform(score, clockAt(met), (store) =>
      deskOf(store).decide(feedback, 'G-1', met),
    );
    if (swept.status === 'rejected') throw swept.reason;
    const history = await historyOf(office, feedback);
    all.push({ id: feedback.id, order: score.join(' '), history, swept: swept.value, decided });
  }
  return { office, all, clockAt };
}

const orderly = (ids: readonly string[]): string[] => [...ids].sort();

test('a sweep and a decision in the same moment, in every order: nothing fires after the decision', async () => {
  // The clock stood still for two hours: it asks what is due and writes four steps, one after the
  // other.
  const { office, all, clockAt } = await meetings(OFFICE_HOURS, scores(5, 3), monday('12:10'));
  const course = ['10:45 warned', '11:00 escalated', '11:45 warned', '12:00 escalated'];
  const holders = ['B-1', 'B-1', 'M-1', 'M-1', 'D-1'];
  for (const { order, history, swept, decided } of all) {
    expect(decided.status, order).toBe('fulfilled');
    expect(swept.setAside, order).toEqual([]);
    expect(swept.fired.length, order).toBe(history.length - 2);
    expect(history, order).toEqual([
      '10:00 reported',
      ...course.slice(0, history.length - 2),
      '12:10 decided',
    ]);
  }
  const demanded = all.flatMap(({ id, history }) =>
    holders.slice(0, history.length - 1).map((holder, step) => `feedback:${id}:${step + 1}:${holder}`),
  );
  expect(orderly((await lettersIn(office.store)).map(({ id }) => id))).toEqual(orderly(demanded));

  const lengths = new Set(all.map(({ history }) => history.length));
  expect(lengths, 'they met before, between and after all steps').toEqual(new Set([2, 3, 4, 5, 6]));
  const overtaken = all.filter(({ swept }) => swept.overtaken > 0);
  expect(overtaken.length, 'the decision came between a read and a write of the sweep').toBeGreaterThan(0);
  expect(await clockAt(monday('17:00'))(office.store)).toMatchObject({ fired: [], overtaken: 0 });
});

test('a decision and a reminder at the top in the same moment, in every order', async () => {
  const top = { ...OFFICE_HOURS, response: { ladder: ['general-manager'] } };
  // Three turns more for a decision that was refused and is weighed anew.
  const { office, all } = await meetings(top, scores(3, 6), monday('11:00'));
  for (const { order, history } of all)
    expect(history, order).toEqual([
      '10:00 reported',
      ...['10:45 warned', '11:00 reminded'].slice(0, history.length - 2),
      '11:00 decided',
    ]);
  expect(new Set(all.map(({ history }) => history.length))).toEqual(new Set([2, 3, 4]));
  const letters = all.reduce((sum, { history }) => sum + history.length - 1, 0);
  expect(await lettersIn(office.store)).toHaveLength(letters);
});
