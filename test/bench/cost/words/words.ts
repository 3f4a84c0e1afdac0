import type { MeasuredUnits } from '../measure/measured-units.ts';
import type { ASSUMED } from '../model/assumptions.ts';
import type { Department, Happenings } from '../model/month.ts';
import type { Bound, LetterBound } from '../model/morning.ts';
import type { Item } from '../model/prices.ts';

/** What has units of its own and is shown as measured. */
export type Measured = Exclude<keyof MeasuredUnits, 'bytes' | 'lettersOfFeedback' | 'disagreements'>;

/** What the command says; numbers come formatted. */
export interface CostWords {
  help: readonly string[];
  measuring: string;
  title(region: string, date: string): string;
  department(
    department: Department,
    happenings: Happenings,
    number: (value: number) => string,
  ): readonly string[];
  columns: { atRest: string; month: string; afterFree: string; used: string };
  total: string;
  freeNote: string;
  restNote(usd: string): string;
  items: { [item in Item]: string };
  measuredTitle: string;
  measuredColumns: { table: string; due: string; worklist: string; reads: string };
  measured: { [name in Measured]: string };
  assumedTitle: string;
  assumed: { [name in keyof typeof ASSUMED]: string };
  morning: {
    title(looks: string): string;
    parts(parts: number, duration: string, why: string): string;
    bounds: { [bound in Bound]: string };
    others: string;
    letters(count: string, rate: number, duration: string, why: string): string;
    lettersOnUsualDay: string;
    lettersToAll: string;
    letterBounds: { [bound in LetterBound]: string };
    notes: readonly string[];
  };
  duration(seconds: number): string;
  disagreement(count: number, first: string): string;
}
