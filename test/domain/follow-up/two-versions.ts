import { rulebookOf } from '../../../shared/domain/follow-up/rulebook.ts';
import type { PolicyVersion } from '../../../shared/domain/policy/policy.ts';
import { addDays, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { LONDON, ordered, policyOf } from '../../fixtures/department.ts';
import { type Course, courseOf } from './course.ts';

const version = (number: number, effectiveOn: LocalDate | null, rules: object): PolicyVersion => ({
  version: number,
  effectiveOn,
  policy: policyOf({ ...LONDON, rules }),
});
export const first = (rules = {}) => version(1, null, rules);
export const second = (effectiveOn: LocalDate, rules = {}) => version(2, effectiveOn, rules);

/**
 * Ordered last on 2011-11-20: idle-week [11-28, 12-05), then monthly-touch [12-21, 01-05) and
 * [01-05, 01-21).
 */
export const D0 = '2011-11-20';
export const FACTS = { ...ordered(D0), enrolledOn: '2011-10-01' } as const;

/**
 * The customer under the first version alone until the second takes effect, as when it is set on
 * that day.
 */
export function across(before: PolicyVersion, after: PolicyVersion, through: LocalDate): Course {
  const from = after.effectiveOn ?? D0;
  const old = courseOf(FACTS, rulebookOf([before]));
  old.sweepDaily(D0, addDays(from, -1));
  const course = courseOf(old.archive(), rulebookOf([before, after]), undefined, old.tasks());
  course.sweepDaily(from, through);
  return course;
}
