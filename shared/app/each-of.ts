import pMap from 'p-map';

/**
 * Does the same with each item, `most` at once. An error of the items themselves, such as a page
 * that could not be read, is kept from p-map, which would take it for their end while others wait
 * for the next one.
 *
 * @throws whatever the items or the work throw.
 */
export async function eachOf<T>(
  items: AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let broken: { cause: unknown } | undefined;
  async function* whole(): AsyncGenerator<T> {
    try {
      yield* items;
    } catch (cause) {
      broken = { cause };
    }
  }
  await pMap(whole(), work, { concurrency: most });
  if (broken) throw broken.cause;
}
