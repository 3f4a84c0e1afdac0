import { bundles } from './bundles/bundles.ts';
import { importSpeed } from './import-speed.ts';
import { printHeading, printNote, shown } from './print.ts';
import { responseSpeed } from './response-speed.ts';
import { rulesSpeed } from './rules-speed.ts';
import { sweepSpeed } from './sweep-speed.ts';
import { responseUnits } from './units/response-units.ts';
import { sweepUnits } from './units/sweep-units.ts';
import { writeUnits } from './units/write-units.ts';

const SHOWN = 10;

/**
 * `npm run bench`. Units are exact and the same on every machine; times are this machine's, so that
 * only ratios within one run have a goal. A goal that is missed is said; what is an error is that
 * two ways of counting disagree.
 */
const disagreements = [
  ...(await writeUnits()),
  ...(await responseUnits()),
  ...(await sweepUnits()),
  ...(await rulesSpeed()),
];
await importSpeed();
await sweepSpeed();
await responseSpeed();
await bundles();

printHeading(
  disagreements.length === 0
    ? 'Model and embedded database agree on every request, the rules and json-rules-engine on every customer.'
    : `DISAGREEMENT: ${shown(disagreements.length)} times two ways of counting came to something else`,
);
for (const [disagreement, times] of [...Map.groupBy(disagreements, (each) => each)].slice(0, SHOWN))
  printNote(`${shown(times.length)} times: ${disagreement}`);
if (disagreements.length > 0) process.exitCode = 1;
