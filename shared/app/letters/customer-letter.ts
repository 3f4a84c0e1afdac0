import { Temporal } from 'temporal-polyfill';
import type { Archive } from '../../domain/customers/archive.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import type { Letter, LetterNote } from '../../domain/letters/letter.ts';
import type { SuppressionReason } from '../../domain/names.ts';
import { readerFor } from '../../domain/staff/ladder.ts';
import { isAway } from '../../domain/staff/staff.ts';
import { afterQuietHours } from '../../domain/time/quiet-hours.ts';
import type { Archives } from '../ports/customers.ts';
import type { Suppressions } from '../ports/letters.ts';
import type { StaffList } from '../ports/staff-and-policy.ts';
import type { CustomerFacts, LetterFacts } from './letter-writer.ts';

/** What to do with a letter whose time has come. */
export type Readiness =
  | { is: 'ready'; facts: LetterFacts }
  | { is: 'not-now'; until: Temporal.Instant }
  | { is: 'not-to-be-sent'; note: LetterNote };

/** The letter whose time has come, and the moment. */
export interface Occasion {
  rulebook: Rulebook;
  letter: Letter;
  now: Temporal.Instant;
}

/** Notes that need no more than their code. */
type BareNote = Exclude<LetterNote, { error: string }>;

const SUPPRESSED = {
  unsubscribed: 'unsubscribed',
  bounced: 'bounced-before',
  complained: 'complained-before',
} as const satisfies { [reason in SuppressionReason]: BareNote['code'] };

export const drop = (code: BareNote['code']): Readiness => ({
  is: 'not-to-be-sent',
  note: { code },
});

/**
 * A letter to a customer: consent, address, suppression list and quiet hours are checked again,
 * since all may have changed after it was queued.
 *
 * @param stillDue whether there is still reason to write, by the archive.
 */
export async function toCustomer(
  store: Archives & StaffList & Suppressions,
  { rulebook, letter, now }: Occasion,
  customerId: string,
  write: (customer: CustomerFacts) => LetterFacts,
  stillDue: (archive: Archive) => boolean = () => true,
): Promise<Readiness> {
  const stored = await store.archive(customerId);
  if (!stored) return drop('recipient-gone');
  const { archive, profile } = stored;
  if (!archive.email) return drop('no-address');
  if (!archive.mayMail) return drop('no-consent');
  if (!stillDue(archive)) return drop('no-longer-due');
  const suppressed = await store.suppressed(archive.email);
  if (suppressed) return drop(SUPPRESSED[suppressed]);
  const { policy } = rulebook.versionOn(rulebook.zone.dateAt(now));
  const until = afterQuietHours(policy.revisitMail.quietHours, rulebook.zone, now);
  if (Temporal.Instant.compare(until, now) > 0) return { is: 'not-now', until };
  const specialist = archive.specialist ? await store.staffMember(archive.specialist) : undefined;
  const today = rulebook.zone.dateAt(now);
  const replies =
    specialist && isAway(specialist, today) ? readerFor(specialist, await store.staff(), today) : specialist;
  const language = archive.language ?? policy.language;
  const addressed = { letterId: letter.id, writtenAt: now, to: archive.email, language };
  return { is: 'ready', facts: write({ ...addressed, archive, profile, replies }) };
}
