import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { at, type Department, type DepartmentOnDatabase } from '../../fixtures/department.ts';
import { everything, type Files, mailed, order, sweepAt } from '../clock/sweep-scene.ts';
import {
  deskOf,
  LADDER_STAFF,
  monday,
  OFFICE_HOURS,
  startOffice,
  startOfficeOnDatabase,
} from '../feedback/feedback-scene.ts';
import { postAt } from '../letters/post-scene.ts';

export const LEAVES = 'C-LEAVES';
export const STAYS = 'C-STAYS';

/** The customers' last orders, so that a call is due on the Monday of the scene. */
const ORDERED = '2026-02-22';
export const AFTERWARDS: InstantText = monday('15:00');

const taking = { mailer: { send: async () => ({ was: 'sent', messageId: 'm-1' }) as const } };

/** Sweeps and posts as a minute of the clock would, and says what either could not work with. */
export async function aMinute(department: Department, instant: InstantText) {
  const swept = await sweepAt(department.store, instant);
  const posted = await postAt(department, instant, taking);
  return [...swept.setAside, ...swept.responses.setAside, ...posted.setAside];
}

/**
 * Two customers about whom there is one of everything, in the middle of a Monday. Stop it when the
 * tests are over.
 */
export const startTwoCustomers = async (): Promise<Department> => aMonday(await startOffice(FILES));

/** The same on the embedded database. */
export const startTwoOnDatabase = async (): Promise<DepartmentOnDatabase> =>
  aMonday(await startOfficeOnDatabase(FILES));

const FILES: Files = {
  policy: { ...OFFICE_HOURS, rules: {} },
  staff: LADDER_STAFF,
  customers: [LEAVES, STAYS].map((id) =>
    mailed(id, { company: `${id} Ltd`, specialist: 'S-1', enrolledOn: '2026-01-05' }),
  ),
  orders: [LEAVES, STAYS].flatMap((id) => [order(id, ORDERED), order(id, '2026-02-01')]),
};

async function aMonday<D extends Department>(office: D): Promise<D> {
  const { store } = office;
  const desk = deskOf(store);
  await aMinute(office, monday('09:00'));
  for (const customerId of [LEAVES, STAYS]) {
    const called = {
      customerId,
      channel: 'sms',
      by: 'S-1',
      at: at(monday('09:30')),
      outcome: 'ok',
    } as const;
    await recordTouch(store, called, at(monday('09:30')));
    const decided = await desk.report(monday('10:05'), { customerId });
    await sweepAt(store, monday('11:10'));
    await desk.decide(decided, 'M-1', monday('11:20'));
    await desk.file(decided, 'M-1', monday('11:30'));
    await desk.report(monday('11:40'), { customerId, text: 'And the lid is loose.', urgency: 'urgent' });
  }
  await aMinute(office, monday('14:00'));
  return office;
}

/** The records in which a customer is named, in their keys or in what they hold. */
export async function namedIn(department: Department, customerId: string): Promise<string[]> {
  const records = Object.entries(await everything(department.table));
  return records.filter((record) => JSON.stringify(record).includes(customerId)).map(([key]) => key);
}

/**
 * The records that an erasure ought to leave nothing of: all but the notes about the erasures
 * themselves.
 */
export const keptOn = async (department: Department, customerId: string): Promise<string[]> =>
  (await namedIn(department, customerId)).filter((key) => !key.startsWith('ERASURE#'));

/** Takes the table back to where it stands now. */
export async function snapshot({ table }: Department): Promise<() => Promise<void>> {
  const items = async () =>
    (await Array.fromAsync(table.scan({ consistent: true }))).map(({ pk, sk, ...item }) => ({
      key: { pk: String(pk), sk: String(sk) },
      item,
    }));
  const then = await items();
  return async () => {
    for (const { key } of await items()) await table.write({ act: 'erase', key });
    for (const { key, item } of then) await table.write({ act: 'replace', key, item });
  };
}
