import { recordTouch } from '../../../../shared/app/follow-up/record-touch.ts';
import { hearOfLetter } from '../../../../shared/app/letters/hear-of-letter.ts';
import type { Letter } from '../../../../shared/domain/letters/letter.ts';
import { postAt } from '../../../app/letters/post-scene.ts';
import { at, type DepartmentOnDatabase, memberOf } from '../../../fixtures/department.ts';
import { inDepartment } from '../../bundles/loading.ts';
import { NOW } from '../../customers.ts';
import { withMeter } from '../../units/metering.ts';
import { measureSizes } from './record-bytes.ts';
import { COUNT, MORNING, opening, sweepAt } from './scene.ts';

const sendAll = async (place: DepartmentOnDatabase): Promise<void> => {
  const { letters } = await postAt(place, MORNING);
  if (letters.sent !== COUNT) throw new Error(`${COUNT} letters were to be sent: ${JSON.stringify(letters)}`);
};

/** SES says of every letter that it was accepted, and that it arrived. */
async function hearOfAll({ store }: DepartmentOnDatabase, letters: readonly Letter[]): Promise<void> {
  for (const { id, messageId } of letters)
    for (const fate of ['sent', 'delivered'] as const) {
      const receipt = { fate, at: MORNING, why: null };
      const event = { letterId: id, messageId: messageId ?? '', receipt, suppress: undefined };
      const hearing = await hearOfLetter(store, event, at(MORNING));
      if (hearing === 'unknown-letter') throw new Error(`${id} was to be known`);
    }
}

async function touchAll({ store }: DepartmentOnDatabase): Promise<void> {
  const now = at(MORNING);
  for (const { archive } of opening(1)) {
    const given = { customerId: archive.customerId, channel: 'phone', by: 'S-09', at: now } as const;
    const { done } = await recordTouch(store, { ...given, outcome: 'They will order on Friday.' }, now);
    if (done.length !== 1) throw new Error(`a task of ${archive.customerId} was to be done`);
  }
}

/** Letters queued by a sweep, sent and heard of, and touches that do the tasks which it opened. */
export const measureLetters = (variables: NodeJS.ProcessEnv) =>
  inDepartment(
    opening(1),
    async (place) => {
      const staff = memberOf({ staffId: 'S-09', name: 'Ann' });
      await place.store.commit([{ write: 'staff', staff, expected: null }]);
      await sweepAt(place, NOW);
      const sent = await withMeter(place, () => sendAll(place));
      const letters = await Array.fromAsync(place.store.everyLetter());
      const heard = await withMeter(place, () => hearOfAll(place, letters));
      const touched = await withMeter(place, () => touchAll(place));
      return { sent, heard, touched, bytes: await measureSizes(place.table) };
    },
    variables,
  );
