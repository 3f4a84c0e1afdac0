/** The machine's time, for what is about processes and not about business. */
export interface MachineClock {
  /** Milliseconds since 1970. */
  machineMs(): number;
  wait(ms: number): Promise<void>;
}

/** Hands out starts no closer together than the rate allows. */
export interface Pace {
  /** Resolves when the caller may send. */
  turn(): Promise<void>;
  /** The machine time before which the next holder of the lease may send nothing. */
  freeFromMs(): number;
}

/** Arrivals jitter by some milliseconds; a little more distance keeps them within the rate as well. */
const MARGIN = 1.05;

/** @param perSecond letters a second; @param freeFromMs where the last holder of the lease left off. */
export function newPace(clock: MachineClock, perSecond: number, freeFromMs: number): Pace {
  const gapMs = (1000 / perSecond) * MARGIN;
  let nextMs = freeFromMs;
  return {
    async turn() {
      const turnMs = Math.max(clock.machineMs(), nextMs);
      nextMs = turnMs + gapMs;
      const waitMs = turnMs - clock.machineMs();
      if (waitMs > 0) await clock.wait(waitMs);
    },
    freeFromMs: () => nextMs,
  };
}
