/** The machine's time, for what is about processes and not about business. */
export interface MachineClock {
  /** Milliseconds since 1970. */
  machineMs(): number;
  wait(ms: number): Promise<void>;
}

/** Lets callers begin one after the other, no faster than the rate allows. */
export interface Pace {
  /**
   * Turns are given in the order of the calls. In its turn, what is `ready` is begun no earlier
   * than the rate allows, and the next one is counted from the moment that it has begun; what is
   * undefined gives its turn up at once.
   */
  inTurn<R, T>(ready: Promise<R | undefined>, begin: (what: R) => Promise<T>): Promise<T | undefined>;
  /** The machine time before which the next holder of the lease may send nothing. */
  freeFromMs(): number;
}

/**
 * Arrivals jitter by some milliseconds; a little more distance keeps them within the rate as well.
 */
const MARGIN = 1.05;

/**
 * @param perSecond letters a second;
 *
 * @param freeFromMs where the last holder of the lease left off.
 */
export function newPace(clock: MachineClock, perSecond: number, freeFromMs: number): Pace {
  const gapMs = (1000 / perSecond) * MARGIN;
  let nextMs = freeFromMs;
  let last: Promise<unknown> = Promise.resolve();
  return {
    inTurn(ready, begin) {
      const turn = Promise.allSettled([last, ready]).then(async () => {
        const what = await ready;
        if (what === undefined) return undefined;
        const waitMs = nextMs - clock.machineMs();
        if (waitMs > 0) await clock.wait(waitMs);
        const begun = await begin(what);
        nextMs = clock.machineMs() + gapMs;
        return begun;
      });
      last = turn;
      return turn;
    },
    freeFromMs: () => nextMs,
  };
}
