import type { UnitCost } from '../model/unit-cost.ts';
import type { RecordBytes } from './record-bytes.ts';

/**
 * What the cost and capacity model is fed with: everything counted on the embedded database, in
 * this run.
 */
export interface MeasuredUnits {
  /** A minute in which nothing is due. */
  idleSweep: UnitCost;
  idlePost: UnitCost;
  /** A look at a due customer. */
  lookOpens: UnitCost;
  lookNothing: UnitCost;
  /** Beyond the look that owes it. */
  letterQueued: UnitCost;
  letterSent: UnitCost;
  /** What SES tells of it: that it was accepted, and that it arrived. */
  letterHeardOf: UnitCost;
  /** A look that opens a task of a customer who has no specialist. */
  lookUnassigned: UnitCost;
  /** A touch that does an open task. */
  touch: UnitCost;
  order: UnitCost;
  /** The morning of a member of staff with fifty open tasks: the digest is queued and sent. */
  digest: UnitCost;
  /** Feedback through all its steps: reported, warned of, escalated, decided. */
  feedback: UnitCost;
  lettersOfFeedback: number;
  bytes: RecordBytes;
  /** Where the model of units and the database differ. */
  disagreements: readonly string[];
}
