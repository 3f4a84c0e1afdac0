import type * as z from 'zod';
import type { Allowed } from '../faults/faults.ts';

/** A value as a person wrote it in JSON. */
export const shownValue = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

export const valueAt = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    document,
  );

export interface RefusedField<A> {
  path: readonly PropertyKey[];
  value: string;
  allowed: A | Allowed;
}

/**
 * Every field of `document` that sections refused, where it stands, what it was and what is
 * allowed.
 *
 * @param allowedIn what a field accepts, by what was wrong with it.
 */
export const refusedFields = <A>(
  error: z.ZodError,
  document: unknown,
  allowedIn: (issue: z.core.$ZodIssue) => A | Allowed | undefined,
): RefusedField<A>[] =>
  error.issues.flatMap((issue): RefusedField<A>[] => {
    const refuse = (path: readonly PropertyKey[], allowed: A | Allowed): RefusedField<A> => ({
      path,
      value: shownValue(valueAt(document, path)),
      allowed,
    });
    if (issue.code === 'unrecognized_keys') {
      const values = issue.message.split(', ');
      return issue.keys.map((key) => refuse([...issue.path, key], { kind: 'one-of', values }));
    }
    return [refuse(issue.path, allowedIn(issue) ?? { kind: 'object' })];
  });
