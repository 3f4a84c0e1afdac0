import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { committingTogether } from '../../../../shared/app/clock/commit-together.ts';
import type { Change, Committed, UnitOfWork } from '../../../../shared/app/ports/changes.ts';
import { Unavailable } from '../../../../shared/app/store-errors.ts';
import { BACKOFF_MS, pause } from '../../../../shared/store/dynamodb/availability.ts';
import { newArchive, newTask } from '../../../store/records.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const LOOKS = Array.from({ length: 33 }, (_, index) => `C-${index}`);
/** What a function that runs out of time leaves for the records that it has begun. */
const FINISH_MS = 15_000;

const looked = (customerId: string): Change[] => [
  newArchive({ customerId }),
  newTask({ id: `idle-week:${customerId}:2011-05-01`, customerId }),
];

test('looks that have begun end in the time that a function leaves them, although the table is too busy for each', async () => {
  const busy: UnitOfWork = {
    async commit(): Promise<Committed> {
      for (const waitMs of BACKOFF_MS) await pause(waitMs);
      throw new Unavailable(new Error('throttled'));
    },
  };
  const began = Date.now();
  let failed = 0;
  const ended = committingTogether(busy, LOOKS, async (id, unitOfWork) => {
    await unitOfWork.commit(looked(id)).catch(() => failed++);
  });
  await vi.runAllTimersAsync();
  await ended;
  expect(failed).toBe(LOOKS.length);
  expect(Date.now() - began).toBeLessThan(FINISH_MS);
});
