import { afterAll } from 'vitest';
import { type ShardsReport, sweepShards } from '../../../../shared/app/clock/sweep.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../../shared/app/rulebook.ts';
import type { Task } from '../../../../shared/domain/customers/task.ts';
import type { Letter } from '../../../../shared/domain/letters/letter.ts';
import { ALL_SHARDS } from '../../../../shared/store/keys.ts';
import { at, type Department, openDepartment } from '../../../fixtures/department.ts';
import { crowd } from '../sweep-crowd.ts';
import { lettersIn, sweepAt, takeIn, tasksIn } from '../sweep-scene.ts';

const CUSTOMERS = 36;
/** Nobody has swept since the import: all customers and all digests are due at once. */
export const MORNING = '2011-04-01T07:30:00Z';
export const MINUTE_LATER = '2011-04-01T07:31:00Z';

const departments: Department[] = [];
afterAll(() => Promise.all(departments.map((department) => department.stop())));

/** A department of its own, closed after the file, in which everything is due in the morning. */
export async function fullDepartment(): Promise<Department> {
  const department = await openDepartment();
  departments.push(department);
  await takeIn(department.store, crowd(CUSTOMERS));
  // The first digest of new staff tells of the last seven days; the next ones of the time since,
  // whenever they leave.
  await sweepAt(department.store, '2011-02-01T09:00:00Z');
  return department;
}

export const partAt = async (
  store: Store,
  shards: readonly number[],
  mayGoOn?: () => boolean,
): Promise<ShardsReport> => sweepShards(store, await currentRulebook(store), at(MORNING), shards, mayGoOn);

export const isDigest = ({ content }: Letter): boolean => content.kind === 'digest';

/**
 * What came of it. A digest may leave a minute later than it would have without parts, and says
 * when it was queued.
 */
export interface Work {
  tasks: Task[];
  letters: Omit<Letter, 'queuedAt'>[];
  due: number;
}

export async function workOf({ store }: Department): Promise<Work> {
  let due = 0;
  for (const shard of ALL_SHARDS) due += await store.dueCount(shard, MINUTE_LATER, 1_000);
  const letters = await lettersIn(store);
  return { tasks: await tasksIn(store), letters: letters.map(({ queuedAt, ...letter }) => letter), due };
}

/** What one sweep does in the morning. */
export async function workOfOne(): Promise<Work> {
  const department = await fullDepartment();
  await sweepAt(department.store, MORNING);
  return workOf(department);
}

export const inOrder = async (store: Store, parts: readonly (readonly number[])[]): Promise<void> => {
  for (const shards of parts) await partAt(store, shards);
};
export const atOnce = async (store: Store, parts: readonly (readonly number[])[]): Promise<void> => {
  await Promise.all(parts.map((shards) => partAt(store, shards)));
};
