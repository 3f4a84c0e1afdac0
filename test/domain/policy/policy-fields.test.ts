import { describe, expect, test } from 'vitest';
import type { Allowed } from '../../../shared/domain/faults/faults.ts';
import { CATEGORIES, CHANNELS, LADDER, LANGUAGES, WEEKDAYS } from '../../../shared/domain/names.ts';
import { policyFaults } from '../../../shared/domain/policy/policy.ts';
import { fields, policyWith, spoken } from './policy-documents.ts';

const wholeNumber = (min: number, max: number): Allowed => ({ kind: 'whole-number', min, max });
const WORDS: Allowed = { kind: 'word-list', most: 200, max: 60 };
const PATTERNS: Allowed = { kind: 'pattern-list', most: 200, max: 200 };
const SWITCH: Allowed = { kind: 'true-or-false' };

/** Every field of a policy and what it allows. */
const FIELDS: Readonly<Record<string, Allowed>> = {
  zone: { kind: 'zone' },
  language: { kind: 'one-of', values: LANGUAGES },
  'calendar.holidays': { kind: 'one-of', values: ['china', 'none'] },
  'calendar.workingDays': { kind: 'list-of', values: WEEKDAYS },
  'calendar.workingHours': { kind: 'hours-list' },
  'rules.idle-week.on': SWITCH,
  'rules.idle-week.afterDays': wholeNumber(1, 60),
  'rules.idle-week.withinDays': wholeNumber(1, 60),
  'rules.idle-week.channels': { kind: 'list-of', values: CHANNELS },
  'rules.monthly-touch.on': SWITCH,
  'rules.monthly-touch.afterMonths': wholeNumber(1, 12),
  'rules.monthly-touch.touchesPerMonth': wholeNumber(1, 4),
  'rules.monthly-touch.channels': { kind: 'list-of', values: CHANNELS },
  'rules.annual-visit.on': SWITCH,
  'rules.annual-visit.everyMonths': wholeNumber(1, 60),
  'rules.annual-visit.withinMonths': wholeNumber(1, 12),
  'rules.annual-visit.channels': { kind: 'list-of', values: CHANNELS },
  'digest.on': SWITCH,
  'digest.at': { kind: 'time' },
  'revisitMail.idle-week': SWITCH,
  'revisitMail.monthly-touch': SWITCH,
  'revisitMail.monthlyCap': wholeNumber(0, 31),
  'revisitMail.quietHours.from': { kind: 'time' },
  'revisitMail.quietHours.to': { kind: 'time' },
  'response.decideWithinMinutes': wholeNumber(5, 480),
  'response.warnBeforeMinutes': wholeNumber(1, 240),
  'response.urgentMinutes': { kind: 'whole-number', min: 5, max: 480 },
  'response.secondThoughtMinutes': { kind: 'whole-number', min: 0, max: 60 },
  'response.reopenAtScore': { kind: 'whole-number', min: 0, max: 4 },
  'response.remindEveryMinutes': wholeNumber(15, 480),
  'response.ladder': { kind: 'list-of', values: LADDER },
  'response.monthlyAnswerCap': wholeNumber(0, 31),
  'response.classify.otherwise': { kind: 'one-of', values: CATEGORIES },
  ...Object.fromEntries(
    [...CATEGORIES, 'urgent'].flatMap((name) => [
      [`response.classify.${name}.words`, WORDS],
      [`response.classify.${name}.patterns`, PATTERNS],
    ]),
  ),
};

/**
 * Values that are wrong for a field: of the wrong type, empty, out of range, unknown, badly
 * written.
 */
function wrongFor(allowed: Allowed): unknown[] {
  const always = [null, {}, [[]], 'nonsense'];
  switch (allowed.kind) {
    case 'whole-number':
      return [...always, allowed.min - 1, allowed.max + 1, allowed.min + 0.5, String(allowed.min), true];
    case 'true-or-false':
      return [...always, 1, 0, 'true'];
    case 'list-of':
      return [...always, [], allowed.values[0], [allowed.values[0], allowed.values[0]], ['nonsense']];
    case 'hours-list':
      return [...always, [], '09:00-12:00', ['9:00-12:00'], ['09:00-24:01'], ['24:00-24:00'], ['09:00']];
    case 'word-list':
      return [
        ...always,
        'late',
        [''],
        [' late'],
        ['x'.repeat(allowed.max + 1)],
        Array(allowed.most + 1).fill('x'),
      ];
    case 'pattern-list':
      return [
        ...always,
        'late',
        [''],
        ['('],
        ['x'.repeat(allowed.max + 1)],
        Array(allowed.most + 1).fill('x'),
      ];
    case 'time':
      return [...always, '24:00', '8:30', '08:60', '08:30:00', 830];
    case 'zone':
      return [...always, '', '+08:00', 'Asia/Nowhere', 8];
    default:
      return [...always, '', 7, allowed.kind === 'one-of' ? allowed.values[0]?.toUpperCase() : 7];
  }
}

test('the table of fields above is complete', () => {
  expect(fields.sort()).toEqual(Object.keys(FIELDS).sort());
});

describe.each(fields)('%s', (path) => {
  const allowed = FIELDS[path]!;
  test.each(wrongFor(allowed).map((value) => [JSON.stringify(value), value]))('is not %s', (shown, value) => {
    const faults = policyFaults(policyWith(path, value));
    expect(faults).toEqual([{ code: 'refused', path, value: shown, allowed }]);
    const [chinese, english] = spoken(faults[0]!);
    for (const sentence of [chinese, english]) {
      expect(sentence).toContain(path);
      expect(sentence).toContain(shown);
      for (const word of 'values' in allowed ? allowed.values : []) expect(sentence).toContain(word);
      if (allowed.kind === 'whole-number')
        expect(sentence).toMatch(new RegExp(`${allowed.min}.*${allowed.max}`));
    }
    expect(english).not.toBe(chinese);
  });
});

test.each(
  Object.entries(FIELDS).flatMap(([path, allowed]) =>
    allowed.kind === 'whole-number' ? [{ path, ...allowed }] : [],
  ),
)('$path may be $min and may be $max', ({ path, min, max }) => {
  expect(policyFaults(policyWith(path, min))).toEqual([]);
  expect(policyFaults(policyWith(path, max))).toEqual([]);
});

test('a refusal reads well in both languages', () => {
  const [fault] = policyFaults(policyWith('rules.idle-week.afterDays', 0));
  expect(spoken(fault!)).toEqual([
    'rules.idle-week.afterDays：0 不可用；允许1 至 60 的整数',
    'rules.idle-week.afterDays: 0 is not allowed; allowed is a whole number from 1 to 60',
  ]);
});
