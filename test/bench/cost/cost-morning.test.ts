import { describe, expect, test } from 'vitest';
import {
  DYNAMODB_LIMITS,
  type LookUnits,
  letterEstimate,
  type MorningLoad,
  sweepEstimate,
} from './model/morning.ts';
import type { UnitCost } from './model/unit-cost.ts';

const cost = (writes: UnitCost['writes'], reads = 0): UnitCost => ({
  reads: { due: reads },
  writes,
  requests: 1,
});

/** Units in round figures, so that every expectation can be reckoned in the head. */
const UNITS: LookUnits = {
  lookOpens: cost({ table: 4, due: 2, worklist: 1 }, 0.1),
  lookNothing: cost({ table: 1, due: 2, worklist: 0 }, 0.1),
  lookUnassigned: cost({ table: 4, due: 2, worklist: 2 }, 0.1),
  letterQueued: cost({ table: 2, due: 1, worklist: 0 }),
};
const INSTANT = { msPerLook: 0 };
const MILLION: MorningLoad = {
  looks: 1_000_000,
  opening: 1,
  unassigned: 0,
  letters: 0,
  staff: 200,
  parts: 1,
};

const estimate = (load: Partial<MorningLoad>, speeds = INSTANT) =>
  sweepEstimate({ ...MILLION, ...load }, UNITS, DYNAMODB_LIMITS, speeds);

describe('a million customers due on one morning', () => {
  test('one part writes one key of the due index at a time: 2,000,000 units at 1,000 a second', () => {
    expect(estimate({ parts: 1 })).toMatchObject({ seconds: 2000, bottleneck: 'due-key-writes' });
  });

  test('with four parts four keys share them, and the 4,000,000 units of a new table decide: 1,000 seconds', () => {
    const { bounds, ...rest } = estimate({ parts: 4 });
    expect(rest).toEqual({ seconds: 1000, bottleneck: 'table-writes' });
    expect(bounds['due-key-writes']).toBe(500);
    expect(bounds['due-index-writes']).toBe(500);
  });

  test('with sixteen parts no key of the due index is the bound', () => {
    const { bounds } = estimate({ parts: 16 });
    expect(bounds['due-key-writes']).toBe(125);
    expect(bounds['due-key-reads']).toBeCloseTo(100_000 / 16 / 3000);
  });

  test('a table that has taken 40,000 units a second before leaves the sixteen keys as the bound', () => {
    const warm = { ...DYNAMODB_LIMITS, tableWrites: 40_000 };
    expect(sweepEstimate({ ...MILLION, parts: 16 }, UNITS, warm, INSTANT)).toMatchObject({
      seconds: 125,
      bottleneck: 'due-key-writes',
    });
  });

  test('the tasks of all go to their specialists: one takes 1,000 a second, two hundred take 200,000', () => {
    expect(estimate({ staff: 1, parts: 16 }).bounds['specialist-key-writes']).toBe(1000);
    expect(estimate({ staff: 200, parts: 16 }).bounds['specialist-key-writes']).toBe(5);
  });

  test('customers of nobody share one worklist, with their archive and their task: 2,000 seconds, whatever the parts', () => {
    expect(estimate({ unassigned: 1, parts: 16 })).toMatchObject({
      seconds: 2000,
      bottleneck: 'nobody-key-writes',
    });
  });

  test('a letter for each is a row under the one key of the post, beside the looks', () => {
    const { bounds } = estimate({ letters: 1_000_000, parts: 16 });
    expect(bounds['post-key-writes']).toBe(1000);
    expect(bounds['table-writes']).toBe(1500);
    expect(bounds['due-index-writes']).toBe(750);
  });

  test('where no look opens a task, the table is written a quarter as much and the worklist not at all', () => {
    const { bounds } = estimate({ opening: 0 });
    expect(bounds['table-writes']).toBe(250);
    expect(bounds['specialist-key-writes']).toBe(0);
    expect(bounds['due-key-writes']).toBe(2000);
  });

  test('four milliseconds a look are 4,000 seconds of one function, and 250 of sixteen', () => {
    expect(estimate({ parts: 1 }, { msPerLook: 4 })).toMatchObject({
      seconds: 4000,
      bottleneck: 'functions',
    });
    expect(estimate({ parts: 16 }, { msPerLook: 4 }).bounds.functions).toBe(250);
  });
});

test('a morning on which nobody is due takes no time', () => {
  expect(estimate({ looks: 0 }).seconds).toBe(0);
});

describe('the letters of a morning', () => {
  const sent = { letterSent: cost({ table: 2, due: 3 }) };

  test('ten a second, in fifty seconds of each minute: 1,000 letters take two minutes', () => {
    expect(letterEstimate(1000, sent, DYNAMODB_LIMITS, { secondsPerLetter: 0.1 })).toMatchObject({
      seconds: 120,
      bottleneck: 'send-rate',
    });
  });

  test('the key of the post is the bound only from 400 letters a second on', () => {
    const bottleneck = (perSecond: number) =>
      letterEstimate(1000, sent, DYNAMODB_LIMITS, { secondsPerLetter: 1 / perSecond }).bottleneck;
    expect(bottleneck(399)).toBe('send-rate');
    expect(bottleneck(401)).toBe('post-key-writes');
  });
});
