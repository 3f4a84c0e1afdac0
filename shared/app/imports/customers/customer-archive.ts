import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import { type Archive, handedTo, lastDealing } from '../../../domain/customers/archive.ts';
import type { Profile } from '../../../domain/customers/profile.ts';
import type { Task } from '../../../domain/customers/task.ts';
import { archiveCorrected } from '../../../domain/follow-up/archive-events.ts';
import type { EndedTask } from '../../../domain/follow-up/follow-up.ts';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import type { Language } from '../../../domain/names.ts';
import type { FileMoment } from '../../../domain/records/file-moment.ts';
import type { Staff } from '../../../domain/staff/staff.ts';
import type { LocalDate } from '../../../domain/time/dates.ts';
import type { StoredArchive } from '../../ports/customers.ts';
import type { Store } from '../../ports/store.ts';

/** A row of a customer file; null says nothing, so it leaves what is stored. */
export interface CustomerGiven {
  id: string;
  name: string | null;
  company: string | null;
  phone: string | null;
  email: string | null;
  country: string | null;
  salesRep: string | null;
  specialist: string | null;
  language: Language | null;
  mayMail: boolean | null;
  acceptedOn: LocalDate | null;
  createdOn: LocalDate | null;
  enrolledOn: LocalDate | null;
}

/**
 * What an archive becomes by a row, the tasks that a correction ends, and those that it finds done.
 */
export interface Merged {
  archive: Archive;
  profile: Profile;
  ended: readonly EndedTask[];
  done: readonly Task[];
}

/** The archive of a new customer, at version 0: nothing is stored yet. */
export function newArchive(given: CustomerGiven, enrolledOn: LocalDate): Merged {
  const enrolled = given.enrolledOn ?? enrolledOn;
  const { name: contact, company, phone, country, salesRep } = given;
  return {
    ended: [],
    done: [],
    profile: { contact, company, phone, country, salesRep },
    archive: {
      customerId: given.id,
      name: company ?? contact ?? given.id,
      email: given.email,
      mayMail: given.mayMail ?? false,
      language: given.language,
      specialist: given.specialist,
      enrolledOn: enrolled,
      createdOn: given.createdOn ?? enrolled,
      acceptedOn: given.acceptedOn,
      lastOrderAt: null,
      lastOrderOn: null,
      open: [],
      decided: {},
      touches: [],
      mailed: null,
      balance: null,
      holders: [],
      version: 0,
    },
  };
}

/**
 * A known customer keeps E and the date of creation; whatever else the row says replaces what is
 * stored.
 */
export function merge(before: StoredArchive, given: CustomerGiven, today: LocalDate): Merged {
  const acceptedOn = given.acceptedOn ?? before.archive.acceptedOn;
  const { archive, ended } = archiveCorrected(before.archive, acceptedOn, today);
  const profile: Profile = {
    contact: given.name ?? before.profile.contact,
    company: given.company ?? before.profile.company,
    phone: given.phone ?? before.profile.phone,
    country: given.country ?? before.profile.country,
    salesRep: given.salesRep ?? before.profile.salesRep,
  };
  return {
    ended,
    done: [],
    profile,
    archive: {
      ...handedTo(archive, given.specialist ?? archive.specialist, today),
      name: profile.company ?? profile.contact ?? archive.customerId,
      email: given.email ?? archive.email,
      mayMail: given.mayMail ?? archive.mayMail,
      language: given.language ?? archive.language,
    },
  };
}

/** Whether a row moves D0: another acceptance of the contract, where nothing was ordered yet. */
export const movesD0 = ({ archive }: StoredArchive, { acceptedOn }: CustomerGiven): boolean =>
  acceptedOn !== null && lastDealing({ ...archive, acceptedOn }).on !== lastDealing(archive).on;

export const saysNothingNew = (before: StoredArchive, after: Merged): boolean =>
  isDeepStrictEqual(before.archive, after.archive) && isDeepStrictEqual(before.profile, after.profile);

export interface CustomerImport {
  /** E of customers that are new and whose row does not say. */
  enrolledOn: LocalDate;
  now: Temporal.Instant;
  /** Customers who were erased on request may come back; without it their rows are refused. */
  again?: boolean | undefined;
  /** Days of enrolment may lie decades back. */
  longAgo?: boolean | undefined;
  /** By which file this is told, where files may come in another order than they were made. */
  fileMoment?: FileMoment | undefined;
}

/** What rows of customers are taken in with. */
export interface Intake extends CustomerImport {
  store: Store;
  rulebook: Rulebook;
  staff: readonly Staff[];
}

export interface CustomerRow {
  line: number;
  value: CustomerGiven;
}
