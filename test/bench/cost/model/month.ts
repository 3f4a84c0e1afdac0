import type { MeasuredUnits } from '../measure/measured-units.ts';
import { MINUTES_A_MONTH, WORKING_DAYS_A_MONTH } from './assumptions.ts';
import { NO_COST, plus, times, type UnitCost } from './unit-cost.ts';

/** What a department does in a month. */
export interface Department {
  customers: number;
  /** The part of the customers that the clock looks at on a working day. */
  due: number;
  /** The part of these looks that opens a task; each task is done by one touch. */
  opening: number;
  /** The part of the customers who have no specialist. */
  unassigned: number;
  /** Letters to customers a month. */
  mails: number;
  orders: number;
  feedback: number;
  /** Members of staff who get a morning letter. */
  staff: number;
  sendRate: number;
  /** Messages into which a large backlog is split. */
  parts: number;
  /** Write units a second that the table takes in all, and each of its indexes. */
  tableWrites: number;
}

/** Nothing is due, nobody writes: what the customers that are stored cost. */
export const atRest = (department: Department): Department => ({
  ...department,
  due: 0,
  mails: 0,
  orders: 0,
  feedback: 0,
  staff: 0,
});

/** How many of each thing happen in a month. */
export function happeningsOf(
  { customers, due, opening, mails, orders, feedback, staff }: Department,
  units: MeasuredUnits,
) {
  const looks = customers * due * WORKING_DAYS_A_MONTH;
  const digests = staff * WORKING_DAYS_A_MONTH;
  const feedbackLetters = feedback * units.lettersOfFeedback;
  const tasks = looks * opening;
  return { looks, tasks, mails, digests, feedback, orders, letters: mails + digests + feedbackLetters };
}
export type Happenings = ReturnType<typeof happeningsOf>;

/** Read and write units and requests of the month, all counted but those of pages. */
export function monthlyUnits(department: Department, units: MeasuredUnits): UnitCost {
  const { looks, tasks, mails, digests, feedback, orders, letters } = happeningsOf(department, units);
  const unassigned = tasks * department.unassigned;
  const feedbackLetters = letters - mails - digests;
  const parts: readonly [UnitCost, number][] = [
    [units.idleSweep, MINUTES_A_MONTH],
    [units.idlePost, MINUTES_A_MONTH],
    [units.lookOpens, tasks - unassigned],
    [units.lookUnassigned, unassigned],
    [units.lookNothing, looks - tasks],
    [units.touch, tasks],
    [units.letterQueued, mails],
    [units.letterSent, mails + feedbackLetters],
    [units.letterHeardOf, letters],
    [units.digest, digests],
    [units.feedback, feedback],
    [units.order, orders],
  ];
  return parts.reduce((sum, [cost, count]) => plus(sum, times(cost, count)), NO_COST);
}
