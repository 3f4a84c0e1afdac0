import { Engine, Fact, type RuleProperties } from 'json-rules-engine';
import type { Archive } from '../../shared/domain/customers/archive.ts';
import { RULES, type RuleName } from '../../shared/domain/names.ts';
import type { Policy } from '../../shared/domain/policy/policy.ts';
import { annualWindow, idleWindow, monthlyWindow, type Window } from '../../shared/domain/policy/windows.ts';
import { daysBetween, type LocalDate } from '../../shared/domain/time/dates.ts';

/**
 * The follow-up rules for json-rules-engine: its conditions compare numbers, so dates are days
 * since 1970.
 */
export type Facts = Record<string, number>;

export const dayNumber = (date: LocalDate): number => daysBetween('1970-01-01', date);

/** The n-th window of a rule; undefined after the last. */
function windowOf(rule: RuleName, archive: Archive, n: number, { rules }: Policy): Window | undefined {
  const orderedOn = archive.lastOrderOn ?? archive.createdOn;
  if (rule === 'idle-week') return n === 0 ? idleWindow(orderedOn, rules[rule]) : undefined;
  if (rule === 'monthly-touch') return monthlyWindow(orderedOn, n, rules[rule]);
  return annualWindow(archive.enrolledOn, n, rules[rule]);
}

/** The last window that has opened by `today`, or the first. */
function windowAtHand(rule: RuleName, archive: Archive, policy: Policy, today: LocalDate): Window {
  let atHand = windowOf(rule, archive, 0, policy)!;
  for (let n = 1; ; n++) {
    const next = windowOf(rule, archive, n, policy);
    if (!next || next.opens > today) return atHand;
    atHand = next;
  }
}

/** Later than any day that a rule asks about. */
const NEVER = 1_000_000;

/**
 * All that the conditions ask about, as plain numbers. The windows are found here, beforehand,
 * because the engine has no dates: that work, which the pure rules do each time, is not counted
 * against it.
 */
export function factsOf(archive: Archive, policy: Policy, today: LocalDate): Facts {
  const facts: Facts = { enrolledOn: dayNumber(archive.enrolledOn) };
  for (const rule of RULES) {
    const { opens, closes } = windowAtHand(rule, archive, policy, today);
    const decided = archive.decided[rule];
    const task = archive.open.find((open) => open.rule === rule);
    facts[`${rule} opens`] = dayNumber(opens);
    facts[`${rule} closes`] = dayNumber(closes);
    facts[`${rule} decided`] = decided ? dayNumber(decided) : 0;
    facts[`${rule} asked until`] = task ? dayNumber(task.closes) : NEVER;
  }
  return facts;
}

/**
 * A window opens when its day has come, it was not decided before, and it did not close before the
 * customer was known.
 */
const opening = (rule: RuleName, today: unknown): RuleProperties => ({
  conditions: {
    all: [
      { fact: `${rule} opens`, operator: 'lessThanInclusive', value: today },
      { fact: `${rule} opens`, operator: 'greaterThan', value: { fact: `${rule} decided` } },
      { fact: `${rule} closes`, operator: 'greaterThan', value: { fact: 'enrolledOn' } },
      { fact: 'enrolledOn', operator: 'lessThanInclusive', value: today },
    ],
  },
  event: { type: `${rule} opens` },
});

/** The window of an open task closes when its last day is over. */
const closing = (rule: RuleName, today: unknown): RuleProperties => ({
  conditions: { all: [{ fact: `${rule} asked until`, operator: 'lessThanInclusive', value: today }] },
  event: { type: `${rule} asked until` },
});

/** As its documentation shows: one engine for all runs, plain facts for each. */
export function plainEngine(today: LocalDate, kinds = [opening, closing]): Engine {
  const rules = RULES.flatMap((rule) => kinds.map((kind) => kind(rule, { fact: 'today' })));
  return new Engine(rules).addFact('today', dayNumber(today));
}

export const openingEngine = (today: LocalDate): Engine => plainEngine(today, [opening]);

/**
 * As fast as it goes: today is part of the rules, and its facts are made beforehand and remembered
 * by nobody.
 */
export const tunedEngine = (today: LocalDate): Engine =>
  new Engine(RULES.flatMap((rule) => [opening(rule, dayNumber(today)), closing(rule, dayNumber(today))]));

export const tunedFacts = (facts: Facts): Record<string, Fact> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, new Fact(name, value, { cache: false })]),
  );
