import * as z from 'zod';
import { by } from '../in-order.ts';
import { lazily } from '../lazily.ts';
import { LANGUAGES, ROLES } from '../names.ts';
import { fileMomentSchema } from '../records/file-moment.ts';
import { instantTextSchema, type LocalDate, localDateSchema } from '../time/dates.ts';

/** Whole local days, both included. */
const absenceSchema = lazily(() => z.object({ from: localDateSchema, until: localDateSchema }));
export type Absence = z.infer<ReturnType<typeof absenceSchema>>;

/** Someone who works here (员工). */
export const staffSchema = lazily(() =>
  z.object({
    staffId: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    email: z.string().nullable(),
    language: z.enum(LANGUAGES).nullable(),
    /** A specialist's share of customers, relative to the others; 0 takes no new ones. */
    capacity: z.number(),
    /** Who sees what this person missed; for a leader, the next one up. */
    supervisor: z.string().nullable(),
    /** Whose department; its head answers when feedback needs it. */
    department: z.string().nullable(),
    /** Who stands in during an absence. */
    substitute: z.string().nullable(),
    absences: z.array(absenceSchema()).readonly(),
    /**
     * The first local day on which they are no longer here: no letters, customers or rights from
     * then on.
     */
    leavesOn: localDateSchema.nullable(),
    /** The moment of the last digest; the next one tells what was missed since. */
    lastDigestAt: instantTextSchema.nullable(),
    dueAt: instantTextSchema.nullable(),
    /** By which file this was told last; nobody knows where it is missing. */
    fileMoment: fileMomentSchema().optional(),
    version: z.number(),
  }),
);
export type Staff = z.infer<ReturnType<typeof staffSchema>>;

const isAbsent = ({ absences }: Staff, on: LocalDate): boolean =>
  absences.some(({ from, until }) => from <= on && on <= until);

export const hasLeft = ({ leavesOn }: Pick<Staff, 'leavesOn'>, on: LocalDate): boolean =>
  leavesOn !== null && leavesOn <= on;

/** Absent, or gone for good. */
export const isAway = (member: Staff, on: LocalDate): boolean => isAbsent(member, on) || hasLeft(member, on);

/** Those who work here on that day, absent or not. */
export const workingHere = (staff: readonly Staff[], on: LocalDate): Staff[] =>
  staff.filter((member) => !hasLeft(member, on));

/** Someone has so many absences on record; the oldest are forgotten. */
const MOST_ABSENCES = 24;

/** The absences with one more, each once, the earliest first. */
export function withAbsence(absences: readonly Absence[], added: Absence): readonly Absence[] {
  if (absences.some(({ from, until }) => from === added.from && until === added.until)) return absences;
  return [...absences, added]
    .sort(
      by(
        ({ from }) => from,
        ({ until }) => until,
      ),
    )
    .slice(-MOST_ABSENCES);
}
