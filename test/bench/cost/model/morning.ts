import { total } from '../../units/charges.ts';
import type { MeasuredUnits } from '../measure/measured-units.ts';
import { POST } from './assumptions.ts';
import type { UnitCost } from './unit-cost.ts';

/** Units a second. */
export interface Limits {
  /** One partition key, whatever the table's size. */
  partitionWrites: number;
  partitionReads: number;
  /**
   * The table in all, and each of its indexes. An on-demand table takes 4,000 while it is new,
   * later twice its last peak.
   */
  tableWrites: number;
}

export const DYNAMODB_LIMITS: Limits = {
  partitionWrites: 1000,
  partitionReads: 3000,
  tableWrites: 4000,
};

/** How fast functions work on AWS, which is assumed. */
export interface Speeds {
  msPerLook: number;
  secondsPerLetter: number;
}

export interface MorningLoad {
  /** Customers due at once. */
  looks: number;
  /** Parts of these. */
  opening: number;
  unassigned: number;
  /** Letters that the looks owe. */
  letters: number;
  /** Specialists, among whom the customers are spread evenly. */
  staff: number;
  /**
   * Functions at work at once, each on its own part of the sixteen shards, one shard after the
   * other.
   */
  parts: number;
}

export const BOUNDS = [
  'due-key-writes',
  'due-key-reads',
  'specialist-key-writes',
  'nobody-key-writes',
  'post-key-writes',
  'customer-key-writes',
  'table-writes',
  'due-index-writes',
  'worklist-index-writes',
  'functions',
] as const;
export type Bound = (typeof BOUNDS)[number];

export const LETTER_BOUNDS = ['send-rate', 'post-key-writes'] as const;
export type LetterBound = (typeof LETTER_BOUNDS)[number];

/** Seconds that each bound allows no less than, and the one that decides. */
export interface Estimate<B extends string> {
  seconds: number;
  bottleneck: B;
  bounds: Readonly<Record<B, number>>;
}

function slowest<B extends string>(names: readonly B[], bounds: Readonly<Record<B, number>>): Estimate<B> {
  const [first, ...rest] = names;
  if (first === undefined) throw new RangeError('an estimate needs a bound');
  const bottleneck = rest.reduce((worst, name) => (bounds[name] > bounds[worst] ? name : worst), first);
  return { seconds: bounds[bottleneck], bottleneck, bounds };
}

const due = ({ writes }: UnitCost): number => writes.due ?? 0;
const worklist = ({ writes }: UnitCost): number => writes.worklist ?? 0;
const table = ({ writes }: UnitCost): number => writes.table ?? 0;

export type LookUnits = Pick<MeasuredUnits, 'lookOpens' | 'lookNothing' | 'lookUnassigned' | 'letterQueued'>;

/**
 * How long the looks of one morning take. All bounds work at the same time, so that the slowest
 * decides. A part works through its shards in turn, and so `parts` keys of the due index are
 * written at a time, of sixteen.
 */
export function sweepEstimate(
  { looks, opening, unassigned, letters, staff, parts }: MorningLoad,
  units: LookUnits,
  { partitionWrites, partitionReads, tableWrites }: Limits,
  { msPerLook }: Pick<Speeds, 'msPerLook'>,
): Estimate<Bound> {
  const nobodys = looks * opening * unassigned;
  const specialists = looks * opening - nobodys;
  const nothing = looks - nobodys - specialists;
  const sum = (of: (cost: UnitCost) => number): number =>
    specialists * of(units.lookOpens) + nobodys * of(units.lookUnassigned) + nothing * of(units.lookNothing);
  const queued = letters * due(units.letterQueued);
  return slowest(BOUNDS, {
    'due-key-writes': sum(due) / parts / partitionWrites,
    'due-key-reads': sum(({ reads }) => total(reads)) / parts / partitionReads,
    'specialist-key-writes': (specialists * worklist(units.lookOpens)) / staff / partitionWrites,
    'nobody-key-writes': (nobodys * worklist(units.lookUnassigned)) / partitionWrites,
    'post-key-writes': queued / partitionWrites,
    // The archive and the tasks of one customer share a key, which is written once.
    'customer-key-writes': looks > 0 ? table(units.lookOpens) / partitionWrites : 0,
    'table-writes': (sum(table) + letters * table(units.letterQueued)) / tableWrites,
    'due-index-writes': (sum(due) + queued) / tableWrites,
    'worklist-index-writes': sum(worklist) / tableWrites,
    functions: (looks * msPerLook) / 1000 / parts,
  });
}

/**
 * How long the letters of one morning take to leave: one post at a time, which works for a part of
 * each minute.
 */
export function letterEstimate(
  letters: number,
  { letterSent }: Pick<MeasuredUnits, 'letterSent'>,
  { partitionWrites }: Limits,
  { secondsPerLetter }: Pick<Speeds, 'secondsPerLetter'>,
): Estimate<LetterBound> {
  return slowest(LETTER_BOUNDS, {
    'send-rate': (letters * secondsPerLetter * POST.everySeconds) / POST.worksSeconds,
    'post-key-writes': (letters * due(letterSent)) / partitionWrites,
  });
}
