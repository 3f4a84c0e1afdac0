import fc from 'fast-check';
import type { Staff } from '../../../shared/domain/staff/staff.ts';
import { type InstantText, instantText } from '../../../shared/domain/time/dates.ts';
import { at, rulebookFor } from '../../fixtures/department.ts';
import { TEAM } from './feedback-scene.ts';

/** The week in which London puts its clocks forward, working on Sunday too. */
export const RULES = rulebookFor({
  zone: 'Europe/London',
  calendar: { holidays: 'none', days: { '2026-03-29': ['00:30-04:00'], '2026-03-31': [] } },
});
const DAYS = ['2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01'] as const;
const IDS = TEAM.map(({ staffId }) => staffId);

const someStaff: fc.Arbitrary<Staff[]> = fc
  .tuple(
    fc.subarray([...TEAM], { minLength: 5 }),
    fc.array(
      fc.record({
        staffId: fc.constantFrom(...IDS),
        day: fc.constantFrom(...DAYS),
        substitute: fc.option(fc.constantFrom(...IDS)),
      }),
      { maxLength: 8 },
    ),
  )
  .map(([present, absences]) =>
    present.map((member) => {
      const own = absences.filter(({ staffId }) => staffId === member.staffId);
      return {
        ...member,
        absences: own.map(({ day }) => ({ from: day, until: day })),
        substitute: own[0]?.substitute ?? null,
      };
    }),
  );

export const WEEK_MINUTES = 6 * 1440;
export const later = (instant: InstantText, minutes: number): InstantText =>
  instantText(at(instant).add({ minutes }));

/**
 * A matter, when it was reported, after how many minutes a department is asked at once, and when
 * sweeps come.
 */
export const someMatter = fc.record({
  staff: someStaff,
  reportedAt: fc
    .integer({ min: 0, max: 5 * 86_400 })
    .map((seconds) => instantText(at('2026-03-27T00:00:00Z').add({ seconds }))),
  asks: fc.boolean(),
  sweepsAfter: fc.array(fc.integer({ min: 1, max: WEEK_MINUTES }), { maxLength: 4 }),
});
export type Matter = typeof someMatter extends fc.Arbitrary<infer M> ? M : never;
