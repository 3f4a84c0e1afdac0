import type { LocalDate } from '../../shared/domain/dates.ts';
import { fileSource } from '../../shared/files/file.ts';
import { type FileKind, type FileReport, importFile } from '../../shared/files/import-file.ts';
import { countLines, refusedLines, reportInJson } from '../../shared/files/report.ts';
import { type Answer, dateGiven, rulebookAt, type Visit } from '../visit.ts';

function answer({ words, sentences, say }: Visit, report: FileReport): Answer {
  for (const line of refusedLines(report, words, sentences)) say(line);
  return {
    json: reportInJson(report, sentences),
    lines: countLines(report, words),
    failed: report.faults.length > 0,
  };
}

export const warn = (
  { say, words }: Pick<Visit, 'say' | 'words'>,
  { unknownColumns }: Pick<FileReport, 'unknownColumns'>,
): void => {
  if (unknownColumns.length > 0) say(words.unknownColumns(unknownColumns));
};

async function importVerb(
  visit: Visit,
  kind: FileKind,
  file: string,
  given: { enrolledOn?: LocalDate | undefined; until?: LocalDate | undefined } = {},
): Promise<Answer> {
  const rulebook = await rulebookAt(visit);
  const { composition, clock } = visit.place;
  const report = await importFile(composition.store, rulebook, kind, fileSource(file), file, {
    ...given,
    // Files of orders and balances tell what has happened until today, wherever the clock of a rehearsal stands.
    now: await (kind === 'customers' ? clock.now() : clock.happenedBy()),
    opened(opened) {
      warn(visit, opened);
      return kind === 'staff' ? undefined : visit.progress?.(opened.count);
    },
  });
  return answer(visit, report);
}

export const importCustomersVerb = (visit: Visit, file: string, { enrolled }: { enrolled?: string }) =>
  importVerb(visit, 'customers', file, {
    enrolledOn: enrolled === undefined ? undefined : dateGiven('--enrolled', enrolled),
  });

export const importStaffVerb = (visit: Visit, file: string) => importVerb(visit, 'staff', file);

export const importOrdersVerb = (visit: Visit, file: string, { until }: { until?: string }) =>
  importVerb(visit, 'orders', file, {
    until: until === undefined ? undefined : dateGiven('--until', until),
  });

export const importBalancesVerb = (visit: Visit, file: string) => importVerb(visit, 'balances', file);
