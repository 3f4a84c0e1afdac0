import { expect, test } from 'vitest';
import { runResponseClock } from '../../../../shared/app/feedback/run-response-clock.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../../shared/app/rulebook.ts';
import { at } from '../../../fixtures/department.ts';
import { deskOf, monday, openOffice } from '../feedback-scene.ts';
import { conduct, loosened, scores } from './feedback-conductor.ts';

const NOW = monday('11:10');
const IN_STEP = Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? 'first' : 'second'));

// These show that the tests of the same names would notice: the conditions on the writes are what
// they watch.

test('without the conditions on its writes, a sweep hands on what was decided', async () => {
  const office = await openOffice();
  const rulebook = await currentRulebook(office.store);
  const careless = conduct(office, loosened);
  let afterwards = 0;
  for (const [index, score] of scores(4, 6)
    .filter((_, place) => place % 10 === 0)
    .entries()) {
    const { id } = await office.report(monday('10:00'), { text: `${index}` });
    await careless.perform(
      score,
      (store) => runResponseClock(store, rulebook, at(NOW)),
      (store) => deskOf(store).decide({ id }, 'G-1', NOW),
    );
    if (!(await office.store.feedback(id))?.decision) afterwards++;
  }
  expect(afterwards).toBeGreaterThan(0);
});

test('without the conditions, two sweeps fire a step twice and two deciders both win', async () => {
  const office = await openOffice();
  const rulebook = await currentRulebook(office.store);
  const careless = conduct(office, loosened);
  await office.report(monday('10:00'));
  const sweeping = (store: Store) => runResponseClock(store, rulebook, at(NOW));
  const sweeps = await careless.perform(IN_STEP, sweeping, sweeping);
  const steps = sweeps.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.fired : []));
  expect(steps.length).toBeGreaterThan(2);

  const feedback = await office.report(monday('11:00'), { text: 'Again.' }, NOW);
  const decisions = await careless.perform(
    IN_STEP,
    (store) => deskOf(store).decide(feedback, 'B-1', NOW),
    (store) => deskOf(store).decide(feedback, 'M-1', NOW),
  );
  expect(decisions.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
});
