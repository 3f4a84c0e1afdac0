import type { Scanned } from '../../shared/app/ports/scanned.ts';
import type { Session } from './session.ts';

/**
 * Asks for what may need the whole table read, and shows how far that has come where somebody
 * watches. The table counts its records now and then only, so that the bar waits just short of its
 * end until all is read.
 */
export async function throughTable<T>(
  { department, progress }: Session,
  ask: (scanned?: Scanned) => Promise<T>,
  recordCount: () => Promise<number> = department.composition.store.recordCount,
): Promise<T> {
  if (!progress) return ask();
  const total = Math.max(1, await recordCount());
  let bar: ((done: number) => void) | undefined;
  let done = 0;
  const answer = await ask((records) => {
    bar ??= progress(total);
    done += records;
    bar(Math.min(done, total - 1));
  });
  bar?.(total);
  return answer;
}
