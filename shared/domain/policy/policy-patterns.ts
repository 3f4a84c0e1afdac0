import type { PatternFault } from '../faults/faults.ts';
import { CATEGORIES } from '../names.ts';
import type { Policy } from './policy.ts';
import { signPattern } from './sign-pattern.ts';

/**
 * Steps for each character of a text that all patterns together may take: ten times those of the
 * handbook, so that the longest text is read in a few seconds at worst.
 */
export const MOST_STEPS = 20_000;

/**
 * Patterns for which nobody can look in bounded time, each with its place; empty when all can be
 * looked for.
 */
export function patternFaults({ response: { classify } }: Policy): PatternFault[] {
  let steps = 0;
  const faults = [...CATEGORIES, 'urgent' as const].flatMap((name) =>
    classify[name].patterns.flatMap((pattern, index): PatternFault[] => {
      const read = signPattern(pattern);
      if ('find' in read) {
        steps += read.size;
        return [];
      }
      return [
        {
          code: 'pattern-unsupported',
          path: `response.classify.${name}.patterns.${index}`,
          pattern,
          ...read,
        },
      ];
    }),
  );
  return steps > MOST_STEPS ? [...faults, { code: 'patterns-too-large', steps, most: MOST_STEPS }] : faults;
}
