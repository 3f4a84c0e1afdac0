import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Responses } from '../../../../shared/app/feedback/run-response-clock.ts';
import type { Death } from '../../clock/crash-client.ts';
import { diesHere, writesOf } from '../../clock/crash-here.ts';
import { runUntilDeath } from '../../clock/crash-process.ts';
import { everything, sweepAt } from '../../clock/sweep-scene.ts';
import { monday, OFFICE_HOURS, type Office, startOffice, startOfficeOnDatabase } from '../feedback-scene.ts';

const SCRIPT = 'test/fixtures/sweep-and-die.ts';
const NOW = monday('11:30');
const FILES = { policy: { ...OFFICE_HOURS, response: { ladder: ['supervisor', 'general-manager'] } } };

const opened: Office[] = [];
afterAll(() => Promise.all(opened.map((office) => office.stop())));

/**
 * At 11:30 a warning and a hand-over are late, an urgent matter is to be warned of, and the top is
 * to be reminded.
 */
async function late<O extends Office>(next: O): Promise<O> {
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
  const calm = await late(await startOffice(FILES));
  let fired: Responses['fired'] = [];
  writes = await writesOf(calm, async (store) => {
    ({ fired } = (await sweepAt(store, NOW)).responses);
  });
  expect(fired.map(({ at, step }) => `${at.slice(11, 16)} ${step}`)).toEqual([
    '11:05 warned',
    '11:20 escalated',
    '11:30 reminded',
    '11:30 warned',
  ]);
  undisturbed = await everything(calm.table);
});

/** An office whose clock was killed: at its third write by a real signal. */
async function killed(death: Death): Promise<Office> {
  const { when, write } = death;
  if (write === 3) {
    const disturbed = await late(await startOfficeOnDatabase(FILES));
    expect(await runUntilDeath(SCRIPT, disturbed, NOW, death), `${when} write ${write}`).toBe('SIGKILL');
    return disturbed;
  }
  const disturbed = await late(await startOffice(FILES));
  const ended = await diesHere(disturbed, death, (store) => sweepAt(store, NOW));
  expect(ended, `${when} write ${write}`).toBe('died');
  return disturbed;
}

test('a response clock that was killed at any of its writes, and runs again, leaves what an undisturbed one leaves', async () => {
  expect(writes, 'four steps, and where the clock stands').toBe(5);
  let cutShort = 0;
  for (let write = 1; write <= writes; write++)
    await Promise.all(
      (['before', 'after'] as const).map(async (when) => {
        const disturbed = await killed({ when, write });
        if (!isDeepStrictEqual(await everything(disturbed.table), undisturbed)) cutShort++;

        await sweepAt(disturbed.store, NOW);
        expect(await everything(disturbed.table), `${when} write ${write}`).toEqual(undisturbed);
      }),
    );
  expect(cutShort, 'the killed clocks had left work undone').toBe(2 * writes - 1);
});
