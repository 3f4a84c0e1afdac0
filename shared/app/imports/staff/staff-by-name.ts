import type { RowFault } from '../../../domain/faults/faults.ts';

interface Person {
  staffId: string;
  name: string;
}

/** Whom a cell of a file means, or why that cannot be told. */
export type Named = { staffId: string } | { fault: RowFault };

/**
 * Files that people keep themselves name their colleagues: an id means who has it, a name whoever
 * is the only one of that name. What is neither stays as it is, and is found to be nobody's.
 */
export function staffByName(people: readonly Person[]): (path: string, given: string) => Named {
  const ids = new Set(people.map(({ staffId }) => staffId));
  const byName = Map.groupBy(people, ({ name }) => name);
  return (path, given) => {
    if (ids.has(given)) return { staffId: given };
    const [first, ...others] = byName.get(given) ?? [];
    if (!first) return { staffId: given };
    if (others.length === 0) return { staffId: first.staffId };
    const known = [first, ...others].map(({ staffId }) => staffId);
    return { fault: { code: 'staff-name-shared', path, name: given, known } };
  };
}
