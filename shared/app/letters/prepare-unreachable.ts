import type { LetterContent } from '../../domain/letters/letter.ts';
import { workingHere } from '../../domain/staff/staff.ts';
import type { StaffList } from '../ports/staff-and-policy.ts';
import { drop, type Occasion, type Readiness } from './customer-letter.ts';

/** To whoever leads somebody whom a letter did not reach, unless either of them is gone. */
export async function prepareUnreachable(
  store: StaffList,
  { rulebook, letter, now }: Occasion,
  content: LetterContent & { kind: 'unreachable' },
): Promise<Readiness> {
  const on = rulebook.zone.dateAt(now);
  const here = workingHere(await store.staff(), on);
  const reader = here.find(({ staffId }) => staffId === content.staffId);
  const about = here.find(({ staffId }) => staffId === content.about);
  if (!reader) return drop('recipient-gone');
  if (!reader.email) return drop('no-address');
  if (!about) return drop('nothing-to-do');
  const language = reader.language ?? rulebook.versionOn(on).policy.language;
  const addressed = { letterId: letter.id, writtenAt: now, to: reader.email, language };
  return {
    is: 'ready',
    facts: {
      kind: 'unreachable',
      ...addressed,
      reader,
      about,
      failed: { to: content.to, note: content.why },
    },
  };
}
