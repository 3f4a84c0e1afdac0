import { Temporal } from 'temporal-polyfill';
import { nothingIn } from '../domain/digest.ts';
import type { Letter, LetterContent, LetterNote } from '../domain/letter.ts';
import { afterQuietHours } from '../domain/quiet-hours.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { LetterFacts } from './letter-writer.ts';
import type { Archives, StaffList, Suppressions, Tasks } from './ports.ts';
import { worklistOf } from './worklist.ts';

/** What to do with a letter whose time has come. */
export type Prepared =
  | { is: 'ready'; facts: LetterFacts }
  | { is: 'not-now'; until: Temporal.Instant }
  | { is: 'not-to-be-sent'; note: LetterNote };

type Facts = Archives & StaffList & Suppressions & Tasks;

const drop = (code: Exclude<LetterNote['code'], 'refused' | 'fate-unknown'>): Prepared => ({
  is: 'not-to-be-sent',
  note: { code },
});

async function prepareDigest(
  store: Facts,
  rulebook: Rulebook,
  letter: Letter,
  content: LetterContent & { kind: 'digest' },
  now: Temporal.Instant,
): Promise<Prepared> {
  const staff = await store.staff();
  const reader = staff.find(({ staffId }) => staffId === content.staffId);
  if (!reader) return drop('recipient-gone');
  if (!reader.email) return drop('no-address');
  const worklist = await worklistOf(store, reader, staff, content.since, letter.queuedAt, content.on);
  if (worklist.every(({ sections }) => nothingIn(sections))) return drop('nothing-to-do');
  const language = reader.language ?? rulebook.versionOn(content.on).policy.language;
  return {
    is: 'ready',
    facts: {
      kind: 'digest',
      letterId: letter.id,
      writtenAt: now,
      to: reader.email,
      language,
      reader,
      on: content.on,
      worklist,
    },
  };
}

/** Consent, address, suppression, quiet hours and the task itself are checked again: all may have changed since. */
async function prepareRevisit(
  store: Facts,
  rulebook: Rulebook,
  letter: Letter,
  content: LetterContent & { kind: 'revisit' },
  now: Temporal.Instant,
): Promise<Prepared> {
  const stored = await store.archive(content.customerId);
  if (!stored) return drop('recipient-gone');
  const { archive, profile } = stored;
  if (!archive.email) return drop('no-address');
  if (!archive.mayMail) return drop('no-consent');
  if (!archive.open.some(({ id }) => id === content.taskId)) return drop('no-longer-due');
  if (await store.suppressed(archive.email)) return drop('unsubscribed');
  const { policy } = rulebook.versionOn(rulebook.zone.dateAt(now));
  const until = afterQuietHours(policy.revisitMail.quietHours, rulebook.zone, now);
  if (Temporal.Instant.compare(until, now) > 0) return { is: 'not-now', until };
  const specialist = archive.specialist ? await store.staffMember(archive.specialist) : undefined;
  const language = archive.language ?? policy.language;
  return {
    is: 'ready',
    facts: {
      kind: 'revisit',
      letterId: letter.id,
      writtenAt: now,
      to: archive.email,
      language,
      rule: content.rule,
      archive,
      profile,
      specialist,
    },
  };
}

export const prepare = (
  store: Facts,
  rulebook: Rulebook,
  letter: Letter,
  now: Temporal.Instant,
): Promise<Prepared> =>
  letter.content.kind === 'digest'
    ? prepareDigest(store, rulebook, letter, letter.content, now)
    : prepareRevisit(store, rulebook, letter, letter.content, now);
