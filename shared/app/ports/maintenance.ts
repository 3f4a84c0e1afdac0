import type { Erasure, TraceKind } from '../../domain/records/erasure.ts';
import type { RecordFault, RecordKind } from '../../domain/records/record-kind.ts';
import type { InstantText } from '../../domain/time/dates.ts';
import type { Change } from './changes.ts';
import type { StoredArchive } from './customers.ts';
import type { Scanned } from './scanned.ts';

/** What one stored record is, as far as that can be told. */
export interface RecordState {
  key: string;
  /** Null when nobody knows its kind. */
  kind: RecordKind | null;
  /** The version of its shape; null for the clock and the leases, which have none. */
  schema: number | null;
  fault: RecordFault | null;
  /** Of a customer whose record can be read. */
  archive: StoredArchive | null;
}

export interface Records {
  /** Every record there is, whether it can be read or not; reads the whole table. */
  everyRecord(scanned?: Scanned): AsyncIterable<RecordState>;
  /** About how many there are, as the table last counted them. */
  recordCount(): Promise<number>;
}

/** A record about a customer. Where it is only means something to the store. */
export interface Trace {
  kind: TraceKind;
  at: { readonly pk: string; readonly sk: string };
}

/** All that is kept of a customer, whether it can be read or not. */
export interface CustomerRecords {
  /** Null is what cannot be read. */
  archive: { version: number | null; specialist: string | null } | undefined;
  /** Everything but the archive. */
  traces: readonly Trace[];
}

export interface Erasures {
  /** Parses nothing, so that what cannot be read can be erased as well. */
  recordsOfCustomer(customerId: string): Promise<CustomerRecords>;
  /** Oldest first. */
  erasuresOf(customerId: string): Promise<Erasure[]>;
  /**
   * Takes an archive away as it was read, notes that its erasure began, and writes the caseloads:
   * all or nothing. False when another writer came between.
   */
  eraseArchive(
    customerId: string,
    taken: { archive: CustomerRecords['archive']; begun: Erasure | undefined; caseloads: readonly Change[] },
  ): Promise<boolean>;
  /** Done twice it is done once. */
  eraseTrace(trace: Trace): Promise<void>;
  finishErasure(erasure: Erasure, at: InstantText): Promise<void>;
}

/** Where somebody set the clock of a department for rehearsals, as long as that is not today's. */
export interface StandingClock {
  standsAt(): Promise<InstantText | undefined>;
  /** Goes forward and never back; null lets it show today's time again. */
  recordStandsAt(at: InstantText | null): Promise<void>;
}

/** What only a person at the command line asks for. */
export interface Maintenance extends Records, Erasures, StandingClock {}
