/** The next one is longer in coming than any page of a table that is well. */
const LATE_MS = 500;

/** Whether a promise is not settled within that time. */
async function isLate(awaited: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, LATE_MS, true);
  });
  const settled = awaited.then(
    () => false,
    () => false,
  );
  return Promise.race([settled, late]).finally(() => clearTimeout(timer));
}

/**
 * In groups of `size`; in smaller ones where those that are there would wait for the next one. It
 * is not asked for before a full group is taken, since there may be no time for it then.
 */
export async function* readyGroups<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  const iterator = items[Symbol.asyncIterator]();
  let group: T[] = [];
  for (;;) {
    const next = iterator.next();
    if (group.length > 0 && (await isLate(next))) {
      yield group;
      group = [];
    }
    const { done, value } = await next;
    if (done) break;
    group.push(value);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
