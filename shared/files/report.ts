import type { Fault } from '../domain/faults.ts';
import type { Sentences } from '../domain/sentences/sentences.ts';
import type { FileReport } from './import-file.ts';
import type { ImportWords } from './words/words.ts';

type Faults = Pick<Sentences, 'fault'>;

/** Each refused row with its line and the reason. */
export const refusedLines = ({ faults }: FileReport, words: ImportWords, sentences: Faults): string[] =>
  faults.map(({ line, fault }) => words.line(line, sentences.fault(fault)));

/** How many rows there were and what became of them. */
export const countLines = (report: FileReport, words: ImportWords): string[] => [
  words.imported(report),
  ...(report.customersAssigned ? [words.customersAssigned(report.customersAssigned)] : []),
];

/** The same for a program. */
export function reportInJson(report: FileReport, sentences: Faults) {
  const { faults, unknownColumns, ...counts } = report;
  return {
    ...counts,
    refused: faults.map(({ line, fault }) => ({ line, ...faultInJson(fault, sentences) })),
    unknownColumns,
  };
}

export const faultInJson = (fault: Fault, sentences: Faults) => ({
  code: fault.code,
  reason: sentences.fault(fault),
});
