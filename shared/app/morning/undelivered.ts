import { by } from '../../domain/in-order.ts';
import { type Letter, recipientOf } from '../../domain/letters/letter.ts';
import { isToStaff } from '../../domain/letters/letter-kinds.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import type { InstantText } from '../../domain/time/dates.ts';
import type { Archives } from '../ports/customers.ts';
import type { Letters } from '../ports/letters.ts';

/** A letter that did not arrive, and whom it was for. */
export interface Undelivered {
  letter: Letter;
  id: string;
  name: string;
  toStaff: boolean;
}

/**
 * The letters that failed after `after`, up to `through`, and that concern a reader: those to the
 * customers of `assignees`, null being customers of nobody, and those to the other people among
 * them, who cannot be told themselves.
 */
export async function undeliveredTo(
  store: Archives & Letters,
  readerId: string,
  assignees: readonly (string | null)[],
  staff: readonly Staff[],
  after: InstantText,
  through: InstantText,
): Promise<Undelivered[]> {
  const letters = (await store.undelivered(after, through)).toSorted(
    by(
      ({ queuedAt }) => queuedAt,
      ({ id }) => id,
    ),
  );
  const customerIds = letters.flatMap(({ content }) => (isToStaff(content) ? [] : [recipientOf(content)]));
  const archives = await store.archives([...new Set(customerIds)]);
  return letters.flatMap((letter): Undelivered[] => {
    const id = recipientOf(letter.content);
    if (isToStaff(letter.content)) {
      const member = staff.find(({ staffId }) => staffId === id);
      const theirs = id !== readerId && assignees.includes(id);
      return member && theirs ? [{ letter, id, name: member.name, toStaff: true }] : [];
    }
    const archive = archives.get(id)?.archive;
    return archive && assignees.includes(archive.specialist)
      ? [{ letter, id, name: archive.name, toStaff: false }]
      : [];
  });
}
