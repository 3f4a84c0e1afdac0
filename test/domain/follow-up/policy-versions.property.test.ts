import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rulebookOf } from '../../../shared/domain/follow-up/rulebook.ts';
import { addDays } from '../../../shared/domain/time/dates.ts';
import { ordered } from '../../fixtures/department.ts';
import { RUNS, someDate } from '../time/some-dates.ts';
import { courseOf } from './course.ts';
import { across, D0, first, second } from './two-versions.ts';

test('there is one idle-week for one last order, whatever the versions say', () => {
  const days = fc.integer({ min: 1, max: 30 });
  const idle = fc.record({ afterDays: days, withinDays: days });
  const property = fc.property(idle, idle, fc.integer({ min: 1, max: 40 }), (before, after, changedAfter) => {
    const rules = (numbers: object) => ({ 'idle-week': numbers, 'monthly-touch': { on: false } });
    const course = across(
      first(rules(before)),
      second(addDays(D0, changedAfter), rules(after)),
      addDays(D0, 100),
    );
    expect(course.tasks().length).toBeLessThanOrEqual(1);
  });
  fc.assert(property, RUNS);
});

test('a version that changes no number moves no window', () => {
  const property = fc.property(someDate, fc.integer({ min: -30, max: 200 }), (lastOrderOn, changedAfter) => {
    const facts = { ...ordered(lastOrderOn), enrolledOn: lastOrderOn };
    const through = addDays(lastOrderOn, 200);
    const effectiveOn = addDays(lastOrderOn, changedAfter);
    const one = courseOf(facts, rulebookOf([first()]));
    const two = courseOf(
      facts,
      rulebookOf([first(), second(effectiveOn, { 'monthly-touch': { channels: ['phone'] } })]),
    );
    one.sweep(through);
    two.sweep(through);
    expect(two.told()).toEqual(one.told());
    for (const { opens, policyVersion } of two.tasks())
      expect(policyVersion).toBe(opens < effectiveOn ? 1 : 2);
  });
  fc.assert(property, RUNS);
});
