import { sweep } from '../../../../shared/app/clock/sweep.ts';
import type { FanOut } from '../../../../shared/app/ports/clock.ts';
import { ALL_SHARDS } from '../../../../shared/store/keys.ts';
import { postAt } from '../../../app/letters/post-scene.ts';
import { at } from '../../../fixtures/department.ts';
import { inDepartment } from '../../bundles/loading.ts';
import { department, NOW } from '../../customers.ts';
import { withMeter } from '../../units/metering.ts';
import { COUNT, MINUTE_BEFORE, MORNING, sweepAt } from './scene.ts';

/** As on AWS, where each minute is planned first. */
const NOTHING_TO_HAND_OUT: FanOut = {
  parts: 16,
  async sweep() {
    throw new Error('nothing was to be handed out');
  },
};

/** Minutes at rest: everything has been looked at, nothing is due. */
export const measureIdle = (variables: NodeJS.ProcessEnv) =>
  inDepartment(
    department(COUNT, 1),
    async (place) => {
      await sweepAt(place, NOW);
      // A minute is swept once: for the second time the clock would not move.
      const unplanned = await withMeter(place, () => sweepAt(place, at(MINUTE_BEFORE)));
      const swept = await withMeter(place, async () => {
        await sweep(place.store, at(MORNING), ALL_SHARDS, { fanOut: NOTHING_TO_HAND_OUT });
      });
      const posted = await withMeter(place, async () => {
        await postAt(place, MORNING);
      });
      return { swept, unplanned, posted };
    },
    variables,
  );
