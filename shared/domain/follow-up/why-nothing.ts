import { type AnchorBasis, type Archive, lastDealing } from '../customers/archive.ts';
import type { Window } from '../policy/windows.ts';
import type { LocalDate } from '../time/dates.ts';
import { ruleNamed } from './rules.ts';
import type { Verdict } from './verdict.ts';

/** Why a rule has nothing to ask today. */
export type NothingReason =
  | { code: 'settled'; window: Window }
  | { code: 'over-at-enrolment'; window: Window; enrolledOn: LocalDate }
  | { code: 'no-window-follows' }
  | { code: 'visit-later'; enrolledOn: LocalDate; opens: LocalDate }
  | { code: 'too-early'; on: LocalDate; basis: AnchorBasis; opens: LocalDate };

export function whyNothing(verdict: Verdict & { is: 'waits' | 'rests' }, archive: Archive): NothingReason {
  const { last, next } = verdict;
  const { enrolledOn } = archive;
  if (last && last.closes <= enrolledOn) return { code: 'over-at-enrolment', window: last, enrolledOn };
  if (last) return { code: 'settled', window: last };
  if (!next) return { code: 'no-window-follows' };
  const { anchor } = ruleNamed(verdict.rule);
  switch (anchor) {
    case 'enrolment':
      return { code: 'visit-later', enrolledOn, opens: next.opens };
    case 'last-dealing':
      return { code: 'too-early', ...lastDealing(archive), opens: next.opens };
    default:
      return anchor satisfies never;
  }
}
