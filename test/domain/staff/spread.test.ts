import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextSpecialist, type Share } from '../../../shared/domain/staff/spread-customers.ts';
import { RUNS } from '../time/some-dates.ts';

const share = (staffId: string, capacity: number, customers = 0): Share => ({ staffId, capacity, customers });

/** Gives out that many customers one by one. */
function spread(shares: readonly Share[], customers: number): Share[] {
  const counted = shares.map((one) => ({ ...one }));
  for (let given = 0; given < customers; given++) {
    const next = counted.find(({ staffId }) => staffId === nextSpecialist(counted)?.staffId);
    if (next) next.customers++;
  }
  return counted;
}

const counts = (shares: readonly Share[]) =>
  Object.fromEntries(shares.map(({ staffId, customers }) => [staffId, customers]));

describe('the next customer goes to', () => {
  test('whoever has the fewest', () => {
    expect(nextSpecialist([share('A', 1, 3), share('B', 1, 2), share('C', 1, 4)])?.staffId).toBe('B');
  });
  test('whoever has the fewest in proportion to capacity, counting the new one', () => {
    // With one more, A would have 11 of 10 and B 5 of 4.
    expect(nextSpecialist([share('A', 10, 10), share('B', 4, 4)])?.staffId).toBe('A');
    // With one more, A would have 10 of 10 and B 2 of 4.
    expect(nextSpecialist([share('A', 10, 9), share('B', 4, 1)])?.staffId).toBe('B');
  });
  test('the first by id when two are equal', () => {
    expect(nextSpecialist([share('B', 2, 1), share('A', 2, 1)])?.staffId).toBe('A');
    expect(nextSpecialist([share('B', 4, 3), share('A', 2, 1)])?.staffId).toBe('A');
  });
  test('nobody whose capacity is 0, even if nobody else is there', () => {
    expect(nextSpecialist([share('A', 0), share('B', 1, 99)])?.staffId).toBe('B');
    expect(nextSpecialist([share('A', 0), share('B', 0)])).toBeUndefined();
    expect(nextSpecialist([])).toBeUndefined();
  });
});

test('a hundred customers are spread in proportion to capacity', () => {
  expect(counts(spread([share('A', 50), share('B', 30), share('C', 20), share('D', 0)], 100))).toEqual({
    A: 50,
    B: 30,
    C: 20,
    D: 0,
  });
});

const someShares = fc
  .array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 })
  .map((capacities) => capacities.map((capacity, index) => share(`S-${index}`, capacity)));

test('nobody could have been given one customer less by giving it to somebody else', () => {
  const property = fc.property(someShares, fc.nat(120), (shares, customers) => {
    const after = spread(shares, customers).filter(({ capacity }) => capacity > 0);
    for (const one of after)
      for (const other of after)
        if (one.customers > 0)
          expect(one.customers * other.capacity).toBeLessThanOrEqual((other.customers + 1) * one.capacity);
  });
  fc.assert(property, RUNS);
});

test('the order in which the staff is listed makes no difference', () => {
  const property = fc.property(someShares, fc.nat(60), (shares, customers) => {
    expect(counts(spread(shares.toReversed(), customers))).toEqual(counts(spread(shares, customers)));
  });
  fc.assert(property, RUNS);
});
