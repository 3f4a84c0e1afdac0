import type { SweepReport } from '../../../../shared/app/clock/sweep.ts';
import type { PostReport } from '../../../../shared/app/letters/post-services.ts';
import type { Feedback } from '../../../../shared/domain/feedback/feedback.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import type { Key } from '../../../../shared/store/keys.ts';
import type { Item } from '../../../../shared/store/table.ts';
import {
  type Department,
  type DepartmentOnDatabase,
  openDepartment,
  openOnDatabase,
} from '../../../fixtures/department.ts';
import { overwritten } from '../../../fixtures/overwritten.ts';
import { deskOf, LADDER_STAFF, monday } from '../../feedback/feedback-scene.ts';
import { postAt, sendingTo } from '../../letters/post-scene.ts';
import { mailed, member, order, sweepAt, takeIn } from '../sweep-scene.ts';

export const NIGHT = monday('00:05');
/** A second in which the digests are due, and letters to customers may leave. */
export const MORNING = monday('08:30');

const POLICY = {
  zone: 'UTC',
  language: 'en',
  calendar: { holidays: 'none', workingHours: ['09:00-12:00', '13:30-18:00'] },
} as const;

/** Customers of whom one record each is spoilt, so that no bad record hides another. */
export const BAD = {
  archive: 'C-BAD-1',
  task: 'C-BAD-2',
  letter: 'C-BAD-3',
  feedback: 'C-BAD-4',
  ofStaff: 'C-BAD-5',
} as const;
const CUSTOMERS = [...Object.values(BAD), 'C-GOOD-1', 'C-GOOD-2'];

export const taskOf = (customerId: string): string => `idle-week:${customerId}:2026-03-02`;

const ofTheirOwn = (id: string, specialist: string) =>
  mailed(id, { specialist, createdOn: '2026-01-01', enrolledOn: '2026-01-01' });

/**
 * A department with records that will be spoilt, and others who must not notice. Stop it when the
 * test is over.
 */
export const openOffice = async (mailbox: { endpoint: string }): Promise<Department> =>
  filled(await openDepartment(sendingTo(mailbox.endpoint)));

/** The same on the embedded database. */
export const openOfficeOnDatabase = async (mailbox: { endpoint: string }): Promise<DepartmentOnDatabase> =>
  filled(await openOnDatabase(sendingTo(mailbox.endpoint)));

async function filled<D extends Department>(department: D): Promise<D> {
  await takeIn(department.store, {
    policy: POLICY,
    staff: [
      ...LADDER_STAFF,
      member('S-BAD', 'specialist', { email: 's-bad@example.com', supervisor: 'B-1' }),
      member('S-GOOD', 'specialist', { email: 's-good@example.com', supervisor: 'B-1' }),
    ],
    customers: CUSTOMERS.map((id) => ofTheirOwn(id, id === BAD.ofStaff ? 'S-BAD' : 'S-GOOD')),
    orders: CUSTOMERS.map((id) => order(id, '2026-02-22')),
  });
  return department;
}

/** What both customers say at ten. */
export async function bothComplain({ store }: Department): Promise<{ bad: Feedback; good: Feedback }> {
  const desk = deskOf(store);
  const bad = await desk.report(monday('10:00'), { customerId: BAD.feedback, text: 'the first' });
  const good = await desk.report(monday('10:00'), { customerId: 'C-GOOD-1', text: 'the second' });
  return { bad, good };
}

export interface Minute {
  swept: SweepReport;
  posted: PostReport;
}

/** One minute of the clock: a sweep and a post. */
export async function minute(department: Department, instant: InstantText): Promise<Minute> {
  const swept = await sweepAt(department.store, instant);
  return { swept, posted: await postAt(department, instant) };
}

/** The keys of everything that a minute told of, and that lists left out. */
export const toldIn = (minutes: readonly Minute[], { leftOut }: Department): Set<string> =>
  new Set(
    [
      ...minutes.flatMap(({ swept, posted }) => [
        ...swept.setAside,
        ...swept.responses.setAside,
        ...posted.setAside,
      ]),
      ...leftOut,
    ].flatMap(({ key, error }) => [key, error]),
  );

/** What nobody may read in a report: it stands in every spoilt record. */
export const PRIVATE = 'Mary, who owes us 4711';

/**
 * How a record is spoilt: some of its attributes, as they stand in the table then; undefined takes
 * one away.
 */
export type Spoilt = Readonly<Record<string, unknown>>;

/**
 * An older program, a hand or a broken disk has left `attributes` in a record. Returns what mends
 * it.
 */
export async function spoil(
  { table }: Department,
  key: Key,
  attributes: Spoilt,
): Promise<() => Promise<void>> {
  const before = await table.get(key);
  if (!before) throw new Error(`there is no ${key.pk} ${key.sk}`);
  const write = (values: Item) =>
    overwritten(
      { table },
      key,
      Object.fromEntries(Object.keys(attributes).map((name) => [name, values[name]])),
    );
  await write({ ...attributes });
  return () => write(before);
}
