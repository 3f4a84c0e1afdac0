import { type Bill, billFor } from './bill.ts';
import type { MeasuredUnits } from './measure/measured-units.ts';
import { ASSUMED, WORKING_DAYS_A_MONTH } from './model/assumptions.ts';
import { atRest, type Department, type Happenings, happeningsOf } from './model/month.ts';
import {
  type Bound,
  DYNAMODB_LIMITS,
  type Estimate,
  type LetterBound,
  letterEstimate,
  sweepEstimate,
} from './model/morning.ts';
import { PRICE_DATE, PRICE_REGION } from './model/prices.ts';
import { quantitiesOf } from './model/quantities.ts';
import { msPerLook, secondsPerLetter } from './model/speeds.ts';

const PARTS_COMPARED = [1, 4, 16];

/** How long the customers of one working day take when they are all due at once. */
export interface Morning {
  looks: number;
  sweeps: readonly { parts: number; estimate: Estimate<Bound> }[];
  usualLetters: { letters: number; estimate: Estimate<LetterBound> };
  /** Were each of them owed one. */
  mostLetters: { letters: number; estimate: Estimate<LetterBound> };
}

export interface CostEstimate {
  prices: { region: string; date: string };
  department: Department;
  happenings: Happenings;
  atRest: Bill;
  month: Bill;
  morning: Morning;
  measured: MeasuredUnits;
  assumed: typeof ASSUMED;
}

export function morningOf(department: Department, units: MeasuredUnits): Morning {
  const { customers, due, mails, sendRate, tableWrites } = department;
  const limits = { ...DYNAMODB_LIMITS, tableWrites };
  const looks = customers * due;
  const usual = Math.min(looks, mails / WORKING_DAYS_A_MONTH);
  const speeds = { msPerLook: msPerLook(ASSUMED.partMemoryMb), secondsPerLetter: secondsPerLetter(sendRate) };
  const lettersTake = (letters: number) => ({
    letters,
    estimate: letterEstimate(letters, units, limits, speeds),
  });
  return {
    looks,
    sweeps: [...new Set([...PARTS_COMPARED, department.parts])]
      .sort((a, b) => a - b)
      .map((parts) => ({
        parts,
        estimate: sweepEstimate({ ...department, looks, letters: usual, parts }, units, limits, speeds),
      })),
    usualLetters: lettersTake(usual),
    mostLetters: lettersTake(looks),
  };
}

/** Everything that the command prints. */
export const estimateFor = (department: Department, measured: MeasuredUnits): CostEstimate => ({
  prices: { region: PRICE_REGION, date: PRICE_DATE },
  department,
  happenings: happeningsOf(department, measured),
  atRest: billFor(quantitiesOf(atRest(department), measured)),
  month: billFor(quantitiesOf(department, measured)),
  morning: morningOf(department, measured),
  measured,
  assumed: ASSUMED,
});
