import { Temporal } from 'temporal-polyfill';
import { importBalances } from '../../app/imports/balances/import-balances.ts';
import { demandLikelyEnrolment } from '../../app/imports/customers/customer-days.ts';
import { importCustomers } from '../../app/imports/customers/import-customers.ts';
import { withoutWriting } from '../../app/imports/dry-run.ts';
import type { ImportReport, Progress } from '../../app/imports/import-report.ts';
import { importOrders } from '../../app/imports/orders/import-orders.ts';
import { importStaff } from '../../app/imports/staff/import-staff.ts';
import type { Store } from '../../app/ports/store.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { byHand, type FileMoment } from '../../domain/records/file-moment.ts';
import { earlier, type LocalDate } from '../../domain/time/dates.ts';
import type { FileNote } from '../formats/notes.ts';
import type { Reading } from '../formats/record.ts';
import type { Source } from '../formats/source.ts';
import { balanceRows, customerRows, orderRows, staffRows } from '../rows/row-readers.ts';
import type { Rows } from '../rows/rows.ts';
import { type PreviewRow, previewOf } from './preview.ts';

/** The kinds of files that are taken in. */
export const FILE_KINDS = ['customers', 'staff', 'orders', 'balances'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface FileImport {
  now: Temporal.Instant;
  /** Where the department's clock stands; without it, at `now`. */
  clock?: Temporal.Instant | undefined;
  /** E of customers that are new and whose row does not say; without it, today. */
  enrolledOn?: LocalDate | undefined;
  /**
   * Customers who were erased on request may come back; a file that was dropped somewhere cannot
   * ask for that.
   */
  again?: boolean | undefined;
  /** Orders after this local date are left out; without it, none. */
  until?: LocalDate | undefined;
  /** Days of enrolment may lie decades back. */
  longAgo?: boolean | undefined;
  /**
   * Which file this is, where files may come in another order than they were made; what a newer one
   * told stands.
   */
  fileMoment?: FileMoment | undefined;
  /** Rows of one order are its lines, and are added up. */
  sumLines?: boolean | undefined;
  reading?: Reading | undefined;
  /** Says what would be taken in, and writes nothing. */
  dryRun?: boolean | undefined;
  /**
   * Told when the file turned out to be one, before anything of it is written; may want to hear of
   * the progress.
   */
  opened?(file: Pick<Rows<unknown>, 'count' | 'unknownColumns' | 'notes'>): Progress | undefined;
}

/** What an import did, and what about the file's header a person should know. */
export interface FileReport extends ImportReport {
  /** By a file of staff. */
  customersAssigned?: number;
  unknownColumns: readonly string[];
  notes: readonly FileNote[];
  /** By column, how the file calls it. */
  titles: ReadonlyMap<string, string>;
  /** The first rows as they were read; of a dry run only. */
  preview?: readonly PreviewRow[];
}

/**
 * Takes in a file, whoever brings it. Doing so again changes nothing, so an import that died in the
 * middle is made good by another.
 *
 * @param name by which messages call the file.
 * @throws Refusal with a fault of the file when it must be refused whole, before anything is
 * written.
 */
export async function importFile(
  given: Store,
  rulebook: Rulebook,
  kind: FileKind,
  source: Source,
  name: string,
  options: FileImport,
): Promise<FileReport> {
  const { zone } = rulebook;
  const store = options.dryRun ? withoutWriting(given) : given;
  const { now, until, sumLines, reading } = options;
  const by = options.fileMoment ?? byHand(now);
  const today = zone.dateAt(now);
  const opened = <T extends Rows<unknown>>(file: T) => {
    const progress = options.opened?.(file);
    return { ...file, heard: { ...(progress && { progress }) } };
  };
  const reportOn = async <R extends ImportReport>(
    report: R,
    { unknownColumns, notes, titles, rows }: Rows<object>,
  ) => ({
    ...report,
    unknownColumns,
    notes,
    titles,
    ...(options.dryRun && { preview: await previewOf(rows) }),
  });
  switch (kind) {
    case 'customers': {
      const enrolledOn = options.enrolledOn ?? today;
      const { longAgo } = options;
      demandLikelyEnrolment(enrolledOn, { today, longAgo });
      const file = opened(await customerRows(source, name, reading));
      return reportOn(
        await importCustomers(store, rulebook, file.rows, {
          enrolledOn,
          now,
          again: options.again,
          longAgo,
          fileMoment: by,
          ...file.heard,
        }),
        file,
      );
    }
    case 'staff': {
      const file = opened(await staffRows(source, name, reading));
      return reportOn(await importStaff(store, rulebook, file.rows, today, by), file);
    }
    case 'orders': {
      const file = opened(await orderRows(source, name, zone, reading));
      const clock = options.clock ?? now;
      const saysStatus = file.titles.has('flag') || file.titles.has('status');
      return reportOn(
        await importOrders(store, rulebook, file.rows, {
          until,
          now,
          clock,
          sumLines,
          saysStatus,
          ...file.heard,
        }),
        file,
      );
    }
    case 'balances': {
      const undatedOn = earlier(today, zone.dateAt(Temporal.Instant.from(by.at)));
      const file = opened(await balanceRows(source, name, reading));
      return reportOn(
        await importBalances(store, rulebook, file.rows, { today, undatedOn, fileMoment: by, ...file.heard }),
        file,
      );
    }
    default:
      return kind satisfies never;
  }
}
