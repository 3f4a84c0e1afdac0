import { importCustomers } from '../../shared/app/import-customers.ts';
import { importOrders } from '../../shared/app/import-orders.ts';
import type { ImportReport } from '../../shared/app/import-report.ts';
import { importStaff } from '../../shared/app/import-staff.ts';
import { fileSource } from '../../shared/csv/file.ts';
import { customerRows, orderRows, staffRows } from '../../shared/csv/files.ts';
import type { Rows } from '../../shared/csv/rows.ts';
import { type Answer, dateGiven, rulebookAt, type Visit } from '../visit.ts';

function answer(
  visit: Visit,
  report: ImportReport,
  rows: Rows<unknown>,
  more: { customersAssigned?: number } = {},
): Answer {
  const { words, sentences, say } = visit;
  for (const { line, fault } of report.faults) say(words.line(line, sentences.fault(fault)));
  const { faults, ...counts } = report;
  return {
    json: {
      ...counts,
      ...more,
      refused: faults.map(({ line, fault }) => ({ line, code: fault.code, reason: sentences.fault(fault) })),
      unknownColumns: rows.unknownColumns,
    },
    lines: [
      words.imported(report),
      ...(more.customersAssigned ? [words.customersAssigned(more.customersAssigned)] : []),
    ],
    failed: faults.length > 0,
  };
}

export const warn = ({ say, words }: Pick<Visit, 'say' | 'words'>, rows: Rows<unknown>): void => {
  if (rows.unknownColumns.length > 0) say(words.unknownColumns(rows.unknownColumns));
};

export async function importCustomersVerb(
  visit: Visit,
  file: string,
  options: { enrolled?: string },
): Promise<Answer> {
  const [rulebook, now] = await Promise.all([rulebookAt(visit), visit.place.now()]);
  const enrolledOn =
    options.enrolled !== undefined ? dateGiven('--enrolled', options.enrolled) : rulebook.zone.dateAt(now);
  const rows = await customerRows(fileSource(file), file);
  warn(visit, rows);
  const progress = visit.progress?.(rows.count);
  const { store } = visit.place.composition;
  const report = await importCustomers(store, rulebook, rows.rows, {
    enrolledOn,
    now,
    ...(progress && { progress }),
  });
  return answer(visit, report, rows);
}

export async function importStaffVerb(visit: Visit, file: string): Promise<Answer> {
  const rulebook = await rulebookAt(visit);
  const rows = await staffRows(fileSource(file), file);
  warn(visit, rows);
  const { customersAssigned, ...report } = await importStaff(
    visit.place.composition.store,
    rulebook,
    rows.rows,
  );
  return answer(visit, report, rows, { customersAssigned });
}

export async function importOrdersVerb(
  visit: Visit,
  file: string,
  options: { until?: string },
): Promise<Answer> {
  const [rulebook, now] = await Promise.all([rulebookAt(visit), visit.place.now()]);
  const until = options.until !== undefined ? dateGiven('--until', options.until) : undefined;
  const rows = await orderRows(fileSource(file), file, rulebook.zone);
  warn(visit, rows);
  const progress = visit.progress?.(rows.count);
  const { store } = visit.place.composition;
  const report = await importOrders(store, rulebook, rows.rows, {
    until,
    now,
    ...(progress && { progress }),
  });
  return answer(visit, report, rows);
}
