import { expect, onTestFinished, test } from 'vitest';
import { databaseClient } from '../../../../functions/runtime/database.ts';
import { runResponseClock } from '../../../../shared/app/feedback/run-response-clock.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../../shared/app/rulebook.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { dynamoTable } from '../../../../shared/store/dynamodb/dynamo-table.ts';
import { storeOf } from '../../../../shared/store/store.ts';
import { at } from '../../../fixtures/department.ts';
import { sweepAt } from '../../clock/sweep-scene.ts';
import {
  minuteAfter,
  monday,
  type OfficeOnDatabase,
  openOffice,
  openOfficeOnDatabase,
} from '../feedback-scene.ts';
import { conduct, scores } from './feedback-conductor.ts';
import { allButTheClock, firedIn } from './feedback-watch.ts';

const MATTERS = 25;
/** The clock comes by now and then only, so that most steps find several of their matter due. */
const MOMENTS = ['10:30', '11:05', '13:40', '14:20', '16:30'].map(monday);

async function withMatters(): Promise<OfficeOnDatabase> {
  const office = await openOfficeOnDatabase();
  for (let index = 0; index < MATTERS; index++)
    await office.report(minuteAfter(monday('09:40'), index), {
      text: `matter ${index}`,
      urgency: index % 3 === 0 ? 'urgent' : 'normal',
    });
  return office;
}

/** A store over connections of its own, as a sweep in another process has it. */
function anotherStore({ endpoint, table }: OfficeOnDatabase): Store {
  const client = databaseClient(endpoint);
  onTestFinished(() => client.destroy());
  return storeOf(dynamoTable({ client, name: table.name }));
}

test('two sweeps at the same moment fire each step once and together what one fires alone', async () => {
  const [disturbed, calm] = await Promise.all([withMatters(), withMatters()]);
  const other = anotherStore(disturbed);
  let overtaken = 0;
  for (const moment of MOMENTS) {
    const both = await Promise.all([sweepAt(disturbed.store, moment), sweepAt(other, moment)]);
    const alone = await sweepAt(calm.store, moment);
    const responses = both.map((report) => report.responses);
    const inOrder = firedIn(responses).sort((a, b) =>
      `${a.at} ${a.feedbackId}` < `${b.at} ${b.feedbackId}` ? -1 : 1,
    );
    const lonely = alone.responses.fired.toSorted((a, b) =>
      `${a.at} ${a.feedbackId}` < `${b.at} ${b.feedbackId}` ? -1 : 1,
    );
    expect(inOrder).toEqual(lonely);
    expect(responses.flatMap(({ setAside }) => setAside)).toEqual([]);
    expect(responses[0]!.lettersQueued + responses[1]!.lettersQueued).toBe(alone.responses.lettersQueued);
    expect(await allButTheClock(disturbed)).toEqual(await allButTheClock(calm));
    overtaken += responses[0]!.overtaken + responses[1]!.overtaken;
  }
  expect(overtaken, 'the two met at the same matters').toBeGreaterThan(MATTERS);
});

test('in every order in which the requests of two sweeps can fall, each step is fired once', async () => {
  const office = await openOffice();
  const rulebook = await currentRulebook(office.store);
  const conductor = conduct(office);
  const sweeping = (now: InstantText) => (store: Store) => runResponseClock(store, rulebook, at(now));
  // What is due, a warning, an escalation: three requests each.
  for (const [index, score] of scores(3, 3).entries()) {
    const feedback = await office.report(monday('10:00'), { text: `${index}` });
    const now = monday('11:10');
    const answers = await conductor.perform(score, sweeping(now), sweeping(now));
    const steps = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.fired : []));
    expect(steps.map(({ step }) => step).sort(), score.join(' ')).toEqual(['escalated', 'warned']);
    expect(await office.store.feedback(feedback.id)).toMatchObject({ steps: 3, turn: { holder: 'M-1' } });
    await office.decide(feedback, 'M-1', now);
  }
});
