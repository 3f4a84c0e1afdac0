import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { sweep } from '../../../shared/app/clock/sweep.ts';
import { ALL_SHARDS } from '../../../shared/store/keys.ts';
import type { DepartmentOnDatabase } from '../../fixtures/department.ts';
import { inDepartment } from '../bundles/loading.ts';
import { department, NOW, withTasksOfDue } from '../customers.ts';
import { printFigure, printHeading, printNote, shown } from '../print.ts';
import { type Meter, withMeter } from './metering.ts';

const DUE = 1000;
const SMALL = 10_000;
const LARGE = 100_000;

/** What a sweep without the due index reads: everything. */
async function readWholeTable({ table }: DepartmentOnDatabase): Promise<void> {
  let from: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page = await table.client.send(
      new ScanCommand({ TableName: table.name, ...(from && { ExclusiveStartKey: from }) }),
    );
    from = page.LastEvaluatedKey;
  } while (from);
}

const sweepAndScan = (size: number) =>
  inDepartment(withTasksOfDue(department(size, DUE)), async (place) => {
    const scanned = await withMeter(place, () => readWholeTable(place));
    const swept = await withMeter(place, async () => {
      const report = await sweep(place.store, NOW, ALL_SHARDS);
      if (report.looked !== DUE || report.setAside.length > 0)
        throw new Error(`the sweep was to look at ${DUE} customers: ${JSON.stringify(report)}`);
    });
    return { swept, scanned };
  });

/**
 * Read and write units of a sweep, in a small and in a large department. Returns where model and
 * database differ.
 */
export async function sweepUnits(): Promise<string[]> {
  printHeading(`Units of a sweep: ${shown(DUE)} customers due of ${shown(SMALL)}, and of ${shown(LARGE)}`);
  const small = await sweepAndScan(SMALL);
  const large = await sweepAndScan(LARGE);
  for (const [size, { swept, scanned }] of [
    [SMALL, small],
    [LARGE, large],
  ] as const) {
    printFigure({ name: `due of ${shown(size)}: read units`, value: swept.readUnits });
    printFigure({ name: `due of ${shown(size)}: write units`, value: swept.writeUnits });
    printFigure({ name: `the same by a full scan of the table: read units`, value: scanned.readUnits });
  }
  const units = ({ readUnits, writeUnits }: Meter): number => readUnits + writeUnits;
  const goal = { atMost: 1.1 };
  printFigure({
    name: 'ratio of the large department to the small: read and write units together',
    value: units(large.swept) / units(small.swept),
    goal,
  });
  printFigure({ name: '  read units', value: large.swept.readUnits / small.swept.readUnits, goal });
  printFigure({ name: '  write units', value: large.swept.writeUnits / small.swept.writeUnits, goal });
  printFigure({
    name: '  a full scan, read units',
    value: large.scanned.readUnits / small.scanned.readUnits,
  });
  printNote(
    'The tables hold archives and the open tasks of who is due: no orders, touches or ended tasks, which',
  );
  printNote('a scan would pay for as well. A scanning sweep writes as much as ours.');
  return [small, large].flatMap(({ swept, scanned }) => [...swept.disagreements, ...scanned.disagreements]);
}
