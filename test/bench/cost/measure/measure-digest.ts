import { sweep } from '../../../../shared/app/clock/sweep.ts';
import { DIGEST_DUE_NOW } from '../../../../shared/domain/follow-up/digest.ts';
import { ALL_SHARDS } from '../../../../shared/store/keys.ts';
import { postAt } from '../../../app/letters/post-scene.ts';
import { at, memberOf } from '../../../fixtures/department.ts';
import { inDepartment } from '../../bundles/loading.ts';
import { NOW } from '../../customers.ts';
import { withMeter } from '../../units/metering.ts';
import { MORNING, OPEN_TASKS, opening, sweepAt } from './scene.ts';

/** The digest of one specialist, to whom all the open tasks belong. */
export const measureDigest = (variables: NodeJS.ProcessEnv) =>
  inDepartment(
    opening(0, OPEN_TASKS).map((made) => ({ ...made, archive: { ...made.archive, specialist: 'S-01' } })),
    async (place) => {
      await sweepAt(place, NOW);
      const staff = memberOf({
        staffId: 'S-01',
        name: 'Ann',
        email: 'ann@example.com',
        dueAt: DIGEST_DUE_NOW,
      });
      await place.store.commit([{ write: 'staff', staff, expected: null }]);
      const queued = await withMeter(place, async () => {
        const { lettersQueued } = await sweep(place.store, at(MORNING), ALL_SHARDS);
        if (lettersQueued !== 1) throw new Error('a digest was to be queued');
      });
      const sent = await withMeter(place, async () => {
        const { letters } = await postAt(place, MORNING);
        if (letters.sent !== 1) throw new Error(`a digest was to be sent: ${JSON.stringify(letters)}`);
      });
      return { queued, sent };
    },
    variables,
  );
