import { sweep } from '../../shared/app/clock/sweep.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import { ALL_SHARDS } from '../../shared/store/keys.ts';
import { inDepartment } from './bundles/loading.ts';
import { department, NOW, withTasksOfDue } from './customers.ts';
import { median, printFigure, printHeading, printNote, shown } from './print.ts';
import { processorSeconds } from './processor.ts';

const DUE = 1000;
const SIZE = 2000;
const ROUNDS = 3;
const GOAL_TIMES = 1.3;

/** A table that takes the changes of one customer at a time. */
const oneByOne = (store: Store): Store => ({
  ...store,
  async commit(changes) {
    const customers = changes.filter(({ write }) => write === 'archive').length;
    return customers > 1 ? { done: false, refused: [] } : store.commit(changes);
  },
});

interface Measured {
  seconds: number;
  processorSeconds: number;
  requests: number;
}

/** A sweep, unmetered, in a new department. */
const measured = (storeFor: (store: Store) => Store): Promise<Measured> =>
  inDepartment(withTasksOfDue(department(SIZE, DUE)), async ({ store, table }) => {
    let requests = 0;
    table.client.middlewareStack.add(
      (next) => (args) => {
        requests++;
        return next(args);
      },
      { step: 'initialize' },
    );
    const begun = performance.now();
    const used = await processorSeconds(() => sweep(storeFor(store), NOW, ALL_SHARDS));
    return { seconds: (performance.now() - begun) / 1000, processorSeconds: used, requests };
  });

/** How long a sweep takes, and how much of it is saved by committing looks together. */
export async function sweepSpeed(): Promise<void> {
  printHeading(
    `A sweep: ${shown(DUE)} customers due of ${shown(SIZE)}, embedded database, median of ${ROUNDS}`,
  );
  const together: Measured[] = [];
  const alone: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    together.push(await measured((store) => store));
    alone.push(await measured(oneByOne));
  }
  const middle = (runs: readonly Measured[], of: keyof Measured) => median(runs.map((run) => run[of]));
  printFigure({ name: `seconds for ${shown(DUE)} due`, value: middle(together, 'seconds') });
  const used = middle(together, 'processorSeconds');
  printFigure({ name: 'processor milliseconds for each', value: (used * 1000) / DUE });
  printFigure({ name: 'requests for each', value: middle(together, 'requests') / DUE });
  printFigure({ name: '  with a commit for each customer', value: middle(alone, 'requests') / DUE });
  printFigure({
    name: 'processor time with a commit for each customer: times as much',
    value: median(alone.map((run, round) => run.processorSeconds / together[round]!.processorSeconds)),
    goal: { atLeast: GOAL_TIMES },
  });
  printNote('Processor time is that of the process and of the database.');
}
