import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followUp } from '../../../shared/domain/follow-up/follow-up.ts';
import type { Rulebook } from '../../../shared/domain/follow-up/rulebook.ts';
import { nextLook } from '../../../shared/domain/follow-up/verdict.ts';
import { addDays, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { rulebookFor } from '../../fixtures/department.ts';
import { RUNS, ZONES } from '../time/some-dates.ts';
import { everyDay, type Happening, histories, live } from './history.ts';

const EVERYTHING: readonly Happening[] = ['order', 'phone', 'wechat', 'meeting'];

/**
 * A clock that looks every day, due or not, finds nothing that the days of `lookOf` did not find.
 */
const skipsNothing = (zone: string, rulebook: Rulebook, lookOf = nextLook) =>
  fc.property(histories(zone, EVERYTHING, 1), (history) => {
    const days = everyDay(history, rulebook);
    const untiring = live(history, rulebook, days, { does: 'look' });
    // Not only the same tasks in the end: each was opened and ended on the same day.
    expect(live(history, rulebook, days, { lookOf }).tasks()).toEqual(untiring.tasks());
  });

describe.each(ZONES)('in %s', (zone) => {
  const rulebook = rulebookFor({ zone });

  test('looking only on the days that are due finds what looking every day finds', () => {
    fc.assert(skipsNothing(zone, rulebook), { ...RUNS, numRuns: 30 });
  });

  test('a look before the next one is due changes nothing', () => {
    const property = fc.property(histories(zone, EVERYTHING, 60), (history) => {
      const days = everyDay(history, rulebook);
      const archive = live(history, rulebook, days).archive();
      const lookOn = nextLook(archive, rulebook)!;
      const today = addDays(history.lastOrderOn, days.length);
      expect(today < lookOn).toBe(true);
      for (let day = today; day < lookOn; day = addDays(day, 1)) {
        const decision = followUp(archive, rulebook, day, `${day}T00:00:00Z`);
        expect(decision).toMatchObject({ opened: [], ended: [], letters: [], lookOn });
        expect(decision.archive).toMatchObject({ open: archive.open, decided: archive.decided });
      }
    });
    fc.assert(property, { ...RUNS, numRuns: 30 });
  });
});

test('the comparison catches a clock that forgets when open windows close', () => {
  const rulebook = rulebookFor({ zone: 'Europe/London' });
  const onlyOpenings: typeof nextLook = (archive, book) => nextLook({ ...archive, open: [] }, book);
  const property = skipsNothing('Europe/London', rulebook, onlyOpenings);
  expect(fc.check(property, { ...RUNS, numRuns: 50 }).failed).toBe(true);
});

test('the comparison catches a clock that is a day late', () => {
  const rulebook = rulebookFor({ zone: 'Europe/London' });
  const dayLate: typeof nextLook = (archive, book): LocalDate | undefined => {
    const lookOn = nextLook(archive, book);
    return lookOn && addDays(lookOn, 1);
  };
  const property = skipsNothing('Europe/London', rulebook, dayLate);
  expect(fc.check(property, { ...RUNS, numRuns: 50 }).failed).toBe(true);
});
