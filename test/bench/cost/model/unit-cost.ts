import type { Charge } from '../../units/charges.ts';
import type { Meter } from '../../units/metering.ts';

/**
 * What one of something costs in DynamoDB: units by where they are paid (the table or an index),
 * and requests.
 */
export interface UnitCost {
  reads: Charge;
  writes: Charge;
  requests: number;
}

export const NO_COST: UnitCost = { reads: {}, writes: {}, requests: 0 };

function combined(a: Charge, b: Charge, combine: (a: number, b: number) => number): Charge {
  const places = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...places].map((place) => [place, combine(a[place] ?? 0, b[place] ?? 0)]));
}

const merge = (a: UnitCost, b: UnitCost, combine: (a: number, b: number) => number): UnitCost => ({
  reads: combined(a.reads, b.reads, combine),
  writes: combined(a.writes, b.writes, combine),
  requests: combine(a.requests, b.requests),
});

export const plus = (a: UnitCost, b: UnitCost): UnitCost => merge(a, b, (x, y) => x + y);
export const minus = (a: UnitCost, b: UnitCost): UnitCost => merge(a, b, (x, y) => x - y);
export const times = (cost: UnitCost, factor: number): UnitCost => merge(cost, NO_COST, (x) => x * factor);

export const costOf = ({ reads, writes, requests }: Meter): UnitCost => ({ reads, writes, requests });

/** Each of `count`, of what was metered beyond what the run costs without them. */
export const costOfEach = (meter: Meter, count: number, without: UnitCost = NO_COST): UnitCost =>
  times(minus(costOf(meter), without), 1 / count);
