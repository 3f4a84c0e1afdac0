import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseClient } from '../../../functions/runtime/database.ts';
import type { Feedback } from '../../../shared/domain/feedback/feedback.ts';
import { sentencesIn } from '../../../shared/domain/sentences/sentences-in.ts';
import { dynamoTable } from '../../../shared/store/dynamodb/dynamo-table.ts';
import { storeOf } from '../../../shared/store/store.ts';
import { refusalOf } from '../../files/formats/sources.ts';
import { customer, lettersIn } from '../clock/sweep-scene.ts';
import { conduct, scores } from './clock/feedback-conductor.ts';
import { historyOf, lettersAbout } from './clock/feedback-watch.ts';
import {
  type Desk,
  deskOf,
  LADDER_STAFF,
  monday,
  type Office,
  type OfficeOnDatabase,
  openOffice,
  startOfficeOnDatabase,
} from './feedback-scene.ts';

const ROUNDS = 40;
const CUSTOMERS = Array.from({ length: 20 }, (_, index) => customer(`C-${index}`, { specialist: 'S-1' }));
const NOW = monday('10:20');

let office: OfficeOnDatabase;
/** The same department over connections of its own, as from another person's machine. */
let elsewhere: Desk;
let close: () => void;
beforeAll(async () => {
  office = await startOfficeOnDatabase({ staff: LADDER_STAFF, customers: CUSTOMERS });
  const client = databaseClient(office.endpoint);
  elsewhere = deskOf(storeOf(dynamoTable({ client, name: office.table.name })));
  close = () => client.destroy();
});
afterAll(async () => {
  close();
  await office.stop();
});

let matters = 0;
const nextMatter = (by: string | undefined = undefined, there: Office = office): Promise<Feedback> => {
  const text = `matter ${++matters}`;
  const { id: customerId } = CUSTOMERS[matters % CUSTOMERS.length]!;
  return there.report(monday('10:05'), { customerId, text, by });
};

/** Who won, after it was seen that there is one and that everybody else was told who it is. */
async function winnerOf(
  feedback: Feedback,
  answers: readonly PromiseSettledResult<Feedback>[],
  there: Office = office,
): Promise<string> {
  const won = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  expect(won).toHaveLength(1);
  const stored = (await there.store.feedback(feedback.id))!;
  expect(stored).toEqual(won[0]);
  const by = stored.decision!.by;
  for (const answer of answers)
    if (answer.status === 'rejected') {
      const fault = await refusalOf(() => Promise.reject(answer.reason));
      expect(fault).toEqual({
        code: 'feedback-decided',
        feedbackId: feedback.id,
        by,
        at: '2026-03-02 10:20',
      });
      expect(sentencesIn('en').fault(fault)).toContain(by);
    }
  expect(await historyOf(there, feedback)).toEqual(['10:05 reported', '10:20 decided']);
  return by;
}

test('two who decide at the same moment: one wins, the other is told who won, round after round', async () => {
  const winners: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const feedback = await nextMatter();
    const supervisor = () => office.decide(feedback, 'B-1', NOW, { decision: 'Replace it.' });
    const manager = () => elsewhere.decide(feedback, 'M-1', NOW, { decision: 'Repair it.' });
    const both = round % 2 === 0 ? [supervisor(), manager()] : [manager(), supervisor()];
    winners.push(await winnerOf(feedback, await Promise.allSettled(both)));
  }
  expect(new Set(winners), 'it was a race').toEqual(new Set(['B-1', 'M-1']));
});

test('the whole ladder at the same moment is no different', async () => {
  for (let round = 0; round < ROUNDS / 4; round++) {
    const feedback = await nextMatter('S-1');
    const everybody = ['B-1', 'M-1', 'D-1', 'G-1', 'B-1', 'G-1'].map((by, index) =>
      (index % 2 === 0 ? office : elsewhere).decide(feedback, by, NOW),
    );
    await winnerOf(feedback, await Promise.allSettled(everybody));
  }
  const letters = (await lettersIn(office.store)).filter(({ id }) => id.endsWith(':S-1'));
  expect(letters, 'each answer was written once').toHaveLength(ROUNDS / 4);
});

test('in every order in which the reads and writes of two can fall, the same', async () => {
  const alike = await openOffice({ staff: LADDER_STAFF, customers: CUSTOMERS });
  const conductor = conduct(alike);
  const winners: string[] = [];
  for (const score of scores(3, 3)) {
    const feedback = await nextMatter(undefined, alike);
    const answers = await conductor.perform(
      score,
      (store) => deskOf(store).decide(feedback, 'B-1', NOW),
      (store) => deskOf(store).decide(feedback, 'M-1', NOW),
    );
    winners.push(await winnerOf(feedback, answers, alike));
  }
  expect(
    winners.filter((by) => by === 'B-1'),
    'whoever writes first wins',
  ).toHaveLength(10);
});

test('a decision and a question to another department at the same moment leave one clock or none', async () => {
  for (let round = 0; round < ROUNDS / 2; round++) {
    const feedback = await nextMatter('S-1');
    const [decided, asked] = await Promise.allSettled([
      office.decide(feedback, 'G-1', NOW),
      elsewhere.coordinate(feedback, 'M-1', NOW, 'warehouse'),
    ]);
    expect(decided.status).toBe('fulfilled');
    const history = (await historyOf(office, feedback)).map((step) => step.slice(6));
    expect(history).toEqual([
      'reported',
      ...(asked.status === 'fulfilled' ? ['coordinated'] : []),
      'decided',
    ]);
    expect(await office.store.feedbackHeldBy('H-1')).toEqual([]);
    expect((await lettersAbout(office, feedback)).at(-1)).toBe(`${history.length} S-1`);
  }
});
