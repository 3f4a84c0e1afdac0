import { Temporal } from 'temporal-polyfill';
import type { Task } from '../customers/task.ts';
import { by } from '../in-order.ts';
import type { LetterContent } from '../letters/letter.ts';
import { hasLeft, type Staff } from '../staff/staff.ts';
import { addDays, type InstantText, instantText, type LocalDate } from '../time/dates.ts';
import type { Rulebook } from './rulebook.ts';

/** The first digest of somebody new does not tell of times long gone. */
const FIRST_DIGEST_TELLS = Temporal.Duration.from({ hours: 7 * 24 });

const LONGEST_SEARCH_DAYS = 731;

/** Who gets a morning letter. */
export const getsDigest = ({ role, email }: Staff): boolean =>
  email !== null && (role === 'specialist' || role === 'supervisor');

/** The digest's time on `date`, whether digests are on or not. */
export const digestTimeOn = (rulebook: Rulebook, date: LocalDate): Temporal.Instant =>
  rulebook.zone.at(date, Temporal.PlainTime.from(rulebook.versionOn(date).policy.digest.at));

/**
 * The first digest time on a working day at or after `from`; undefined when digests are off or the
 * calendar has no working day for two years.
 */
function nextDigestAt(rulebook: Rulebook, from: Temporal.Instant): Temporal.Instant | undefined {
  let day = rulebook.zone.dateAt(from);
  for (let searched = 0; searched < LONGEST_SEARCH_DAYS; searched++, day = addDays(day, 1)) {
    const { digest } = rulebook.versionOn(day).policy;
    if (!digest.on || !rulebook.calendarOn(day).isWorkingDay(day)) continue;
    const at = digestTimeOn(rulebook, day);
    if (Temporal.Instant.compare(at, from) >= 0) return at;
  }
  return undefined;
}

/** Due whatever the clock says: the next sweep decides when the first digest is. */
export const DIGEST_DUE_NOW: InstantText = '1970-01-01T00:00:00Z';

/** The moment after `now` at which the clock must look at this member of staff again. */
export function nextDigestDue(staff: Staff, rulebook: Rulebook, now: Temporal.Instant): InstantText | null {
  if (!getsDigest(staff)) return null;
  const next = nextDigestAt(rulebook, now.add({ seconds: 1 }));
  return next && !hasLeft(staff, rulebook.zone.dateAt(next)) ? instantText(next) : null;
}

/**
 * The digest that is due to `staff` at `now`: today's, or undefined when today is no working day. A
 * morning that the clock slept through is not told afterwards, but what was missed in it is.
 */
export function digestOwed(
  staff: Staff,
  rulebook: Rulebook,
  now: Temporal.Instant,
): (LetterContent & { kind: 'digest' }) | undefined {
  const on = rulebook.zone.dateAt(now);
  const { digest } = rulebook.versionOn(on).policy;
  const lastOn = staff.lastDigestAt && rulebook.zone.dateAt(Temporal.Instant.from(staff.lastDigestAt));
  const from = digestTimeOn(rulebook, on);
  const isTime =
    digest.on && Temporal.Instant.compare(from, now) <= 0 && rulebook.calendarOn(on).isWorkingDay(on);
  if (!isTime || !getsDigest(staff) || hasLeft(staff, on) || lastOn === on) return undefined;
  return {
    kind: 'digest',
    staffId: staff.staffId,
    on,
    since: staff.lastDigestAt ?? instantText(now.subtract(FIRST_DIGEST_TELLS)),
  };
}

/** The sections of a digest; together the first three are all that is open. */
export interface DigestSections {
  overdue: readonly Task[];
  today: readonly Task[];
  comingUp: readonly Task[];
  missed: readonly Task[];
}

const byDueDate = by<Task>(
  ({ dueOn }) => dueOn,
  ({ id }) => id,
);

/**
 * Sorts tasks into sections, the most urgent first. Overdue: `dueOn` has passed and the window is
 * still open.
 */
export function digestSections(tasks: readonly Task[], today: LocalDate): DigestSections {
  const open = tasks.filter(({ state, closes }) => state === 'open' && closes > today).sort(byDueDate);
  return {
    overdue: open.filter(({ dueOn }) => dueOn < today),
    today: open.filter(({ dueOn }) => dueOn === today),
    comingUp: open.filter(({ dueOn }) => dueOn > today),
    missed: tasks
      .filter(({ state, closes }) => state === 'missed' || (state === 'open' && closes <= today))
      .sort(byDueDate),
  };
}

export const nothingIn = (sections: DigestSections): boolean =>
  Object.values(sections).every((tasks: readonly Task[]) => tasks.length === 0);
