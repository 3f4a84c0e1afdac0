import { describe, expect, test } from 'vitest';
import {
  digestOwed,
  digestSections,
  getsDigest,
  nextDigestDue,
  nothingIn,
} from '../../../shared/domain/follow-up/digest.ts';
import { ROLES, type TaskState } from '../../../shared/domain/names.ts';
import type { Staff } from '../../../shared/domain/staff/staff.ts';
import type { InstantText, LocalDate } from '../../../shared/domain/time/dates.ts';
import { at, LONDON, memberOf, rulebookFor } from '../../fixtures/department.ts';
import { taskOf } from './some-tasks.ts';

const staffOf = (facts: Partial<Staff> = {}): Staff => memberOf({ email: 'ann@example.com', ...facts });

/** At 08:30 from Monday to Friday and on make-up days, in Shanghai. */
const china = rulebookFor({});
const next = (now: string, rulebook = china, facts: Partial<Staff> = {}) =>
  nextDigestDue(staffOf(facts), rulebook, at(now));
const owed = (now: string, facts: Partial<Staff> = {}, rulebook = china) =>
  digestOwed(staffOf(facts), rulebook, at(now));

test('specialists and supervisors with an address get a digest, nobody else does', () => {
  const readers = ROLES.filter((role) => getsDigest(staffOf({ role })));
  expect(readers).toEqual(['specialist', 'supervisor']);
  expect(getsDigest(staffOf({ email: null }))).toBe(false);
  expect(next('2026-11-23T00:00:00Z', china, { role: 'manager' })).toBeNull();
  expect(owed('2026-11-23T08:30:00+08:00', { role: 'manager' })).toBeUndefined();
});

describe('the next digest is', () => {
  test('today before the hour, and on the next working day from the hour on', () => {
    expect(next('2026-11-23T08:29:59+08:00')).toBe('2026-11-23T00:30:00Z');
    expect(next('2026-11-23T08:30:00+08:00')).toBe('2026-11-24T00:30:00Z');
  });
  test('on Monday after Friday, on a make-up Saturday if there is one', () => {
    expect(next('2026-11-27T12:00:00+08:00')).toBe('2026-11-30T00:30:00Z');
    expect(next('2026-10-09T12:00:00+08:00')).toBe('2026-10-10T00:30:00Z');
  });
  test('after a holiday', () => {
    expect(next('2026-09-30T12:00:00+08:00')).toBe('2026-10-08T00:30:00Z');
  });
  test('at the local hour when the clocks have changed', () => {
    const london = rulebookFor(LONDON);
    expect(next('2026-03-27T12:00:00Z', london)).toBe('2026-03-30T07:30:00Z');
    expect(next('2026-10-23T12:00:00Z', london)).toBe('2026-10-26T08:30:00Z');
  });
  test('never, when digests are off', () => {
    expect(next('2026-11-23T00:00:00Z', rulebookFor({ digest: { on: false } }))).toBeNull();
  });
});

describe('a digest is owed', () => {
  test('on a working day from its hour on', () => {
    expect(owed('2026-11-23T08:29:59+08:00')).toBeUndefined();
    expect(owed('2026-11-23T08:30:00+08:00')).toMatchObject({
      kind: 'digest',
      staffId: 'S-1',
      on: '2026-11-23',
    });
    expect(owed('2026-11-23T23:59:59+08:00')).toMatchObject({ on: '2026-11-23' });
  });
  test('not on a Sunday or a holiday', () => {
    expect(owed('2026-11-22T09:00:00+08:00')).toBeUndefined();
    expect(owed('2026-10-01T09:00:00+08:00')).toBeUndefined();
  });
  test('once a local day, however late the day before it was sent', () => {
    const again = (lastDigestAt: InstantText) => owed('2026-11-24T09:00:00+08:00', { lastDigestAt });
    expect(again('2026-11-23T15:59:59Z')).toBeDefined();
    expect(again('2026-11-23T16:00:00Z')).toBeUndefined();
  });
  test('not when digests are off', () => {
    expect(owed('2026-11-23T09:00:00+08:00', {}, rulebookFor({ digest: { on: false } }))).toBeUndefined();
  });
  test('and tells what was missed since the last one, over a weekend and over mornings that were slept through', () => {
    const lastDigestAt = '2026-11-20T00:30:00Z';
    expect(owed('2026-11-23T09:00:00+08:00', { lastDigestAt })).toMatchObject({
      on: '2026-11-23',
      since: lastDigestAt,
    });
    expect(owed('2026-11-27T09:00:00+08:00', { lastDigestAt })).toMatchObject({
      on: '2026-11-27',
      since: lastDigestAt,
    });
  });
  test('and the first one tells of a week', () => {
    expect(owed('2026-11-23T09:00:00+08:00')).toMatchObject({ since: '2026-11-16T01:00:00Z' });
  });
});

describe('the sections of a digest', () => {
  const TODAY = '2026-11-23';
  const task = (id: string, dueOn: LocalDate, closes: LocalDate, state: TaskState = 'open') =>
    taskOf({ id, dueOn, closes, state });
  const ids = (tasks: readonly { id: string }[]) => tasks.map(({ id }) => id);

  test('sort open tasks by their due day, and tell what was missed', () => {
    const sections = digestSections(
      [
        task('tomorrow', '2026-11-24', '2026-11-25'),
        task('today', TODAY, '2026-11-25'),
        task('yesterday', '2026-11-22', '2026-11-25'),
        task('missed', '2026-11-22', TODAY, 'missed'),
        task('done', TODAY, '2026-11-25', 'done'),
        task('cancelled', TODAY, '2026-11-25', 'cancelled'),
        task('excused', '2026-11-22', TODAY, 'excused'),
      ],
      TODAY,
    );
    expect(ids(sections.overdue)).toEqual(['yesterday']);
    expect(ids(sections.today)).toEqual(['today']);
    expect(ids(sections.comingUp)).toEqual(['tomorrow']);
    expect(ids(sections.missed)).toEqual(['missed']);
  });
  test('call a task missed on the day its window closes, even before a sweep has said so', () => {
    const open = (closes: LocalDate) => digestSections([task('T', '2026-11-20', closes)], TODAY);
    expect(ids(open('2026-11-24').overdue)).toEqual(['T']);
    expect(ids(open('2026-11-23').overdue)).toEqual([]);
    expect(ids(open('2026-11-23').missed)).toEqual(['T']);
  });
  test('begin with the most urgent, and the id decides between equals', () => {
    const tasks = [
      task('B', '2026-11-25', '2026-12-01'),
      task('C', '2026-11-24', '2026-12-01'),
      task('A', '2026-11-25', '2026-12-01'),
    ];
    expect(ids(digestSections(tasks, TODAY).comingUp)).toEqual(['C', 'A', 'B']);
  });
  test('with nothing in them there is nothing to write about', () => {
    expect(nothingIn(digestSections([task('T', TODAY, '2026-11-25', 'done')], TODAY))).toBe(true);
    expect(nothingIn(digestSections([task('T', '2026-11-22', TODAY, 'missed')], TODAY))).toBe(false);
  });
});
