import type { Temporal } from 'temporal-polyfill';
import type { Archive } from '../domain/archive.ts';
import type { LocalDate } from '../domain/dates.ts';
import type { Language } from '../domain/names.ts';
import type { Profile } from '../domain/profile.ts';
import type { Staff } from '../domain/staff.ts';
import type { AssigneeSections } from './worklist.ts';

/** What a letter is written from: what is true at the moment of sending. */
export type LetterFacts = {
  letterId: string;
  to: string;
  language: Language;
  writtenAt: Temporal.Instant;
} & (
  | { kind: 'digest'; reader: Staff; on: LocalDate; worklist: readonly AssigneeSections[] }
  | {
      kind: 'revisit';
      rule: 'idle-week' | 'monthly-touch';
      archive: Archive;
      profile: Profile;
      specialist: Staff | undefined;
    }
);

export interface WrittenLetter {
  from: string;
  to: string;
  subject: string;
  /** The whole MIME message. */
  raw: Uint8Array;
}

/** Puts a letter into words and MIME. */
export interface LetterWriter {
  write(facts: LetterFacts): Promise<WrittenLetter>;
}
