import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import type { FileMoment } from '../../../domain/records/file-moment.ts';
import type { LocalDate } from '../../../domain/time/dates.ts';
import type { Store } from '../../ports/store.ts';
import type { GoodRow, ImportReport, Progress, Row } from '../import-report.ts';
import { importRows, inSlices } from '../import-rows.ts';
import type { Tally } from '../tally.ts';
import { type ByThemselves, takeInOrReport, writeTogether, written } from '../write-rows.ts';
import { type BalanceGiven, type BalanceRow, decideBalances } from './decide-balances.ts';

export type { BalanceGiven };

export interface BalanceImport {
  today: LocalDate;
  /** Of rows that name no day; without it, today. */
  undatedOn?: LocalDate | undefined;
  /** By which file this is told, where files may come in another order than they were made. */
  fileMoment?: FileMoment | undefined;
  progress?: Progress;
}

const GROUP_ROWS = 2_000;

/**
 * Takes in what customers owe, many archives in one commit. What is stored of a later day stands,
 * and the row is left out; of the same day the row corrects it. Nothing depends on the order of the
 * files, and the same file twice changes nothing.
 */
export function importBalances(
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<BalanceGiven>>,
  { today, undatedOn = today, fileMoment, progress }: BalanceImport,
): Promise<ImportReport> {
  const decide = (group: readonly BalanceRow[], book: Rulebook) =>
    decideBalances(store, book, group, fileMoment);
  // Behind somebody else's write, such as a sweep's, the archive is read and decided on again.
  const alone: ByThemselves<BalanceRow> = {
    named: ({ given }) => ({ path: 'customerId', id: given.customerId }),
    linesOf: ({ line }) => [line],
    attempt: async (group, book) => written(store, await decide(group, book)),
  };
  return importRows(
    rows,
    {
      key: { path: 'customerId', id: ({ customerId }) => customerId },
      wanted: (given, tally) => given.flatMap((row) => plausible(row, today, undatedOn, tally)),
      groups: (wanted) => inSlices(wanted, GROUP_ROWS),
      takeIn: async (group, tally) =>
        writeTogether(store, await decide(group, rulebook), tally, ({ row }) =>
          takeInOrReport({ store, rulebook }, [row], alone, tally),
        ),
    },
    progress,
  );
}

/** The row, unless it has a fault that shows without reading the archive: that is reported. */
function plausible(
  { line, value: given }: GoodRow<BalanceGiven>,
  today: LocalDate,
  undatedOn: LocalDate,
  tally: Tally,
): BalanceRow[] {
  const asOf = given.asOf ?? undatedOn;
  if (asOf <= today) return [{ line, given: { ...given, asOf } }];
  tally.count(line, { fault: { code: 'future-balance', asOf, today } });
  return [];
}
