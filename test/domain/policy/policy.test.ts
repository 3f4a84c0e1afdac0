import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/domain/faults/faults.ts';
import { defaultPolicy, parsePolicy, policyFaults } from '../../../shared/domain/policy/policy.ts';
import { contradictions } from '../../../shared/domain/policy/policy-contradictions.ts';
import { policyWith, sections, spoken } from './policy-documents.ts';

test('the default policy is valid, contradicts nothing, and is what an empty document means', () => {
  expect(policyFaults(defaultPolicy())).toEqual([]);
  expect(contradictions(defaultPolicy())).toEqual([]);
  expect(parsePolicy({})).toEqual(defaultPolicy());
});

test('a document that states only what differs keeps every other default', () => {
  const policy = parsePolicy({ rules: { 'idle-week': { afterDays: 10 } } });
  expect(policy).toEqual(policyWith('rules.idle-week.afterDays', 10));
});

const sectionAt = (path: string): object =>
  path
    .split('.')
    .reduce<object>((value, key) => (key === '' ? value : Reflect.get(value, key)), defaultPolicy());

test.each(sections)('the section "%s" is an object', (path) => {
  for (const value of [null, 7, 'nonsense', [], true])
    expect(policyFaults(path === '' ? value : policyWith(path, value))).toEqual([
      {
        code: 'refused',
        path: path || '(document)',
        value: JSON.stringify(value),
        allowed: { kind: 'object' },
      },
    ]);
});

/** The overridden days are keyed by date; all other sections have keys of their own. */
const closed = sections.filter((path) => path !== 'calendar.days');

test.each(closed)('the section "%s" has no key that nobody knows', (path) => {
  const known = Object.keys(sectionAt(path));
  const unknown = path === '' ? 'surprise' : `${path}.surprise`;
  const faults = policyFaults(policyWith(unknown, 'boo'));
  expect(faults).toEqual([
    { code: 'refused', path: unknown, value: '"boo"', allowed: { kind: 'one-of', values: known } },
  ]);
  for (const sentence of spoken(faults[0]!))
    for (const word of [unknown, '"boo"', ...known]) expect(sentence).toContain(word);
});

describe('an overridden day', () => {
  const withDay = (date: string, hours: unknown) =>
    policyFaults({ calendar: { days: { [date]: hours } } }).map(({ path, value, allowed }) => [
      path,
      value,
      allowed.kind,
    ]);

  test('is a date that exists', () => {
    expect(withDay('2028-02-29', [])).toEqual([]);
    expect(withDay('2026-02-29', [])).toEqual([['calendar.days.2026-02-29', '[]', 'date']]);
    expect(withDay('1 May', [])).toEqual([['calendar.days.1 May', '[]', 'date']]);
  });
  test('has a list of hours, which may be empty', () => {
    expect(withDay('2026-05-01', ['09:00-12:00'])).toEqual([]);
    expect(withDay('2026-05-01', 'off')).toEqual([['calendar.days.2026-05-01', '"off"', 'hours-list']]);
    expect(withDay('2026-05-01', ['9-12'])).toEqual([['calendar.days.2026-05-01', '["9-12"]', 'hours-list']]);
  });
});

test('every fault of a document is named, and the first one is thrown', () => {
  const document = { zone: 'Mars', rules: { 'idle-week': { afterDays: 0, every: 1 } }, digest: [] };
  const paths = ['zone', 'rules.idle-week.afterDays', 'rules.idle-week.every', 'digest'];
  expect(policyFaults(document).map(({ path }) => path)).toEqual(paths);
  expect(() => parsePolicy(document)).toThrow(Refusal);
});

test.for(['2020-01-01T00:00Z[Europe/Paris]', 'europe/london', '+08:00', 'Mars/Olympus', ''])(
  'a zone is known by its one name, not as %j',
  (zone) => {
    expect(policyFaults({ zone })).toMatchObject([{ path: 'zone', allowed: { kind: 'zone' } }]);
  },
);
