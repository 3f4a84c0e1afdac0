import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoTable } from '../../../../shared/store/dynamodb/dynamo-table.ts';
import { storeOf } from '../../../../shared/store/store.ts';
import { type Death, isWrite } from '../../clock/crash-client.ts';
import { diesHere } from '../../clock/crash-here.ts';
import { runUntilDeath } from '../../clock/crash-process.ts';
import { everything, sweepAt } from '../../clock/sweep-scene.ts';
import { monday, OFFICE_HOURS, type OfficeOnDatabase, startOfficeOnDatabase } from '../feedback-scene.ts';

const SCRIPT = 'test/fixtures/sweep-and-die.ts';
const NOW = monday('11:30');

const opened: OfficeOnDatabase[] = [];
afterAll(() => Promise.all(opened.map((office) => office.stop())));

/**
 * At 11:30 a warning and a hand-over are late, an urgent matter is to be warned of, and the top is
 * to be reminded.
 */
async function office(): Promise<OfficeOnDatabase> {
  const ladder = ['supervisor', 'general-manager'];
  const next = await startOfficeOnDatabase({ policy: { ...OFFICE_HOURS, response: { ladder } } });
  opened.push(next);
  await next.report(monday('09:30'));
  await sweepAt(next.store, monday('11:15'));
  await next.report(monday('10:20'), { text: 'The lid is lost.' }, monday('11:15'));
  await next.report(monday('11:15'), { text: 'It smells of fire.', urgency: 'urgent' }, monday('11:15'));
  return next;
}

let undisturbed: Record<string, unknown>;
let writes = 0;
beforeAll(async () => {
  const calm = await office();
  calm.table.client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (isWrite(commandName)) writes++;
        return next(args);
      },
    { step: 'initialize' },
  );
  const { responses } = await sweepAt(calm.store, NOW);
  expect(responses.fired.map(({ at, step }) => `${at.slice(11, 16)} ${step}`)).toEqual([
    '11:05 warned',
    '11:20 escalated',
    '11:30 reminded',
    '11:30 warned',
  ]);
  undisturbed = await everything(calm.table);
});

/** At its third write by a real signal, at the others in this process. */
async function killed(disturbed: OfficeOnDatabase, death: Death): Promise<void> {
  const { when, write } = death;
  const really = write === 3;
  const ended = really
    ? await runUntilDeath(SCRIPT, disturbed, NOW, death)
    : await diesHere(disturbed, death, (client) =>
        sweepAt(storeOf(dynamoTable({ client, name: disturbed.table.name })), NOW),
      );
  expect(ended, `${when} write ${write}`).toBe(really ? 'SIGKILL' : 'died');
}

test('a response clock that was killed at any of its writes, and runs again, leaves what an undisturbed one leaves', async () => {
  expect(writes, 'four steps, and where the clock stands').toBe(5);
  let cutShort = 0;
  for (let write = 1; write <= writes; write++)
    await Promise.all(
      (['before', 'after'] as const).map(async (when) => {
        const disturbed = await office();
        await killed(disturbed, { when, write });
        if (!isDeepStrictEqual(await everything(disturbed.table), undisturbed)) cutShort++;

        await sweepAt(disturbed.store, NOW);
        expect(await everything(disturbed.table), `${when} write ${write}`).toEqual(undisturbed);
      }),
    );
  expect(cutShort, 'the killed clocks had left work undone').toBe(2 * writes - 1);
});
