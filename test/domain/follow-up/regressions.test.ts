import { expect, test } from 'vitest';
import { nextDigestDue } from '../../../shared/domain/follow-up/digest.ts';
import { rulebookOf } from '../../../shared/domain/follow-up/rulebook.ts';
import { judge } from '../../../shared/domain/follow-up/verdict.ts';
import { parsePolicy } from '../../../shared/domain/policy/policy.ts';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';
import { at, LONDON, memberOf, ordered, rulebookFor } from '../../fixtures/department.ts';
import { en } from '../sentences/both-languages.ts';
import { courseOf } from './course.ts';

const version = (number: number, effectiveOn: LocalDate | null, document: object = {}) => ({
  version: number,
  effectiveOn,
  policy: parsePolicy({ ...LONDON, ...document }),
});
const FACTS = { ...ordered('2011-11-20'), enrolledOn: '2011-10-01' } as const;

test('a meeting months before an annual visit counts, also when a touch is recorded just before the sweep that opens it', () => {
  const course = courseOf({ ...ordered('2011-01-20'), enrolledOn: '2011-01-15' }, rulebookFor());
  course.touch('2011-03-01', 'meeting');
  course.sweepDaily('2011-01-20', '2011-12-14');
  // The sweep of 12-15 00:00 is a minute late, and a phone call is recorded meanwhile.
  course.touch('2011-12-15T00:00:30Z', 'phone');
  course.sweep('2011-12-15T00:01:00Z');
  expect(course.told()).toContain('annual-visit [2011-12-15, 2012-01-15): done');
});

test('after an outage of three months a touch in an unopened window counts, whatever was recorded later', () => {
  const course = courseOf({ ...ordered('2011-01-10'), enrolledOn: '2011-01-01' }, rulebookFor());
  course.touch('2011-01-20', 'phone');
  course.touch('2011-04-15', 'phone');
  course.sweep('2011-04-20');
  expect(course.told()[0]).toBe('idle-week [2011-01-18, 2011-01-25): done');
});

test('after an outage of more than twelve windows the touches of the later ones still count', () => {
  const course = courseOf({ ...ordered('2011-01-10'), enrolledOn: '2011-01-01' }, rulebookFor());
  for (const day of ['2011-08-15', '2011-09-01'] as const) course.touch(day, 'phone');
  course.sweep('2012-03-01');
  expect(course.told()).toContain('monthly-touch [2011-08-26, 2011-09-11): done');
});

test('a window that a new version takes up does not open before that version takes effect', () => {
  const off = { rules: { 'monthly-touch': { on: false } } };
  const course = courseOf(FACTS, rulebookOf([version(1, null, off), version(2, '2012-01-10')]));
  course.sweepDaily('2011-11-20', '2012-01-09');
  expect(course.told()).toEqual(['idle-week [2011-11-28, 2011-12-05): missed']);
});

test('a window that a new version takes up has the reason and the due day of that version', () => {
  const versions = [
    version(1, null, { rules: { 'idle-week': { on: false, afterDays: 7 } } }),
    version(2, '2011-11-26', { rules: { 'idle-week': { afterDays: 4 } } }),
  ];
  const course = courseOf(FACTS, rulebookOf(versions));
  course.sweep('2011-11-26');
  expect(course.tasks()[0]?.reason).toMatchObject({ days: 4 });
});

test('a version that was replaced on its own effective date governs nothing', () => {
  const off = { rules: { 'monthly-touch': { on: false } } };
  const versions = [version(1, null, off), version(2, '2012-01-10'), version(3, '2012-01-10', off)];
  const course = courseOf(FACTS, rulebookOf(versions));
  course.sweepDaily('2011-11-20', '2012-02-01');
  expect(course.told()).toEqual(['idle-week [2011-11-28, 2011-12-05): missed']);
});

test('digests that a later version switches on begin with that version', () => {
  const staff = memberOf({ email: 'ann@example.com' });
  const rulebook = rulebookOf([version(1, null, { digest: { on: false } }), version(2, '2011-03-10')]);
  expect(nextDigestDue(staff, rulebook, at('2011-03-01T10:00:00Z'))).toBe('2011-03-10T08:30:00Z');
});

test('a rule that was switched off since its last window does not wait for an order', () => {
  const off = { rules: { 'annual-visit': { on: false } } };
  const rulebook = rulebookOf([version(1, null), version(2, '2012-06-01', off)]);
  const course = courseOf({ ...ordered('2012-05-01'), enrolledOn: '2011-01-15' }, rulebook);
  course.sweep('2012-06-02');
  const verdict = judge(course.archive(), rulebook, '2012-06-02').at(-1)!;
  expect(en.verdict(verdict, course.archive(), undefined)).not.toContain('after a new order');
});

test('nobody falls silently between two versions: the new one would have called before it took effect', () => {
  const shorter = { rules: { 'idle-week': { afterDays: 3, withinDays: 2 } } };
  const course = courseOf(FACTS, rulebookOf([version(1, null), version(2, '2011-11-28', shorter)]));
  course.sweepDaily('2011-11-20', '2011-12-20');
  expect(course.told()).not.toEqual([]);
});
