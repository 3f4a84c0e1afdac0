import type { Temporal } from 'temporal-polyfill';
import { received } from '../../domain/letters/letter-states.ts';
import type { Receipt } from '../../domain/letters/receipts.ts';
import type { SuppressionReason } from '../../domain/names.ts';
import { instantText } from '../../domain/time/dates.ts';
import { persistently } from '../archive-change.ts';
import { fingerprintOf } from '../links/address-fingerprint.ts';
import type { UnitOfWork } from '../ports/changes.ts';
import type { Letters, Suppressions } from '../ports/letters.ts';
import type { Policies, StaffList } from '../ports/staff-and-policy.ts';
import { keepAndTell } from './unreachable.ts';

/** What SES says of one message. */
export interface MailEvent {
  /** Undefined for a message that is none of our letters. */
  letterId: string | undefined;
  messageId: string;
  receipt: Receipt;
  /** Addresses to which nothing more may go, and why. */
  suppress: { addresses: readonly string[]; because: SuppressionReason } | undefined;
}

/**
 * What an event was to us: it moved a letter, said what was known, or speaks of a letter that is
 * not here. `nobody-told`: a letter to staff came to nothing, and nobody above them can be written
 * to.
 */
export type Hearing = 'news' | 'nobody-told' | 'known' | 'unknown-letter';

/**
 * Takes in what SES says of a letter. Events come late, twice, out of order and before the sender's
 * own call is back; the letter ends the same.
 */
export async function hearOfLetter(
  store: UnitOfWork & Letters & Policies & StaffList & Suppressions,
  { letterId, messageId, receipt, suppress }: MailEvent,
  now: Temporal.Instant,
): Promise<Hearing> {
  for (const address of suppress?.addresses ?? [])
    await store.suppressFingerprint(fingerprintOf(address), suppress?.because ?? 'bounced', instantText(now));
  if (letterId === undefined) return 'unknown-letter';
  return persistently(letterId, async (): Promise<Hearing | undefined> => {
    const letter = await store.letter(letterId);
    if (!letter) return 'unknown-letter';
    const posted = received(letter, messageId, receipt, now);
    if (!posted) return 'known';
    const heardAt = instantText(now);
    const change = { write: 'letter', ...posted, expected: letter.version, heardAt } as const;
    const kept = await keepAndTell(store, letter, change, now);
    return kept === 'refused' ? undefined : kept === 'nobody' ? 'nobody-told' : 'news';
  });
}
