/** The machine's time, for what is about processes and not about business. */
export interface MachineClock {
  /** Milliseconds since 1970. */
  machineMs(): number;
  wait(ms: number): Promise<void>;
}

/** Lets callers begin one after the other, no closer together than the rate allows. */
export interface Pace {
  /** Waits for the caller's turn, then does `begin`; the next turn is counted from the moment that it is done. */
  inTurn<T>(begin: () => Promise<T>): Promise<T>;
  /** The machine time before which the next holder of the lease may send nothing. */
  freeFromMs(): number;
}

/** Arrivals jitter by some milliseconds; a little more distance keeps them within the rate as well. */
const MARGIN = 1.05;

/** @param perSecond letters a second; @param freeFromMs where the last holder of the lease left off. */
export function newPace(clock: MachineClock, perSecond: number, freeFromMs: number): Pace {
  const gapMs = (1000 / perSecond) * MARGIN;
  let nextMs = freeFromMs;
  let last: Promise<unknown> = Promise.resolve();
  return {
    inTurn(begin) {
      const turn = last.then(async () => {
        const waitMs = nextMs - clock.machineMs();
        if (waitMs > 0) await clock.wait(waitMs);
        const begun = await begin();
        nextMs = clock.machineMs() + gapMs;
        return begun;
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    freeFromMs: () => nextMs,
  };
}
