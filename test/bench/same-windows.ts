import type { Engine } from 'json-rules-engine';
import type { Archive } from '../../shared/domain/customers/archive.ts';
import { judge } from '../../shared/domain/follow-up/verdict.ts';
import { RULES } from '../../shared/domain/names.ts';
import { RULEBOOK, TODAY } from './customers.ts';
import { dayNumber, type Facts } from './json-rules.ts';

/** A customer with the facts about it, and the facts in the form in which an engine takes them. */
export interface Case {
  archive: Archive;
  facts: Facts;
  given: object;
}

/**
 * What the rules conclude: the windows that open, and those of open tasks that close, with their
 * days.
 */
const windowsByRules = (archive: Archive): string[] =>
  judge(archive, RULEBOOK, TODAY).flatMap((verdict) => {
    if (verdict.is === 'opens')
      return verdict.duties.map(({ rule, opens }) => `${rule} opens ${dayNumber(opens)}`);
    if (verdict.is === 'closes') return [`${verdict.rule} asked until ${dayNumber(verdict.task.closes)}`];
    return [];
  });

/**
 * The same from the engine's events. A verdict that opens a window says nothing of the task before
 * it.
 */
async function windowsByEngine(engine: Engine, { facts, given }: Case): Promise<string[]> {
  const { events } = await engine.run(given);
  const types = new Set(events.map(({ type }) => type));
  for (const rule of RULES) if (types.has(`${rule} opens`)) types.delete(`${rule} asked until`);
  return [...types].map((type) => `${type} ${facts[type]}`);
}

/**
 * How many windows open and close, and every customer for whom the engine concludes something else.
 */
export async function compareWindows(
  engine: Engine,
  cases: readonly Case[],
): Promise<{ windows: number; differences: string[] }> {
  const differences: string[] = [];
  let windows = 0;
  for (const each of cases) {
    const wanted = windowsByRules(each.archive).sort();
    const found = (await windowsByEngine(engine, each)).sort();
    windows += wanted.length;
    if (wanted.join() !== found.join())
      differences.push(`${each.archive.customerId}: the rules say [${wanted}], json-rules-engine [${found}]`);
  }
  if (windows === 0) differences.push('no window opens or closes, so that nothing was compared');
  return { windows, differences };
}
