import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { realClock } from '../../../local/department/department-clock.ts';
import { type Session, speech } from '../../../local/terminal/session.ts';
import { checkVerb } from '../../../local/verbs/check.ts';
import { copyBackVerb } from '../../../local/verbs/copy-back.ts';
import { lettersVerb, tasksVerb } from '../../../local/verbs/lists.ts';
import { customer, takeIn } from '../../app/clock/sweep-scene.ts';
import { at, type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';

const CUSTOMERS = 40;

let department: DepartmentOnDatabase;
beforeAll(async () => {
  department = await openOnDatabase();
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => customer(`C-${index}`));
  await takeIn(department.store, { customers });
});
afterAll(() => department.stop());

/** A terminal that notes what its progress bar shows, as `done of total`. */
function watched(): { session: Session; shown: string[] } {
  const shown: string[] = [];
  const now = at('2026-11-23T09:00:00Z');
  const session: Session = {
    department: {
      composition: department,
      table: department.table,
      standIn: true,
      clock: realClock(() => now),
      now: async () => now,
      wayOut: async () => department,
      copies: 'another',
      withoutDeleted: () => undefined,
      close: async () => undefined,
    },
    ...speech('en'),
    say: () => undefined,
    progress: (total) => (done) => shown.push(`${done} of ${total}`),
  };
  return { session, shown };
}

test.for([
  ['tasks --state done', (session: Session) => tasksVerb(session, { state: 'done' })],
  ['tasks', (session: Session) => tasksVerb(session, {})],
  ['letters', (session: Session) => lettersVerb(session, {})],
  ['check', (session: Session) => checkVerb(session)],
] as const)('%s reads the whole table and shows how far it has come, to the end', async ([, verb]) => {
  const { session, shown } = watched();
  const total = await department.store.recordCount();
  expect(total).toBeGreaterThan(CUSTOMERS);
  await verb(session);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.at(-1)).toBe(`${total} of ${total}`);
  expect(shown.slice(0, -1)).not.toContain(`${total} of ${total}`);
});

test('copy-back reads both tables, and its bar is as long as both', async () => {
  const restored = await openOnDatabase();
  onTestFinished(() => restored.stop());
  await takeIn(restored.store, { customers: [customer('C-RESTORED')] });
  const { session, shown } = watched();
  const total = (await department.store.recordCount()) + (await restored.store.recordCount());
  const { json } = await copyBackVerb(session, restored.table.name, {});
  expect(json).toMatchObject({ put: 1, done: false });
  expect(shown.at(-1)).toBe(`${total} of ${total}`);
});

test.for([
  ['tasks --state open', (session: Session) => tasksVerb(session, { state: 'open' })],
  ['letters --state queued', (session: Session) => lettersVerb(session, { state: 'queued' })],
] as const)('%s needs no bar, since an index answers', async ([, verb]) => {
  const { session, shown } = watched();
  await verb(session);
  expect(shown).toEqual([]);
});
