import pMap from 'p-map';
import { type Change, type Committed, MOST_CHANGES, type UnitOfWork } from '../ports/changes.ts';

/**
 * Of what is not committed together, so many parts go at once. At a table that is too busy each
 * takes seconds until it is given up, and a function that runs out of time leaves 15 for all that
 * it has begun: two turns are the most. All in one turn are too many: the client asks only so many
 * again that were turned away at once.
 */
const MOST_PARTS_AT_ONCE = 17;

/** What one piece of work wants to commit, and where it waits for the answer. */
interface Part {
  changes: readonly Change[];
  answer(committed: Committed | Promise<Committed>): void;
}

/** As many in each as it can hold. One change stays alone: with others it would cost twice. */
function inCommits(parts: readonly Part[]): Part[][] {
  const commits: Part[][] = [];
  let shared: Part[] = [];
  let size = MOST_CHANGES;
  for (const part of parts) {
    if (part.changes.length === 1) {
      commits.push([part]);
      continue;
    }
    size += part.changes.length;
    if (size > MOST_CHANGES) {
      shared = [];
      size = part.changes.length;
      commits.push(shared);
    }
    shared.push(part);
  }
  return commits;
}

/** What keeps it from being done may be about one part alone: then each is committed by itself. */
async function commitOrTakeApart(store: UnitOfWork, parts: readonly Part[]): Promise<void> {
  if (parts.length > 1) {
    const together = await store.commit(parts.flatMap(({ changes }) => changes)).catch(() => undefined);
    if (together?.done) {
      for (const { answer } of parts) answer(together);
      return;
    }
  }
  const byItself = async ({ changes, answer }: Part) => {
    const committed = store.commit(changes);
    answer(committed);
    await committed.catch(() => undefined);
  };
  await pMap(parts, byItself, { concurrency: MOST_PARTS_AT_ONCE });
}

/**
 * Works on all items side by side. What they commit at the same time is one commit, since most of
 * the work of a write is its request; each is answered as if it had been alone.
 */
export async function committingTogether<T>(
  store: UnitOfWork,
  items: readonly T[],
  work: (item: T, unitOfWork: UnitOfWork) => Promise<void>,
): Promise<void> {
  let atWork = items.length;
  let waiting: Part[] = [];
  const commitWhenAllWait = () => {
    if (waiting.length < atWork) return;
    const commits = inCommits(waiting);
    waiting = [];
    void pMap(commits, (parts) => commitOrTakeApart(store, parts), { concurrency: MOST_PARTS_AT_ONCE });
  };
  const unitOfWork: UnitOfWork = {
    commit: (changes) =>
      new Promise((answer) => {
        waiting.push({ changes, answer });
        commitWhenAllWait();
      }),
  };
  await Promise.all(
    items.map(async (item) => {
      await work(item, unitOfWork).finally(() => {
        atWork--;
        commitWhenAllWait();
      });
    }),
  );
}
