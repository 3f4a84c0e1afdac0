import { sweep } from '../../shared/app/clock/sweep.ts';
import { ALL_SHARDS } from '../../shared/store/keys.ts';
import { inDepartment } from './bundles/loading.ts';
import { department, NOW, withTasksOfDue } from './customers.ts';
import { median, printFigure, printHeading, shown } from './print.ts';

const DUE = 1000;
const SIZE = 2000;
const ROUNDS = 3;

/** How long a sweep takes, unmetered, each time in a new department. */
export async function sweepSpeed(): Promise<void> {
  printHeading(
    `Time of a sweep: ${shown(DUE)} customers due of ${shown(SIZE)}, embedded database, median of ${ROUNDS}`,
  );
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    await inDepartment(withTasksOfDue(department(SIZE, DUE)), async ({ store }) => {
      const begun = performance.now();
      await sweep(store, NOW, ALL_SHARDS);
      seconds.push((performance.now() - begun) / 1000);
    });
  printFigure({ name: `seconds for ${shown(DUE)} due`, value: median(seconds) });
}
