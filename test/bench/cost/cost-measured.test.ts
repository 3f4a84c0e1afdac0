import { beforeAll, describe, expect, test } from 'vitest';
import { sweep } from '../../../shared/app/clock/sweep.ts';
import { ALL_SHARDS, NOBODY, POST_SHARDS, shardOf, sweepShard } from '../../../shared/store/keys.ts';
import { inDepartment } from '../bundles/loading.ts';
import { type Customer, customer, livesWhere, lookAt, NOW } from '../customers.ts';
import { total } from '../units/charges.ts';
import { type Meter, withMeter } from '../units/metering.ts';
import { measureUnits } from './measure/measure.ts';
import type { MeasuredUnits } from './measure/measured-units.ts';
import { type Heat, heated } from './model/heat.ts';
import { type MorningLoad, sweepEstimate } from './model/morning.ts';

let units: MeasuredUnits;
/** A dozen departments one after the other, on a machine that may be busy. */
const LONGEST_MS = 120_000;

beforeAll(async () => {
  units = await measureUnits();
}, LONGEST_MS);

test('model and embedded database agree on every request that was measured', () => {
  expect(units.disagreements).toEqual([]);
});

test('the goals of the benchmark hold for what the cost is reckoned from', () => {
  expect(total(units.lookOpens.writes)).toBeLessThanOrEqual(8);
  expect(total(units.lookNothing.writes)).toBeLessThanOrEqual(4);
  expect(units.idleSweep.writes, 'the clock alone').toMatchObject({ table: 1, due: 0, worklist: 0 });
});

test('a letter is one row of the due index when it is queued, and three writes of it until it is settled', () => {
  expect(units.letterQueued.writes).toMatchObject({ table: 2, due: 1 });
  expect(units.letterSent.writes).toMatchObject({ table: 2, due: 3 });
  expect(units.letterHeardOf.writes.due, 'what SES tells afterwards leaves the index alone').toBe(0);
});

describe('a morning on the embedded database heats the keys that the model says', () => {
  const SIZE = 48;
  const SPECIALISTS = 4;
  /** So that a bound in seconds is its units. */
  const ONE_A_SECOND = { partitionWrites: 1, partitionReads: 1, tableWrites: 1 };
  const heat: Heat = new Map();
  let customers: readonly Customer[];
  let meter: Meter;
  let load: MorningLoad;

  /**
   * A third each opens a task, opens one and owes a letter, has nobody; each specialist has as many
   * of the others.
   */
  const madeUp = (): Customer[] => {
    const lives = (letters: number) =>
      livesWhere((candidate) => {
        const { opened, ended, letters: owed } = lookAt(candidate);
        return opened.length === 1 && ended.length === 0 && owed.length === letters;
      });
    const [silent, written] = [lives(0), lives(1)];
    return Array.from({ length: SIZE }, (_, number) => {
      const kind = number % 3;
      const among = kind === 1 ? written : silent;
      const made = customer(number, among[number % among.length]!);
      const specialist = kind === 2 ? null : `S-${Math.floor(number / 3) % SPECIALISTS}`;
      return { ...made, archive: { ...made.archive, specialist } };
    });
  };

  beforeAll(async () => {
    customers = madeUp();
    load = { looks: SIZE, opening: 1, unassigned: 1 / 3, letters: SIZE / 3, staff: SPECIALISTS, parts: 1 };
    meter = await inDepartment(customers, (place) =>
      withMeter(
        place,
        async () => {
          const { looked, lettersQueued } = await sweep(place.store, NOW, ALL_SHARDS);
          expect({ looked, lettersQueued }).toEqual({ looked: SIZE, lettersQueued: SIZE / 3 });
        },
        heated(heat),
      ),
    );
  });

  const bounds = () => sweepEstimate(load, units, ONE_A_SECOND, { msPerLook: 0 }).bounds;
  const heatOf = (...keys: string[]) => keys.reduce((sum, key) => sum + (heat.get(key) ?? 0), 0);
  const shards = ALL_SHARDS.map((shard) => `due ${sweepShard(shard)}`);

  test('the sixteen keys of the due index', () => {
    expect(heatOf(...shards)).toBeCloseTo(bounds()['due-key-writes']);
  });

  test('each of them by the customers that it holds', () => {
    for (const shard of ALL_SHARDS) {
      const held = customers.filter(({ archive }) => shardOf(archive.customerId) === shard).length;
      expect(heatOf(`due ${sweepShard(shard)}`)).toBe(held * (units.lookOpens.writes.due ?? 0));
    }
  });

  test('the worklist of each specialist', () => {
    for (let number = 0; number < SPECIALISTS; number++)
      expect(heatOf(`worklist S-${number}`)).toBeCloseTo(bounds()['specialist-key-writes']);
  });

  test('the worklist of nobody', () => {
    expect(heatOf(`worklist ${NOBODY}`)).toBeCloseTo(bounds()['nobody-key-writes']);
  });

  test('the one key of the post', () => {
    expect(heatOf(`due ${POST_SHARDS.others}`)).toBeCloseTo(bounds()['post-key-writes']);
  });

  test('and no key besides; the table and the indexes in all', () => {
    const { table, due, worklist } = meter.writes;
    expect((table ?? 0) - 1, 'beside the clock').toBeCloseTo(bounds()['table-writes']);
    expect(due).toBeCloseTo(bounds()['due-index-writes']);
    expect(worklist).toBeCloseTo(bounds()['worklist-index-writes']);
    expect([...heat.values()].reduce((sum, each) => sum + each, 0)).toBe((due ?? 0) + (worklist ?? 0));
  });
});
