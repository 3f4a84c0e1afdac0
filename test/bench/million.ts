import { sweep } from '../../shared/app/clock/sweep.ts';
import { ALL_SHARDS } from '../../shared/store/keys.ts';
import { inDepartment } from './bundles/loading.ts';
import { department, NOW, withTasksOfDue } from './customers.ts';
import { printFigure, printHeading, printNote, shown } from './print.ts';
import { type Meter, withMeter } from './units/metering.ts';

const DUE = 10_000;
const SMALL = 100_000;
const LARGE = 1_000_000;

const sweepOf = (size: number): Promise<Meter> =>
  inDepartment(withTasksOfDue(department(size, DUE)), (place) =>
    withMeter(place, async () => {
      const { looked, setAside } = await sweep(place.store, NOW, ALL_SHARDS);
      if (looked !== DUE || setAside.length > 0)
        throw new Error(`${looked} customers were looked at and ${setAside.length} set aside, of ${DUE} due`);
    }),
  );

/** `npm run bench:million`: what ten times as many customers cost when as many are due. */
printHeading(`Units of a sweep: ${shown(DUE)} customers due of ${shown(SMALL)}, and of ${shown(LARGE)}`);
const small = await sweepOf(SMALL);
const large = await sweepOf(LARGE);
for (const [size, { readUnits, writeUnits }] of [
  [SMALL, small],
  [LARGE, large],
] as const) {
  printFigure({ name: `due of ${shown(size)}: read units`, value: readUnits });
  printFigure({ name: `due of ${shown(size)}: write units`, value: writeUnits });
}
const goal = { atMost: 1.1 };
printFigure({
  name: 'ratio of the large department to the small: read units',
  value: large.readUnits / small.readUnits,
  goal,
});
printFigure({ name: '  write units', value: large.writeUnits / small.writeUnits, goal });
const disagreements = [...small.disagreements, ...large.disagreements];
printNote(`Model and embedded database disagree ${shown(disagreements.length)} times.`);
if (disagreements.length > 0) process.exitCode = 1;
