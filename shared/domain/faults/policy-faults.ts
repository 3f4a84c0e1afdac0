import type { LocalDate } from '../time/dates.ts';

/** What would let the reading of a text run for very long. */
export type PatternFault =
  /** `path` ends in the pattern's place in its list, from 0 on. */
  | ({ code: 'pattern-unsupported'; path: string; pattern: string } & Unsupported)
  | { code: 'patterns-too-large'; steps: number; most: number };

/** What each field of a policy allows and the policy as a whole cannot be. */
export type Contradiction =
  | PatternFault
  | { code: 'policy-too-large'; bytes: number; most: number }
  /**
   * In the days from `from` until before `until` there are less minutes of working time than a
   * matter may take.
   */
  | { code: 'no-working-time'; from: LocalDate; until: LocalDate; minutes: number; needed: number }
  | {
      code: 'weekly-reaches-monthly';
      idleClosesAfterDays: number;
      monthlyOpensAfterDays: number;
      lastOrderOn: LocalDate;
    }
  | { code: 'hours-overlap'; path: string; first: string; second: string }
  | { code: 'hours-backwards'; path: string; hours: string }
  | { code: 'quiet-all-day'; at: string }
  | { code: 'annual-window-too-long'; everyMonths: number; withinMonths: number }
  | { code: 'warning-before-start'; warnBeforeMinutes: number; decideWithinMinutes: number };

/** Of every kind, so that the compiler says which is forgotten. */
const POLICY_FAULTS: { readonly [code in Contradiction['code']]: true } = {
  'pattern-unsupported': true,
  'patterns-too-large': true,
  'policy-too-large': true,
  'no-working-time': true,
  'weekly-reaches-monthly': true,
  'hours-overlap': true,
  'hours-backwards': true,
  'quiet-all-day': true,
  'annual-window-too-long': true,
  'warning-before-start': true,
};

export const isPolicyFault = (fault: { code: string }): fault is Contradiction => fault.code in POLICY_FAULTS;

/** Why the engine cannot look for a pattern that is a regular expression of JavaScript. */
export type NotSupported = 'lookahead' | 'backreference' | 'repetition' | 'other';

/** What of a pattern is not supported, as it is written there. */
export interface Unsupported {
  what: NotSupported;
  part: string;
}
