import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PostServices } from '../../../../shared/app/letters/post-services.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import type { Department } from '../../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../../fixtures/mailbox.ts';
import { mailed, order, sweepAt } from '../../clock/sweep-scene.ts';
import { postAt, standing } from '../post-scene.ts';
import { arrived, decide, openDesk, POLICY, report } from './post-feedback-scene.ts';

let mailbox: Mailbox;
let department: Department;
beforeAll(async () => {
  mailbox = await openMailbox();
});
afterAll(() => mailbox.stop());
beforeEach(() => mailbox.empty());
afterEach(() => department.stop());

const REPORTED = '2011-04-04T09:05:00Z';

/** The letters that are due, in the order in which the post is handed them: `feedback 1 U-1`. */
async function handedToPost(instant: InstantText): Promise<string[]> {
  const letters: string[] = [];
  for await (const due of department.store.dueLetters(instant))
    if (due.kind === 'letter') {
      const { content } = due.letter;
      letters.push(content.kind === 'feedback' ? `${content.step} ${content.staffId}` : content.kind);
    }
  return letters;
}

/** One letter after the other, and the first one takes a little longer to write than the others. */
function slowAtFirst(): Partial<PostServices> {
  const { writer } = department.postServices(0);
  let written = 0;
  return {
    sendRate: 25,
    machineMs: () => performance.now(),
    wait: (ms) => setTimeout(ms),
    writer: {
      async write(facts) {
        if (written++ === 0) await setTimeout(150);
        return writer.write(facts);
      },
    },
  };
}

/** Who got the letters, oldest first. */
const readers = async () => (await arrived(mailbox)).map((line) => line.slice(0, 3));

/** A department that owes four customers a revisit since the morning. */
async function owingRevisits(): Promise<void> {
  const names = ['C-1', 'C-2', 'C-3', 'C-4'];
  department = await openDesk(mailbox.endpoint, {
    policy: { ...POLICY, revisitMail: {} },
    customers: names.map((id) => mailed(id)),
    orders: names.map((id) => order(id, '2011-03-27')),
  });
  await sweepAt(department.store, '2011-04-04T07:05:00Z');
  expect(Object.keys(await standing(department))).toHaveLength(4);
}

test('after an outage everybody is told once of what was theirs, in the order in which it happened', async () => {
  department = await openDesk(mailbox.endpoint);
  await report(department, REPORTED);
  // The clock stands still from Monday morning to Thursday noon.
  await sweepAt(department.store, '2011-04-07T11:00:00Z');
  expect(await handedToPost('2011-04-07T11:00:00Z')).toEqual([
    '1 U-1',
    '2 U-1',
    '3 M-1',
    '4 M-1',
    '5 X-1',
    '6 X-1',
    '7 G-1',
    '8 G-1',
    // The reminders that were overtaken are one.
    '9 G-1',
  ]);
  await postAt(department, '2011-04-07T11:00:00Z', slowAtFirst());
  expect(await readers()).toEqual('u-1 u-1 m-1 m-1 x-1 x-1 g-1 g-1 g-1'.split(' '));
  await sweepAt(department.store, '2011-04-07T11:00:00Z');
  await postAt(department, '2011-04-07T11:00:00Z');
  expect(await arrived(mailbox)).toEqual([]);
});

test('letters of the response clock leave before others that have been due for hours', async () => {
  await owingRevisits();
  await report(department, REPORTED);
  await postAt(department, REPORTED, slowAtFirst());
  expect((await readers()).slice(0, 2)).toEqual(['u-1', expect.stringMatching(/^c-\d$/)]);
});

test('the decision, too, is told to staff before the morning’s letters, and to the customer in their order', async () => {
  await owingRevisits();
  const decided = await report(department, REPORTED, { text: 'First.' });
  await decide(department, decided, 'U-1', REPORTED);
  await report(department, REPORTED, { text: 'Second.' });
  const handed = await handedToPost(REPORTED);
  expect(handed.slice(0, 3).sort()).toEqual(['1 U-1', '1 U-1', '2 S-1']);
  expect(handed.slice(3)).toEqual(['revisit', 'revisit', 'revisit', 'revisit', 'answer']);
});
