/**
 * Compares by the first of `keys` that differs. A list whose ties are not broken comes in another
 * order from another backend, or when more is done at once, so that the last key is an id.
 */
export const by =
  <T>(...keys: ((item: T) => string)[]) =>
  (a: T, b: T): number => {
    for (const key of keys) {
      const [first, second] = [key(a), key(b)];
      if (first !== second) return first < second ? -1 : 1;
    }
    return 0;
  };

/** The latest `moment` first; of one moment, by id. */
export const newestFirst = <T>(moment: (item: T) => string, id: (item: T) => string) => {
  const [older, byId] = [by(moment), by(id)];
  return (a: T, b: T): number => older(b, a) || byId(a, b);
};

/** Counts as they are told: what was counted first depends on what was done at once. */
export const inKeyOrder = <T>(counts: { readonly [key: string]: T }): [string, T][] =>
  Object.entries(counts).sort(by(([key]) => key));
