import type * as z from 'zod';
import { type Allowed, Refusal, type Refused } from '../faults/faults.ts';
import { lazily } from '../lazily.ts';
import { CATEGORIES, CHANNELS, LADDER, LANGUAGES, WEEKDAYS } from '../names.ts';
import type { LocalDate } from '../time/dates.ts';
import { feedbackSigns } from './feedback-signs.ts';
import {
  allowedIn,
  hoursList,
  listOf,
  oneOf,
  overriddenDays,
  section,
  time,
  timeZone,
  trueOrFalse,
  wholeNumber,
} from './policy-fields.ts';
import { refusedFields, valueAt } from './refused-fields.ts';

/**
 * The numbers of all rules (客户服务体系). Every field has the default of the client's
 * handbook, so a document states only what differs. Times are local to `zone`.
 */
export const policySchema = lazily(() =>
  section({
    zone: timeZone().default('Asia/Shanghai'),
    language: oneOf(LANGUAGES).default('zh'),
    calendar: section({
      /**
       * `china` takes statutory holidays and make-up working days (调休) from the package
       * chinese-days.
       */
      holidays: oneOf(['china', 'none']).default('china'),
      workingDays: listOf(WEEKDAYS).default(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']),
      workingHours: hoursList().default(['09:00-12:00', '13:30-18:00']),
      /** Any day by its date; it overrides weekday and holiday, an empty list is a day off. */
      days: overriddenDays().default({}),
    }).prefault({}),
    rules: section({
      'idle-week': section({
        on: trueOrFalse().default(true),
        afterDays: wholeNumber(1, 60).default(7),
        withinDays: wholeNumber(1, 60).default(7),
        channels: listOf(CHANNELS).default(['phone']),
      }).prefault({}),
      'monthly-touch': section({
        on: trueOrFalse().default(true),
        afterMonths: wholeNumber(1, 12).default(1),
        touchesPerMonth: wholeNumber(1, 4).default(2),
        channels: listOf(CHANNELS).default([...CHANNELS]),
      }).prefault({}),
      'annual-visit': section({
        on: trueOrFalse().default(true),
        everyMonths: wholeNumber(1, 60).default(12),
        withinMonths: wholeNumber(1, 12).default(1),
        channels: listOf(CHANNELS).default(['meeting']),
      }).prefault({}),
    }).prefault({}),
    /** The morning letter to specialists and supervisors, on working days. */
    digest: section({ on: trueOrFalse().default(true), at: time().default('08:30') }).prefault({}),
    /** Letters to customers. */
    revisitMail: section({
      'idle-week': trueOrFalse().default(true),
      'monthly-touch': trueOrFalse().default(true),
      /** At most so many revisit letters to one customer in one calendar month; 0 sends none. */
      monthlyCap: wholeNumber(0, 31).default(2),
      /** No letter to a customer leaves in these hours; they may span midnight. */
      quietHours: section({ from: time().default('21:00'), to: time().default('08:00') }).prefault({}),
    }).prefault({}),
    /**
     * The one-hour clock of feedback (docs/design.md, "The response clock"). Minutes are minutes of
     * working time.
     */
    response: section({
      decideWithinMinutes: wholeNumber(5, 480).default(60),
      /** Of urgent matters; `decideWithinMinutes` where that is less. */
      urgentMinutes: wholeNumber(5, 480).default(30),
      warnBeforeMinutes: wholeNumber(1, 240).default(15),
      /**
       * So long, by the clock on the wall, an answer to a customer waits and a decision may be
       * withdrawn.
       */
      secondThoughtMinutes: wholeNumber(0, 60).default(2),
      /** A survey with this score or less is feedback of its own; 0 is none. */
      reopenAtScore: wholeNumber(0, 4).default(2),
      /** How often the top of the ladder is told of a matter that nobody decided. */
      remindEveryMinutes: wholeNumber(15, 480).default(60),
      ladder: listOf(LADDER).default([...LADDER]),
      /** At most so many answers by letter to one customer in one calendar month; 0 sends none. */
      monthlyAnswerCap: wholeNumber(0, 31).default(10),
      /** What tells the category and urgency of feedback when its reporter does not say. */
      classify: section({
        ...feedbackSigns(),
        otherwise: oneOf(CATEGORIES).default('consultation'),
      }).prefault({}),
    }).prefault({}),
  }),
);

export type Policy = z.infer<ReturnType<typeof policySchema>>;

/** A policy and the date from which it governs; null governs from the beginning of time. */
export interface PolicyVersion {
  version: number;
  effectiveOn: LocalDate | null;
  policy: Policy;
  /**
   * The pending version that this one is a note of having been withdrawn. Its policy is that which
   * then governs on that date, so that an earlier version of the code, which does not know such
   * notes, judges by the right numbers.
   */
  withdraws?: number | undefined;
}

/** What governs where nobody has set anything: the client's handbook. */
export const defaultPolicy = lazily((): Policy => policySchema().parse({}));

/**
 * Everything about `document` that is not allowed, each with its path; empty when it is a policy.
 */
export function policyFaults(document: unknown): Refused[] {
  const result = policySchema().safeParse(document);
  if (result.success) return [];
  const allowed = (issue: z.core.$ZodIssue): Allowed | undefined =>
    issue.code === 'invalid_key' ? { kind: 'date' } : allowedIn(issue);
  return refusedFields<Allowed>(result.error, document, allowed).map(({ path, ...field }) => ({
    code: 'refused',
    path: path.map(String).join('.') || '(document)',
    ...field,
  }));
}

/**
 * A stored document without the fields that this version of the code does not know: a newer one may
 * have written it.
 */
export function knownPart(document: unknown): unknown {
  const copy: unknown = structuredClone(document);
  for (const issue of policySchema().safeParse(document).error?.issues ?? []) {
    const section = valueAt(copy, issue.path);
    if (issue.code !== 'unrecognized_keys' || typeof section !== 'object' || section === null) continue;
    for (const key of issue.keys) Reflect.deleteProperty(section, key);
  }
  return copy;
}

/** @throws Refusal with the first fault. */
export function parsePolicy(document: unknown): Policy {
  const [fault] = policyFaults(document);
  if (fault) throw new Refusal(fault);
  return policySchema().parse(document);
}
