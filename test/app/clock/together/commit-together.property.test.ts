import fc from 'fast-check';
import { expect, test } from 'vitest';
import { committingTogether } from '../../../../shared/app/clock/commit-together.ts';
import { type Change, MOST_CHANGES, type UnitOfWork } from '../../../../shared/app/ports/changes.ts';
import { memoryTable } from '../../../../shared/store/memory/memory-table.ts';
import { storeOf } from '../../../../shared/store/store.ts';
import { newTask } from '../../../store/records.ts';
import { everything } from '../sweep-scene.ts';

/** What one piece of work does: commits of so many changes, one after the other or all at once. */
interface Work {
  sizes: number[];
  atOnce: boolean;
  /** Commits the same again, and is refused. */
  again: boolean;
  /** Its commits fail, whoever they are with. */
  fault: 'none' | 'fails' | 'refused';
  /** So many turns pass before each commit. */
  slow: number;
}

const size = fc.oneof(fc.constantFrom(1, 2, 3, 99, 100, 101), fc.integer({ min: 1, max: 40 }));
const anyWork: fc.Arbitrary<Work> = fc.record({
  sizes: fc.array(size, { maxLength: 3 }),
  atOnce: fc.boolean(),
  again: fc.boolean(),
  fault: fc.constantFrom('none', 'none', 'none', 'fails', 'refused'),
  slow: fc.nat(3),
});

const idOf = (index: number) => `C-${index}`;
const changesOf = (index: number, commit: number, count: number): Change[] =>
  Array.from({ length: count }, (_, n) => {
    const customerId = idOf(index);
    return newTask({ id: `idle-week:${customerId}:${commit}-${n}`, customerId });
  });

/** Each says in the end what it was answered. */
async function done(work: Work, index: number, unitOfWork: UnitOfWork): Promise<string[]> {
  const commits = work.sizes.flatMap((count, commit) => {
    const changes = changesOf(index, commit, count);
    return work.again ? [changes, changes] : [changes];
  });
  const answered = async (changes: Change[]) => {
    for (let turn = 0; turn < work.slow; turn++) await Promise.resolve();
    return unitOfWork.commit(changes).then(
      (committed) => (committed.done ? 'done' : `refused ${committed.refused.length}`),
      (error: unknown) => String(error),
    );
  };
  if (work.atOnce && !work.again) return Promise.all(commits.map(answered));
  const answers: string[] = [];
  for (const changes of commits) answers.push(await answered(changes));
  return answers;
}

function faulty(works: readonly Work[], largest: number[]) {
  const table = memoryTable();
  const store = storeOf(table);
  const faultsOf = (changes: readonly Change[]) =>
    new Set(
      changes.flatMap((change) =>
        change.write === 'task' ? (works[Number(change.task.customerId.slice(2))]?.fault ?? []) : [],
      ),
    );
  const unitOfWork: UnitOfWork = {
    async commit(changes) {
      largest.push(changes.length);
      const faults = faultsOf(changes);
      if (faults.has('fails')) throw new Error('fails');
      if (faults.has('refused')) return { done: false, refused: [] };
      return store.commit(changes);
    },
  };
  return { table, unitOfWork };
}

test('a work that fails before it commits, and one that commits nothing, keep none of the others waiting', async () => {
  const { table, unitOfWork: store } = faulty([], []);
  const answers: string[] = [];
  const together = committingTogether(store, [0, 1, 2, 3], async (index, unit) => {
    if (index === 0) throw new Error('failed at once');
    if (index === 1) return;
    answers.push(String((await unit.commit(changesOf(index, 0, 2))).done));
  });
  await expect(together).rejects.toThrow('failed at once');
  await expect.poll(() => answers).toEqual(['true', 'true']);
  expect(Object.keys(await everything(table))).toHaveLength(4);
});

test('whatever is committed together, each is answered as if it had been alone, and what is stored is the same', async () => {
  const alike = fc.asyncProperty(fc.array(anyWork, { maxLength: 33 }), async (works) => {
    const sizes: number[] = [];
    const together = faulty(works, sizes);
    const alone = faulty(works, []);
    const answers: Record<number, string[]> = {};
    await committingTogether(together.unitOfWork, [...works.entries()], async ([index, work], unitOfWork) => {
      answers[index] = await done(work, index, unitOfWork);
    });
    const expected: Record<number, string[]> = {};
    for (const [index, work] of works.entries()) expected[index] = await done(work, index, alone.unitOfWork);
    expect(answers).toEqual(expected);
    expect(await everything(together.table)).toEqual(await everything(alone.table));
    const most = Math.max(0, ...works.flatMap((work) => work.sizes));
    expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(Math.max(MOST_CHANGES, most));
  });
  await fc.assert(alike, { numRuns: 60 });
});
