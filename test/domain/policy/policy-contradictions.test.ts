import { describe, expect, test } from 'vitest';
import { policyFaults } from '../../../shared/domain/policy/policy.ts';
import { contradictions } from '../../../shared/domain/policy/policy-contradictions.ts';
import { idleWindow, monthlyWindow } from '../../../shared/domain/policy/windows.ts';
import { policyOf } from '../../fixtures/department.ts';
import { spoken } from './policy-documents.ts';

/** What contradicts itself in a document whose every field is allowed. */
function contradictionsIn(document: unknown) {
  expect(policyFaults(document)).toEqual([]);
  return contradictions(policyOf(document));
}

const weekly = (afterDays: number, withinDays: number, others: object = {}) =>
  contradictionsIn({ rules: { 'idle-week': { afterDays, withinDays }, ...others } });

describe('the weekly window must be over when the monthly one opens', () => {
  test('it may close on the very day on which the earliest monthly window opens, not a day later', () => {
    expect(weekly(7, 21)).toEqual([]);
    expect(weekly(7, 22)).toEqual([
      {
        code: 'weekly-reaches-monthly',
        idleClosesAfterDays: 30,
        monthlyOpensAfterDays: 29,
        lastOrderOn: '2011-01-31',
      },
    ]);
    expect(weekly(21, 7)).toEqual([]);
    expect(weekly(22, 7)).toHaveLength(1);
  });
  test('the order that the refusal names does make them overlap', () => {
    const [found] = weekly(7, 22);
    const { rules } = policyOf({ rules: { 'idle-week': { withinDays: 22 } } });
    const on = found?.code === 'weekly-reaches-monthly' ? found.lastOrderOn : '0000-01-01';
    expect(
      idleWindow(on, rules['idle-week']).closes > monthlyWindow(on, 0, rules['monthly-touch']).opens,
    ).toBe(true);
  });
  test('a monthly rule that begins later leaves more room', () => {
    const later = { 'monthly-touch': { afterMonths: 2 } };
    expect(weekly(7, 52, later)).toEqual([]);
    expect(weekly(7, 53, later)).toHaveLength(1);
  });
  test('a rule that is off reaches nowhere', () => {
    expect(weekly(60, 60, { 'monthly-touch': { on: false } })).toEqual([]);
    expect(
      contradictionsIn({ rules: { 'idle-week': { on: false, afterDays: 60, withinDays: 60 } } }),
    ).toEqual([]);
  });
});

describe('working hours of a day are in order', () => {
  test('one may begin when the one before ends, not a minute earlier', () => {
    const hours = (second: string) =>
      contradictionsIn({ calendar: { workingHours: ['09:00-12:00', second] } });
    expect(hours('12:00-18:00')).toEqual([]);
    expect(hours('11:59-18:00')).toEqual([
      { code: 'hours-overlap', path: 'calendar.workingHours', first: '09:00-12:00', second: '11:59-18:00' },
    ]);
    expect(hours('07:00-08:00')).toHaveLength(1);
  });
  test('one may span midnight, up to the first window of the next day', () => {
    const hours = (night: string) => contradictionsIn({ calendar: { workingHours: ['06:00-12:00', night] } });
    expect(hours('22:00-06:00')).toEqual([]);
    expect(hours('22:00-06:01')).toMatchObject([{ code: 'hours-overlap', second: '06:00-12:00' }]);
    expect(contradictionsIn({ calendar: { workingHours: ['22:00-06:00', '06:00-12:00'] } })).toHaveLength(1);
  });
  test('none ends as it begins', () => {
    const hours = (only: string) => contradictionsIn({ calendar: { workingHours: [only] } });
    expect(hours('23:59-24:00')).toEqual([]);
    expect(hours('18:00-09:00')).toEqual([]);
    expect(hours('09:00-09:00')).toEqual([
      { code: 'hours-backwards', path: 'calendar.workingHours', hours: '09:00-09:00' },
    ]);
  });
  test('on overridden days as well, and the refusal names the day', () => {
    const days = {
      '2026-05-01': ['09:00-12:00', '10:00-11:00'],
      '2026-05-02': [],
      '2026-05-03': ['10:00-10:00'],
    };
    expect(contradictionsIn({ calendar: { days } })).toMatchObject([
      { code: 'hours-overlap', path: 'calendar.days.2026-05-01' },
      { code: 'hours-backwards', path: 'calendar.days.2026-05-03' },
    ]);
  });
});

test('quiet hours leave some time of the day', () => {
  const quiet = (from: string, to: string) => contradictionsIn({ revisitMail: { quietHours: { from, to } } });
  expect(quiet('08:00', '08:00')).toEqual([{ code: 'quiet-all-day', at: '08:00' }]);
  expect(quiet('08:00', '08:01')).toEqual([]);
  expect(quiet('08:01', '08:00')).toEqual([]);
});

test('the window of the annual visit is no longer than its period', () => {
  const annual = (everyMonths: number, withinMonths: number) =>
    contradictionsIn({ rules: { 'annual-visit': { everyMonths, withinMonths } } });
  expect(annual(3, 3)).toEqual([]);
  expect(annual(3, 4)).toEqual([{ code: 'annual-window-too-long', everyMonths: 3, withinMonths: 4 }]);
});

test('the warning comes after the start of the time to decide', () => {
  const response = (warnBeforeMinutes: number) =>
    contradictionsIn({ response: { warnBeforeMinutes, decideWithinMinutes: 60 } });
  expect(response(59)).toEqual([]);
  expect(response(60)).toEqual([
    { code: 'warning-before-start', warnBeforeMinutes: 60, decideWithinMinutes: 60 },
  ]);
});

test('every contradiction is told, each in both languages and with its numbers', () => {
  const found = contradictionsIn({
    calendar: { workingHours: ['09:00-12:00', '08:00-10:00'], days: { '2026-05-03': ['18:00-18:00'] } },
    rules: { 'idle-week': { withinDays: 22 }, 'annual-visit': { everyMonths: 3, withinMonths: 4 } },
    revisitMail: { quietHours: { from: '08:00', to: '08:00' } },
    response: { warnBeforeMinutes: 60, classify: { urgent: { patterns: ['ok', 'now(?!here)'] } } },
  });
  const words: Partial<Record<(typeof found)[number]['code'], string[]>> = {
    'weekly-reaches-monthly': ['rules.idle-week', 'rules.monthly-touch', '30', '29', '2011-01-31'],
    'hours-backwards': ['calendar.days.2026-05-03', '18:00-18:00'],
    'hours-overlap': ['calendar.workingHours', '08:00-10:00'],
    'quiet-all-day': ['revisitMail.quietHours', '08:00'],
    'annual-window-too-long': ['rules.annual-visit', 'withinMonths 4', 'everyMonths 3'],
    'pattern-unsupported': ['response.classify.urgent.patterns.1', 'now(?!here)'],
    'warning-before-start': ['warnBeforeMinutes 60', 'decideWithinMinutes 60'],
  };
  expect(found.map(({ code }) => code).sort()).toEqual([
    'annual-window-too-long',
    'hours-backwards',
    'hours-overlap',
    'pattern-unsupported',
    'quiet-all-day',
    'warning-before-start',
    'weekly-reaches-monthly',
  ]);
  for (const contradiction of found) {
    const [chinese, english] = spoken(contradiction);
    for (const word of words[contradiction.code]!) {
      expect(chinese).toContain(word);
      expect(english).toContain(word);
    }
    expect(english).not.toBe(chinese);
  }
});
