import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintOf } from '../../../shared/app/links/address-fingerprint.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';
import { type FailingSes, startFailingSes } from '../../fixtures/failing-ses.ts';
import { losingReplies } from '../../fixtures/lost-replies.ts';
import { mailed, order, sweepAt, takeIn, takeOrders } from '../clock/sweep-scene.ts';
import { owingTo, postAt, sendingTo, standing } from './post-scene.ts';

const NOW = '2011-04-01T12:00:00Z';
const EVERYBODY = Array.from({ length: 10 }, (_, index) => `C-${index}`);

let ses: FailingSes;
let department: DepartmentOnDatabase;
beforeEach(async () => {
  ses = await startFailingSes();
  department = await openOnDatabase(sendingTo(ses.endpoint));
  await takeIn(department.store, owingTo(EVERYBODY));
  await sweepAt(department.store, NOW);
});
afterEach(() => Promise.all([department.stop(), ses.stop()]));

/** Each letter after the first waits for its turn; something happens while the fourth does. */
function whileTheFourthWaits(happens: () => Promise<unknown>): { wait(ms: number): Promise<void> } {
  let waits = 0;
  return {
    wait: async () => {
      if (++waits === 3) await happens();
    },
  };
}

test('whoever unsubscribes during a post gets no letter any more, though eight are made ready ahead', async () => {
  const unsubscribe = whileTheFourthWaits(() =>
    Promise.all(
      EVERYBODY.map((id) =>
        department.store.suppressFingerprint(
          fingerprintOf(`${id.toLowerCase()}@example.com`),
          'unsubscribed',
          NOW,
        ),
      ),
    ),
  );
  const { letters } = await postAt(department, NOW, unsubscribe);
  expect(letters).toEqual({ sent: 3, suppressed: EVERYBODY.length - 3 });
  expect(ses.arrivals).toHaveLength(3);
  expect(new Set(Object.values(await standing(department)))).toEqual(
    new Set(['sent', 'suppressed unsubscribed']),
  );
});

test('nor does whoever takes back the consent, or orders, in that moment', async () => {
  const [first, second, ...others] = EVERYBODY.slice(3);
  const happens = whileTheFourthWaits(async () => {
    await takeIn(department.store, { customers: [mailed(first!, { mayMail: false })] });
    await takeOrders(department.store, [order(second!, '2011-04-01')]);
  });
  await postAt(department, NOW, happens);
  const to = ses.arrivals.map((one) => one.to);
  expect(to).not.toContain(`${first!.toLowerCase()}@example.com`);
  expect(to).not.toContain(`${second!.toLowerCase()}@example.com`);
  expect(to).toHaveLength(3 + others.length);
});

const claims = (commandName: string, input: object): boolean =>
  commandName === 'UpdateItemCommand' && JSON.stringify(input).includes('"claimed"');

test.for([
  ['once', 1],
  ['as often as the SDK asks', 3],
] as const)('a claim whose answer is lost %s is one’s own, and the letter leaves once', async ([, times]) => {
  const replies = losingReplies(department.table.client);
  replies.lose(times, claims);
  expect((await postAt(department, NOW)).letters).toEqual({ sent: EVERYBODY.length });
  expect(replies.lost()).toBe(times);
  expect(ses.arrivals).toHaveLength(EVERYBODY.length);
});
