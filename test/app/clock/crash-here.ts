import type { Store } from '../../../shared/app/ports/store.ts';
import { storeOf } from '../../../shared/store/store.ts';
import type { Table } from '../../../shared/store/table.ts';
import type { Department } from '../../fixtures/department.ts';
import type { Death } from './crash-client.ts';

/** For those who live on: a dead process is told nothing more, not even of its failures. */
const never = (): Promise<never> => new Promise(() => {});

/**
 * A table in the hands of a process that dies at a write: nothing more is asked of it then, and no
 * answer reaches whoever waits for one.
 */
function tableOfTheDying(table: Table, { when, write }: Death, die: () => void): Table {
  let writes = 0;
  let dead = false;
  const dies = () => {
    dead = true;
    die();
    return never();
  };
  const asked = async <T>(ask: () => Promise<T>, isLast = false): Promise<T> => {
    if (dead) return never();
    if (isLast && when === 'before') return dies();
    const [answer] = await Promise.allSettled([ask()]);
    if (isLast) return dies();
    if (dead) return never();
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  };
  const written = <T>(ask: () => Promise<T>) => asked(ask, ++writes === write);
  return {
    ...table,
    get: (key) => asked(() => table.get(key)),
    getAll: (keys) => asked(() => table.getAll(keys)),
    async *query(query) {
      yield* await asked(() => Array.fromAsync(table.query(query)));
    },
    count: (query, most) => asked(() => table.count(query, most)),
    write: (one) => written(() => table.write(one)),
    updated: (update) => written(() => table.updated(update)),
    transact: (all) => written(() => table.transact(all)),
  };
}

/** Counts the writes of a piece of work that lives. */
export async function writesOf(
  { table }: Department,
  work: (store: Store) => Promise<unknown>,
): Promise<number> {
  let writes = 0;
  const counted = <T>(ask: () => Promise<T>): Promise<T> => {
    writes++;
    return ask();
  };
  await work(
    storeOf({
      ...table,
      write: (one) => counted(() => table.write(one)),
      updated: (update) => counted(() => table.updated(update)),
      transact: (all) => counted(() => table.transact(all)),
    }),
  );
  return writes;
}

/**
 * Runs work that dies at the given write in this very process, which takes a fraction of the time of
 * one that is killed.
 */
export function diesHere(
  { table }: Department,
  death: Death,
  work: (store: Store) => Promise<unknown>,
): Promise<'died' | 'lived'> {
  const { promise: died, resolve } = Promise.withResolvers<'died'>();
  const store = storeOf(tableOfTheDying(table, death, () => resolve('died')));
  return Promise.race([died, work(store).then(() => 'lived' as const)]);
}
