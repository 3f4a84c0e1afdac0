import type { RowRemark } from '../../domain/faults/faults.ts';
import { emptyReport, type ImportReport, type Outcome, type Progress } from './import-report.ts';

/** A row that is done, and what it came to. */
export interface RowDone {
  line: number;
  outcome: Outcome;
}

/** Counts what the rows of a file come to, each once. */
export interface Tally {
  count(line: number, outcome: Outcome): void;
  countAll(rows: readonly RowDone[]): void;
  /** What a person should know of a row that is counted besides. */
  remark(line: number, remark: RowRemark): void;
  /** So many rows are part of another one. */
  join(rows: number): void;
  /** Faults and remarks in the order of the file. */
  report(): ImportReport;
}

export function tallyOf(progress?: Progress): Tally {
  const report = emptyReport();
  const done = (rows: number) => {
    report.rows += rows;
    progress?.(report.rows);
  };
  const count = (line: number, outcome: Outcome) => {
    if (typeof outcome === 'object') {
      if ('fault' in outcome) report.faults.push({ line, fault: outcome.fault });
      else {
        report.leftOut++;
        report.remarks.push({ line, remark: outcome.remark });
      }
    } else if (outcome === 'older') {
      report.leftOut++;
      report.older.push(line);
    } else report[outcome]++;
    done(1);
  };
  return {
    count,
    countAll(rows) {
      for (const { line, outcome } of rows) count(line, outcome);
    },
    remark: (line, remark) => report.remarks.push({ line, remark }),
    join(rows) {
      report.joined += rows;
      done(rows);
    },
    report() {
      report.older.sort((a, b) => a - b);
      report.faults.sort((a, b) => a.line - b.line);
      report.remarks.sort((a, b) => a.line - b.line);
      return report;
    },
  };
}
