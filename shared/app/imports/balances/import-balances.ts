import pMap from 'p-map';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import type { FileMoment } from '../../../domain/records/file-moment.ts';
import type { LocalDate } from '../../../domain/time/dates.ts';
import { persistently } from '../../archive-change.ts';
import { inGroups } from '../../in-groups.ts';
import { type Change, MOST_CHANGES } from '../../ports/changes.ts';
import type { Store } from '../../ports/store.ts';
import { byCurrentRulebook } from '../../rulebook.ts';
import { emptyReport, type GoodRow, type ImportReport, type Progress, type Row } from '../import-report.ts';
import { inOrder, takeable } from '../keyed-rows.ts';
import { committedTogether, troubleOf } from '../row-trouble.ts';
import { type BalanceGiven, type BalanceRow, type Decision, decideBalances } from './decide-balances.ts';

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
const MOST_COMMITS_AT_ONCE = 8;

/**
 * Takes in what customers owe, many archives in one commit. What is stored of a later day stands,
 * and the row is left out; of the same day the row corrects it. Nothing depends on the order of the
 * files, and the same file twice changes nothing.
 */
export async function importBalances(
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<BalanceGiven>>,
  { today, undatedOn = today, fileMoment: by, progress }: BalanceImport,
): Promise<ImportReport> {
  const report = emptyReport();
  const key = { path: 'customerId', id: ({ customerId }: BalanceGiven) => customerId };
  for await (const group of inGroups(takeable(rows, key, report), GROUP_ROWS)) {
    const given = group.flatMap((row) => plausible(row, today, undatedOn, report));
    await takeIn(store, rulebook, given, report, by);
    progress?.(report.rows);
  }
  progress?.(report.rows);
  return inOrder(report);
}

/** The row, unless it has a fault that shows without reading the archive: that is reported. */
function plausible(
  { line, value: given }: GoodRow<BalanceGiven>,
  today: LocalDate,
  undatedOn: LocalDate,
  report: ImportReport,
): BalanceRow[] {
  const asOf = given.asOf ?? undatedOn;
  if (asOf <= today) return [{ line, given: { ...given, asOf } }];
  report.faults.push({ line, fault: { code: 'future-balance', asOf, today } });
  return [];
}

async function takeIn(
  store: Store,
  rulebook: Rulebook,
  given: readonly BalanceRow[],
  report: ImportReport,
  by: FileMoment | undefined,
): Promise<void> {
  const decided = await decideBalances(store, rulebook, given, by);
  const writes = decided.flatMap(({ row, decision }) => {
    if ('write' in decision) return [{ row, ...decision }];
    count(report, row, decision);
    return [];
  });
  const commits = Array.from({ length: Math.ceil(writes.length / MOST_CHANGES) }, (_, index) =>
    writes.slice(index * MOST_CHANGES, (index + 1) * MOST_CHANGES),
  );
  await pMap(
    commits,
    async (together) => {
      const changes = together.map(({ write }) => write);
      const done = await committedTogether(store, changes);
      for (const { row, as } of together) {
        if (done) report[as]++;
        else await takeInAlone(store, rulebook, row, report, by);
      }
    },
    { concurrency: MOST_COMMITS_AT_ONCE },
  );
}

/** Behind somebody else's write, such as a sweep's: the archive is read and decided again. */
async function takeInAlone(
  store: Store,
  rulebook: Rulebook,
  row: BalanceRow,
  report: ImportReport,
  by: FileMoment | undefined,
): Promise<void> {
  const { customerId } = row.given;
  const attempt = async (book: Rulebook) => {
    for (const { decision } of await decideBalances(store, book, [row], by)) {
      if (!('write' in decision)) count(report, row, decision);
      else if ((await store.commit([decision.write])).done) report[decision.as]++;
      else return undefined;
    }
    return row;
  };
  try {
    await byCurrentRulebook(store, rulebook, (book) => persistently(customerId, () => attempt(book)));
  } catch (error) {
    report.faults.push({ line: row.line, fault: troubleOf(error, 'customerId', customerId) });
  }
}

function count(
  report: ImportReport,
  { line }: BalanceRow,
  decision: Exclude<Decision, { write: Change }>,
): void {
  if ('fault' in decision) report.faults.push({ line, fault: decision.fault });
  else if (decision.none === 'older') {
    report.leftOut++;
    report.older.push(line);
  } else report[decision.none]++;
}
