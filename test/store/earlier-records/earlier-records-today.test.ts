import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SCHEMA } from '../../../shared/store/records.ts';
import { everything, lettersIn, sweepAt, tasksIn } from '../../app/clock/sweep-scene.ts';
import { postAt, sendingTo } from '../../app/letters/post-scene.ts';
import type { Department } from '../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../fixtures/mailbox.ts';
import {
  departmentOf,
  EARLIER,
  type Earlier,
  NEXT_MORNING,
  ofKind,
  recordsOf,
  type Stored,
  WITH_FEEDBACK,
} from '../../fixtures/records/earlier-records.ts';

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
});
beforeEach(() => mailbox.empty());
afterAll(() => mailbox.stop());

const MORNINGS = [NEXT_MORNING, '2026-12-08T00:30:00Z', '2026-12-16T00:30:00Z'] as const;

/**
 * Some mornings, each a sweep and a post to a real mailbox; behind them every window is over that
 * was open.
 */
async function someMornings(department: Department): Promise<unknown[]> {
  const setAside: unknown[] = [];
  for (const morning of MORNINGS) {
    const swept = await sweepAt(department.store, morning);
    const posted = await postAt(department, morning);
    setAside.push(...swept.setAside, ...swept.responses.setAside, ...posted.setAside);
  }
  return setAside;
}

const opened = (version: Earlier): Promise<Department> => departmentOf(version, sendingTo(mailbox.endpoint));

test.each(EARLIER)(
  'mornings of sweeps and posts on the records of %s set nothing aside and lose nothing',
  async (version) => {
    const records = recordsOf(version);
    const department = await opened(version);
    expect(await someMornings(department)).toEqual([]);

    const tasks = new Map((await tasksIn(department.store)).map((task) => [task.id, task]));
    for (const { task: before } of ofKind(records, 'task')) {
      const { state, ends, ...window } = before!;
      const now = tasks.get(before!.id)!;
      expect(now).toMatchObject(window);
      expect(now.ends.slice(0, ends.length)).toEqual(ends);
      // What was open has run out by then; what had ended stays as it ended.
      expect(now.state).toBe(state === 'open' ? 'missed' : state);
    }
    expect(tasks.size).toBeGreaterThan(ofKind(records, 'task').length);

    const letters = new Map((await lettersIn(department.store)).map((letter) => [letter.id, letter]));
    for (const { letter: before, dueAt } of ofKind(records, 'letter')) {
      const { receipts, version: _, ...now } = letters.get(before!.id)!;
      if (dueAt === undefined) expect(now).toEqual(before);
      else expect(['sent', 'suppressed']).toContain(now.state);
    }
    const unwanted = [...letters.values()].filter(
      ({ content, state }) => 'customerId' in content && content.customerId === 'C-1028' && state !== 'sent',
    );
    expect(unwanted.map(({ state, note }) => [state, note?.code])).toEqual([['suppressed', 'unsubscribed']]);

    const archives = await department.store.archives(
      ofKind(records, 'customer').map(({ archive }) => (archive as { customerId: string }).customerId),
    );
    for (const { archive } of ofKind(records, 'customer')) {
      const { open, decided, mailed, ...facts } = archive as Record<string, unknown>;
      expect(archives.get(String(facts.customerId))?.archive).toMatchObject(facts);
    }
  },
);

/**
 * Of the clock and the lease there is one each, without versions; an ending is added to a task
 * without reading it.
 */
const numbered = (version: Earlier): readonly string[] => [
  'customer',
  'letter',
  'staff',
  ...(WITH_FEEDBACK.includes(version) ? ['feedback'] : []),
];

test.each(EARLIER)(
  'what today writes to the records of %s carries its number, the others stay',
  async (version) => {
    const department = await opened(version);
    const before = await everything(department.table);
    await someMornings(department);
    const after = (await everything(department.table)) as Record<string, Stored>;
    const written = new Set<string | undefined>();
    for (const [key, { schema: was, ...old }] of Object.entries(before as Record<string, Stored>)) {
      const { schema, ...record } = after[key]!;
      if (isDeepStrictEqual(record, old)) expect([key, schema]).toEqual([key, was]);
      else if (numbered(version).includes(String(record.kind))) expect([key, schema]).toEqual([key, SCHEMA]);
      written.add(isDeepStrictEqual(record, old) ? `old ${record.kind}` : record.kind);
    }
    // Both are there, or this would prove nothing.
    expect([...written]).toEqual(
      expect.arrayContaining([...numbered(version), 'old letter', 'old order', 'old staff']),
    );
    const fresh = Object.entries(after).filter(([key]) => !before[key]);
    expect(fresh.length).toBeGreaterThan(5);
    expect(fresh.filter(([, { schema }]) => schema !== SCHEMA)).toEqual([]);
  },
);
