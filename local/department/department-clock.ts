import { Temporal } from 'temporal-polyfill';
import type { ClockState } from '../../shared/app/ports/clock.ts';
import type { StandingClock } from '../../shared/app/ports/maintenance.ts';
import { type InstantText, instantText, later } from '../../shared/domain/time/dates.ts';

/** The one clock of a department, by which every verb does what it does. */
export interface DepartmentClock {
  now(): Promise<Temporal.Instant>;
  /**
   * What was done up to then has happened: today's time, or the department's where that is ahead.
   */
  happenedBy(): Promise<Temporal.Instant>;
  /** Where it stands when that is not the time of today. */
  elsewhere(): Promise<{ at: Temporal.Instant; ahead: boolean } | undefined>;
  /** Sets it, never back. A real department's shows today's time, and nobody sets it. */
  moveTo(at: Temporal.Instant): Promise<void>;
}

/** A clock so little beside today's, in milliseconds, shows today's time. */
const SAME_TIME_MS = 60_000;

/** The latest moment that was swept; undefined before the first sweep. */
export const sweptThrough = async (store: ClockState): Promise<InstantText | undefined> =>
  [...(await store.sweptThrough()).values()].sort().at(-1);

export const realClock = (machine: () => Temporal.Instant): DepartmentClock => ({
  now: async () => machine(),
  happenedBy: async () => machine(),
  elsewhere: async () => undefined,
  async moveTo() {
    throw new Error('nobody sets the clock of a real department');
  },
});

/**
 * Of a department for rehearsals. It shows the time of today until somebody sets it: ahead, and it
 * waits there until today has come to it; or back, before anything was swept later, and it stands
 * where it was moved last until it is moved on.
 */
export function rehearsalClock(
  machine: () => Temporal.Instant,
  store: ClockState & StandingClock,
): DepartmentClock {
  const now = async () => {
    const [swept, stands] = await Promise.all([sweptThrough(store), store.standsAt()]);
    const least = stands ?? instantText(machine());
    return swept && swept > least
      ? Temporal.Instant.from(swept)
      : stands
        ? Temporal.Instant.from(stands)
        : machine();
  };
  return {
    now,
    happenedBy: async () => Temporal.Instant.from(later(instantText(await now()), instantText(machine()))),
    async elsewhere() {
      const at = await now();
      const aheadMs = at.since(machine()).total('milliseconds');
      return Math.abs(aheadMs) < SAME_TIME_MS ? undefined : { at, ahead: aheadMs > 0 };
    },
    async moveTo(at) {
      const behind = machine().since(at).total('milliseconds') >= SAME_TIME_MS;
      await store.recordStandsAt(behind ? instantText(at) : null);
    },
  };
}
