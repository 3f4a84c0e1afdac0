import { type Fault, Refusal, type RowFault } from '../../../domain/faults/faults.ts';
import { SPAN } from '../../../domain/reading/reading.ts';
import { addMonths, type LocalDate } from '../../../domain/time/dates.ts';
import type { CustomerGiven } from './customer-archive.ts';

/**
 * An enrolment may lie so long before today, for all of a file as for one row of it: what has
 * fallen due since then is made up for. As many as a department may really be old: a file that is
 * dropped somewhere cannot say that it means what it says.
 */
const MOST_YEARS_BEFORE_TODAY = 20;
const MOST_YEARS_AHEAD = 1;

const yearsFrom = (date: LocalDate, years: number): LocalDate => addMonths(date, 12 * years);

const earliestEnrolment = (today: LocalDate): LocalDate => yearsFrom(today, -MOST_YEARS_BEFORE_TODAY);

interface Days {
  today: LocalDate;
  longAgo?: boolean | undefined;
}

const outside = (
  path: string,
  date: LocalDate | null,
  earliest: LocalDate,
  latest: LocalDate,
): (RowFault & { code: 'day-unlikely' }) | undefined =>
  date === null || (date >= earliest && date <= latest)
    ? undefined
    : {
        code: 'day-unlikely',
        path,
        date,
        earliest,
        latest,
        longAgo: path !== 'createdOn' && path !== 'acceptedOn',
      };

/**
 * Days of a customer from which thousands of tasks would follow at once, or none for years: a
 * typing error, unless it is said that they are meant.
 *
 * @param known the customer is known already, and keeps the days of enrolment and creation whatever
 * the row says.
 */
export function unlikelyDay(
  { acceptedOn, createdOn, enrolledOn }: CustomerGiven,
  days: Days,
  known: boolean,
): RowFault | undefined {
  const latest = yearsFrom(days.today, MOST_YEARS_AHEAD);
  const accepted = outside('acceptedOn', acceptedOn, SPAN.earliest, latest);
  if (known || accepted) return accepted;
  const earliest = days.longAgo ? SPAN.earliest : earliestEnrolment(days.today);
  return (
    outside('createdOn', createdOn, SPAN.earliest, latest) ??
    outside('enrolledOn', enrolledOn, earliest, latest)
  );
}

/** @throws Refusal when a whole file is to be enrolled decades ago. */
export function demandLikelyEnrolment(enrolledOn: LocalDate, { today, longAgo }: Days): void {
  const fault: Fault | undefined = longAgo
    ? undefined
    : outside('--enrolled', enrolledOn, earliestEnrolment(today), SPAN.latest);
  if (fault) throw new Refusal(fault);
}
