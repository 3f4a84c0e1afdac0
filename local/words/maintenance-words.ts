import type { TraceCounts } from '../../shared/domain/records/erasure.ts';
import type { RecordFault, RecordKind } from '../../shared/domain/records/record-kind.ts';
import type { CopiedBack } from '../../shared/store/maintenance/copy-back.ts';
import type { Department } from '../department/department.ts';

/** What the command line says about the records themselves. */
export interface UpkeepWords {
  verbs: { check: string; erase: string; copyBack: string };
  options: { eraser: string; copied: string; yes: string };
  kind: { [kind in RecordKind | 'unknown' | 'other']: string };
  /** @param schemas how many records have each version of their shape, newest first. */
  count(kind: string, records: number, schemas: readonly { schema: number; records: number }[]): string;
  /** Of a record that a list goes on without. */
  leftOut(key: string, why: string): string;
  allReadable: string;
  recordFault(fault: RecordFault): string;
  faulty(key: string, sentence: string): string;
  untold(count: number): string;
  /** What becomes of a record that cannot be read, once it can. */
  comesBack: string;
  wouldErase(customerId: string, counts: TraceCounts): string;
  notYet: string;
  copiedBack(copied: CopiedBack): string;
  wouldCopyBack(copied: CopiedBack): string;
  nothingKept(customerId: string): string;
  unfinished(customerId: string): string;
  erased(customerId: string, counts: TraceCounts): string;
  /** @param person who did it; `moment` is null for an erasure that was not finished. */
  earlier(number: number, began: string, person: string, finished: string | null): string;
  /** What an erasure cannot reach, or leaves on purpose. */
  stays(copies: Department['copies']): string[];
}
