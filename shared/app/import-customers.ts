import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import type { Archive } from '../domain/archive.ts';
import { instantText, type LocalDate } from '../domain/dates.ts';
import { Refusal } from '../domain/faults.ts';
import { archiveCorrected } from '../domain/happenings.ts';
import type { Language } from '../domain/names.ts';
import type { Profile } from '../domain/profile.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { Staff } from '../domain/staff.ts';
import { nextLook } from '../domain/verdict.ts';
import { dueAtStartOf } from './follow-customer.ts';
import { emptyReport, type ImportReport, inGroups, type Progress, type Row } from './import-report.ts';
import type { Change, Store, StoredArchive } from './ports.ts';
import { type Shares, sharesOf } from './roster.ts';

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

export interface CustomerImport {
  /** E of customers that are new and whose row does not say. */
  enrolledOn: LocalDate;
  now: Temporal.Instant;
  progress?: Progress;
}

/** So many customers, their open tasks and the roster fit into one commit. */
const GROUP_ROWS = 24;
const MOST_TRIES = 8;

/** What the archive of a customer becomes by a row; the very same parts when the row says nothing new. */
interface Merged {
  archive: Archive;
  profile: Profile;
  ended: ReturnType<typeof archiveCorrected>['ended'];
}

function newArchive(given: CustomerGiven, enrolledOn: LocalDate): Archive {
  const enrolled = given.enrolledOn ?? enrolledOn;
  return {
    customerId: given.id,
    name: given.company ?? given.name ?? given.id,
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
    version: 0,
  };
}

function merge(before: StoredArchive, given: CustomerGiven, today: LocalDate): Merged {
  const { archive, ended } = archiveCorrected(
    before.archive,
    given.acceptedOn ?? before.archive.acceptedOn,
    today,
  );
  const profile: Profile = {
    contact: given.name ?? before.profile.contact,
    company: given.company ?? before.profile.company,
    phone: given.phone ?? before.profile.phone,
    country: given.country ?? before.profile.country,
    salesRep: given.salesRep ?? before.profile.salesRep,
  };
  return {
    ended,
    profile,
    archive: {
      ...archive,
      name: profile.company ?? profile.contact ?? archive.customerId,
      email: given.email ?? archive.email,
      mayMail: given.mayMail ?? archive.mayMail,
      language: given.language ?? archive.language,
      specialist: given.specialist ?? archive.specialist,
    },
  };
}

const sameMerged = (before: StoredArchive, after: Merged): boolean =>
  isDeepStrictEqual(before.archive, after.archive) && isDeepStrictEqual(before.profile, after.profile);

/**
 * Takes in customers: new archives, and corrections of known ones. A known customer keeps its E. A customer without a
 * specialist is given one by fewest customers in proportion to capacity, in the order of the file. Each group of rows
 * is one commit together with the roster.
 */
export async function importCustomers(
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<CustomerGiven>>,
  options: CustomerImport,
): Promise<ImportReport> {
  const report = emptyReport();
  const staff = await store.staff();
  const firstLines = new Map<string, number>();
  for await (const group of inGroups(rows, GROUP_ROWS)) {
    const given = group.flatMap((row) => {
      const accepted = acceptable(row, staff, firstLines, report);
      return accepted ? [accepted] : [];
    });
    await takeInGroup(store, rulebook, staff, given, options, report);
    report.rows += group.length;
    options.progress?.(report.rows);
  }
  return report;
}

function acceptable(
  row: Row<CustomerGiven>,
  staff: readonly Staff[],
  firstLines: Map<string, number>,
  report: ImportReport,
): CustomerGiven | undefined {
  if ('fault' in row) {
    report.faults.push(row);
    return undefined;
  }
  const { line, value } = row;
  const refuse = (fault: ImportReport['faults'][number]['fault']) => {
    report.faults.push({ line, fault });
    return undefined;
  };
  const firstLine = firstLines.get(value.id);
  if (firstLine !== undefined) return refuse({ code: 'twice-in-file', id: value.id, firstLine });
  firstLines.set(value.id, line);
  if (value.specialist === null) return value;
  const specialist = staff.find(({ staffId }) => staffId === value.specialist);
  if (!specialist) return refuse({ code: 'unknown-staff', path: 'specialist', staffId: value.specialist });
  if (specialist.role !== 'specialist')
    return refuse({
      code: 'wrong-role',
      path: 'specialist',
      staffId: value.specialist,
      role: specialist.role,
    });
  return value;
}

async function takeInGroup(
  store: Store,
  rulebook: Rulebook,
  staff: readonly Staff[],
  given: readonly CustomerGiven[],
  options: CustomerImport,
  report: ImportReport,
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [stored, roster] = await Promise.all([store.archives(given.map(({ id }) => id)), store.roster()]);
    const shares = sharesOf(staff, roster);
    const tally = { added: 0, changed: 0, unchanged: 0 };
    const changes = given.flatMap((row): Change[] => {
      const before = stored.get(row.id);
      if (!before) {
        tally.added++;
        return [added(row, rulebook, shares, options)];
      }
      const merged = merge(before, row, rulebook.zone.dateAt(options.now));
      if (sameMerged(before, merged)) {
        tally.unchanged++;
        return [];
      }
      tally.changed++;
      return corrected(before, merged, rulebook, shares, options);
    });
    const committed = await store.commit([...changes, ...shares.changes()]);
    if (!committed.done) continue;
    report.added += tally.added;
    report.changed += tally.changed;
    report.unchanged += tally.unchanged;
    return;
  }
  throw new Refusal({ code: 'busy', what: given[0]?.id ?? '' });
}

function added(
  row: CustomerGiven,
  rulebook: Rulebook,
  shares: Shares,
  { enrolledOn }: CustomerImport,
): Change {
  const archive = newArchive(row, enrolledOn);
  const specialist = archive.specialist ?? shares.next();
  shares.move(null, specialist);
  const { name: contact, company, phone, country, salesRep } = row;
  return {
    write: 'archive',
    archive: { ...archive, specialist, version: 1 },
    expected: null,
    dueAt: dueAtStartOf(nextLook(archive, rulebook), rulebook),
    profile: { contact, company, phone, country, salesRep },
  };
}

function corrected(
  before: StoredArchive,
  { archive, profile, ended }: Merged,
  rulebook: Rulebook,
  shares: Shares,
  { now }: CustomerImport,
): Change[] {
  const { customerId } = archive;
  const recordedAt = instantText(now);
  shares.move(before.archive.specialist, archive.specialist);
  return [
    {
      write: 'archive',
      archive: { ...archive, version: archive.version + 1 },
      expected: before.archive.version,
      dueAt: dueAtStartOf(nextLook(archive, rulebook), rulebook),
      profile,
    },
    ...ended.map(({ task, end }): Change => ({ write: 'task-end', customerId, task, end, recordedAt })),
    ...reassigned(before.archive, archive),
  ];
}

/** Open tasks go with the customer to the new specialist. */
export const reassigned = (before: Archive, after: Archive): Change[] => {
  const { specialist } = after;
  if (specialist === null || specialist === before.specialist) return [];
  return after.open.map(
    (task): Change => ({ write: 'task-assignee', customerId: after.customerId, task, assignee: specialist }),
  );
};
