import type { Store } from '../../../../shared/app/ports/store.ts';
import { storeOf } from '../../../../shared/store/store.ts';
import type { Table, Write } from '../../../../shared/store/table.ts';
import type { Department } from '../../../fixtures/department.ts';

type Party = 'first' | 'second';
export type Score = readonly Party[];

/**
 * Every order in which so many requests of the first party can fall among so many of the second.
 */
export function scores(ofFirst: number, ofSecond: number): Score[] {
  if (ofFirst === 0) return [Array.from({ length: ofSecond }, () => 'second')];
  if (ofSecond === 0) return [Array.from({ length: ofFirst }, () => 'first')];
  return [
    ...scores(ofFirst - 1, ofSecond).map((rest): Score => ['first', ...rest]),
    ...scores(ofFirst, ofSecond - 1).map((rest): Score => ['second', ...rest]),
  ];
}

/**
 * Lets requests through one at a time as the score says, then as they come; a party that has gone
 * home is left out.
 */
function turnsOf(score: Score) {
  const waiting: { party: Party; go: () => void }[] = [];
  const gone = new Set<Party>();
  let place = 0;
  let underWay = false;
  const next = () => {
    if (underWay) return;
    while (gone.has(score[place]!)) place++;
    const party = score[place];
    const index = party ? waiting.findIndex((one) => one.party === party) : 0;
    const [turn] = index < 0 ? [] : waiting.splice(index, 1);
    if (!turn) return;
    place++;
    underWay = true;
    turn.go();
  };
  return {
    take: (party: Party) =>
      new Promise<void>((go) => {
        waiting.push({ party, go });
        next();
      }),
    over() {
      underWay = false;
      next();
    },
    leave(party: Party) {
      gone.add(party);
      next();
    },
  };
}

/** What the table would be without the conditions on its writes. */
export function loosened(table: Table): Table {
  const loose = <W extends Write>(write: W): W =>
    write.act === 'update' ? { ...write, condition: undefined } : write;
  return {
    ...table,
    write: (write) => table.write(loose(write)),
    updated: (update) => table.updated(loose(update)),
    transact: (writes) => table.transact(writes.map(loose)),
  };
}

/**
 * Two parties at one table. Every request that touches a matter, by the due index, by its key or by
 * a write, waits for its turn in a score; a matter is decided by reading it and its archive and by
 * one write, and a sweep asks what is due and writes once for every step. Policy, staff and a
 * customer's other matters, which nobody writes meanwhile, are read by queries of the table itself.
 */
export interface Conductor {
  perform<A, B>(
    score: Score,
    first: (store: Store) => Promise<A>,
    second: (store: Store) => Promise<B>,
  ): Promise<[PromiseSettledResult<A>, PromiseSettledResult<B>]>;
}

/** @param prepared what is done to the table of each, such as `loosened`. */
export function conduct(
  { table }: Department,
  prepared: (table: Table) => Table = (same) => same,
): Conductor {
  let turns = turnsOf([]);
  const seat = (party: Party): Store => {
    const own = prepared(table);
    const inTurn = async <T>(request: () => Promise<T>): Promise<T> => {
      await turns.take(party);
      try {
        return await request();
      } finally {
        turns.over();
      }
    };
    return storeOf({
      ...own,
      get: (key) => inTurn(() => own.get(key)),
      getAll: (keys) => inTurn(() => own.getAll(keys)),
      async *query(query) {
        const items = () => Array.fromAsync(own.query(query));
        yield* await (query.index ? inTurn(items) : items());
      },
      count: (query, most) => inTurn(() => own.count(query, most)),
      write: (write) => inTurn(() => own.write(write)),
      updated: (update) => inTurn(() => own.updated(update)),
      transact: (writes) => inTurn(() => own.transact(writes)),
    });
  };
  const seats = { first: seat('first'), second: seat('second') };
  return {
    perform(score, first, second) {
      turns = turnsOf(score);
      const { leave } = turns;
      return Promise.allSettled([
        first(seats.first).finally(() => leave('first')),
        second(seats.second).finally(() => leave('second')),
      ]);
    },
  };
}
