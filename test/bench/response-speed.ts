import pMap from 'p-map';
import { reportFeedback } from '../../shared/app/feedback/report-feedback.ts';
import { runResponseClock } from '../../shared/app/feedback/run-response-clock.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import { LADDER } from '../../shared/domain/names.ts';
import { at, type DepartmentOnDatabase, memberOf } from '../fixtures/department.ts';
import { inDepartment } from './bundles/loading.ts';
import { department as made, RULEBOOK } from './customers.ts';
import { printFigure, printHeading, shown } from './print.ts';

const MATTERS = 10_000;
/** One after the other would take too long for all of them. */
const COMPARED = 1_000;
const MINUTE_SECONDS = 60;
const REPORTS_AT_ONCE = 24;

/** A Monday in Shanghai, 10:05 and 10:20 local time: what is urgent has a quarter of an hour. */
const REPORTED = at('2026-11-23T02:05:00Z');
const DUE = at('2026-11-23T02:20:00Z');

async function report({ store }: DepartmentOnDatabase, customerIds: readonly string[]): Promise<void> {
  for (const role of LADDER) {
    const staff = memberOf({ staffId: role, name: role, role, email: `${role}@example.com` });
    await store.commit([{ write: 'staff', staff, expected: null }]);
  }
  const said = {
    text: 'The line stands still.',
    channel: 'phone',
    category: 'product',
    urgency: 'urgent',
  } as const;
  await pMap(
    customerIds,
    (customerId) => reportFeedback(store, { ...said, customerId, by: undefined, at: REPORTED }, REPORTED),
    { concurrency: REPORTS_AT_ONCE },
  );
}

/** The store as if one commit had to wait for the other. */
function oneByOne(store: Store): Store {
  let before: Promise<unknown> = Promise.resolve();
  return {
    ...store,
    commit(changes) {
      const commit = before.then(() => store.commit(changes));
      before = commit.catch(() => undefined);
      return commit;
    },
  };
}

/** Seconds for all that is due in one minute. @throws Error when not every matter was fired. */
async function secondsFor(matters: number, as: (store: Store) => Store = (store) => store): Promise<number> {
  const customers = [...made(matters, 1)];
  return inDepartment(customers, async (department) => {
    await report(
      department,
      customers.map(({ archive }) => archive.customerId),
    );
    const begun = performance.now();
    const { fired } = await runResponseClock(as(department.store), RULEBOOK, DUE);
    const seconds = (performance.now() - begun) / 1000;
    if (new Set(fired.map(({ feedbackId }) => feedbackId)).size !== matters)
      throw new Error(`of ${matters} matters only ${fired.length} were fired`);
    return seconds;
  });
}

/**
 * How long the response clock takes for a minute of urgent matters, more than any department has.
 */
export async function responseSpeed(): Promise<void> {
  printHeading(
    `Time of the response clock: ${shown(MATTERS)} urgent matters due in one minute, embedded database`,
  );
  const seconds = await secondsFor(MATTERS);
  printFigure({ name: 'seconds for the minute', value: seconds, goal: { atMost: MINUTE_SECONDS } });
  const [together, alone] = [await secondsFor(COMPARED), await secondsFor(COMPARED, oneByOne)];
  printFigure({
    name: `times faster than one after the other (${shown(COMPARED)} matters)`,
    value: alone / together,
  });
}
