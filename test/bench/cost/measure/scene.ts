import { sweep } from '../../../../shared/app/clock/sweep.ts';
import { ALL_SHARDS } from '../../../../shared/store/keys.ts';
import type { DepartmentOnDatabase } from '../../../fixtures/department.ts';
import { type Customer, customer, livesWhere, lookAt, type NOW, TODAY } from '../../customers.ts';

/** So many customers, letters or matters in each scene: units are exact, so that few are enough. */
export const COUNT = 20;
/** Of the specialist whose morning letter is measured. */
export const OPEN_TASKS = 50;
/** After quiet hours, and after the digest's time, of the same Monday in Shanghai. */
export const MORNING = `${TODAY}T02:00:00Z` as const;
export const MINUTE_BEFORE = `${TODAY}T01:59:00Z` as const;

/** Customers whose look today opens a task and nothing else, but so many letters. */
export const opening = (letters: number, count = COUNT): Customer[] => {
  const lives = livesWhere((candidate) => {
    const look = lookAt(candidate);
    return look.opened.length === 1 && look.ended.length === 0 && look.letters.length === letters;
  });
  return Array.from({ length: count }, (_, number) => customer(number, lives[number % lives.length]!));
};

export const sweepAt = async ({ store }: DepartmentOnDatabase, now: typeof NOW): Promise<void> => {
  await sweep(store, now, ALL_SHARDS);
};
