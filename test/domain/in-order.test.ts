import { expect, test } from 'vitest';
import type { Unreadable } from '../../shared/app/ports/clock.ts';
import { newAside } from '../../shared/app/set-aside.ts';
import { by, inKeyOrder, newestFirst } from '../../shared/domain/in-order.ts';

const [a, b, c] = [
  { id: 'a', at: '2026-11-23' },
  { id: 'b', at: '2026-11-23' },
  { id: 'c', at: '2026-11-24' },
];

test('what has one date comes by its id, whichever way it arrives', () => {
  for (const arrived of [
    [a, b, c],
    [c, b, a],
    [b, a, c],
  ]) {
    const oldest = by<typeof a>(
      ({ at }) => at,
      ({ id }) => id,
    );
    expect(arrived.toSorted(oldest)).toEqual([a, b, c]);
    expect(
      arrived.toSorted(
        newestFirst(
          ({ at }) => at,
          ({ id }) => id,
        ),
      ),
    ).toEqual([c, a, b]);
  }
});

test('what a run set aside is told in one order, and the first thousand are the same ones', () => {
  const told = (keys: readonly number[]) => {
    const list: Unreadable[] = [];
    const aside = newAside(list);
    for (const key of keys) aside.set({ key: `customer ${String(key).padStart(4, '0')}`, error: 'bad' });
    return list;
  };
  const keys = Array.from({ length: 1100 }, (_, n) => n);
  expect(told(keys.toReversed())).toEqual(told(keys));
  expect(told(keys).at(-1)?.key).toBe('customer 0999');
});

test('counts are told by their names in order', () => {
  expect(inKeyOrder({ sent: 1, failed: 2 })).toEqual(inKeyOrder({ failed: 2, sent: 1 }));
});
