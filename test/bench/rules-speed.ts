import type { Engine } from 'json-rules-engine';
import { followUp } from '../../shared/domain/follow-up/follow-up.ts';
import { type Rulebook, rulebookOf } from '../../shared/domain/follow-up/rulebook.ts';
import { judge } from '../../shared/domain/follow-up/verdict.ts';
import { instantText } from '../../shared/domain/time/dates.ts';
import { department, NOW, POLICY, RULEBOOK, TODAY } from './customers.ts';
import { factsOf, openingEngine, plainEngine, tunedEngine, tunedFacts } from './json-rules.ts';
import { median, printFigure, printHeading, printNote, shown } from './print.ts';
import { type Case, compareWindows } from './same-windows.ts';

const CUSTOMERS = 2000;
const DUE = 1000;
const ROUNDS = 11;
const WARM_UP_ROUNDS = 4;
const GOAL_TIMES = 100;

const archives = [...department(CUSTOMERS, DUE)].map(({ archive }) => archive);
const facts = archives.map((archive) => factsOf(archive, POLICY.policy, TODAY));
const plain: Case[] = archives.map((archive, index) => ({
  archive,
  facts: facts[index]!,
  given: facts[index]!,
}));
const tuned: Case[] = plain.map((each) => ({ ...each, given: tunedFacts(each.facts) }));

/**
 * One pass over all customers. It returns a sum of what came out, so that no work can be optimised
 * away.
 */
type Pass = () => number | Promise<number>;

const judgeAll = (rulebook: Rulebook): number =>
  archives.reduce((sum, archive) => sum + judge(archive, rulebook, TODAY).length, 0);

function followAll(): number {
  const at = instantText(NOW);
  return archives.reduce((sum, archive) => sum + followUp(archive, RULEBOOK, TODAY, at).opened.length, 0);
}

async function runAll(engine: Engine, cases: readonly Case[]): Promise<number> {
  let events = 0;
  for (const { given } of cases) events += (await engine.run(given)).events.length;
  return events;
}

/**
 * Seconds that this thread has worked; what other processes take from the machine does not count.
 */
function threadSeconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

async function customersPerSecond(passes: number, pass: Pass): Promise<number> {
  const begun = threadSeconds();
  let sum = 0;
  for (let done = 0; done < passes; done++) sum += await pass();
  const seconds = threadSeconds() - begun;
  if (sum === 0) throw new Error('nothing was decided');
  return (CUSTOMERS * passes) / seconds;
}

/**
 * The pure rules beside json-rules-engine, in turns. Returns the customers about whom they differ.
 */
export async function rulesSpeed(): Promise<string[]> {
  printHeading(
    `Customers decided in a second of one thread: ${shown(CUSTOMERS)} archives in memory, ${shown(DUE)} of them due`,
  );
  const plainOne = plainEngine(TODAY);
  const tunedOne = tunedEngine(TODAY);
  const openingOne = openingEngine(TODAY);
  const { windows, differences } = await compareWindows(plainOne, plain);
  differences.push(...(await compareWindows(tunedOne, tuned)).differences);

  const contestants: { name: string; passes: number; pass: Pass }[] = [
    { name: 'judge: the verdict of every rule', passes: 200, pass: () => judgeAll(RULEBOOK) },
    { name: 'json-rules-engine: plain facts', passes: 1, pass: () => runAll(plainOne, plain) },
    { name: '  its rules that open windows alone', passes: 1, pass: () => runAll(openingOne, plain) },
    { name: '  facts made beforehand, cache off', passes: 1, pass: () => runAll(tunedOne, tuned) },
    {
      name: `judge, all windows counted anew for each ${shown(CUSTOMERS)} customers`,
      passes: 5,
      pass: () => judgeAll(rulebookOf([POLICY])),
    },
    { name: 'followUp: verdicts, tasks, letters and the next archive', passes: 5, pass: followAll },
  ];
  const rounds: number[][] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const rates: number[] = [];
    for (const { passes, pass } of contestants) rates.push(await customersPerSecond(passes, pass));
    if (round >= 0) rounds.push(rates);
  }
  for (const [index, { name }] of contestants.entries())
    printFigure({ name, value: median(rounds.map((rates) => rates[index]!)) });
  const timesAsMany = (other: number): number => median(rounds.map((rates) => rates[0]! / rates[other]!));
  const goal = { atLeast: GOAL_TIMES };
  printFigure({ name: 'judge beside json-rules-engine: times as many', value: timesAsMany(1), goal });
  printFigure({ name: '  its rules that open windows alone', value: timesAsMany(2) });
  printFigure({ name: '  facts made beforehand, cache off', value: timesAsMany(3) });
  printNote(
    `Both come to the same ${shown(windows)} windows that open or close. The engine is told the days of the window`,
  );
  printNote(
    'at hand of each rule, and compares; judge finds the windows. A window is counted once for all customers',
  );
  printNote(
    `with the same last order, as in a sweep. Median of ${ROUNDS} rounds that take turns, after a warm-up.`,
  );
  return differences;
}
