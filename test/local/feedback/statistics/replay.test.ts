import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf } from '../../../files/formats/sources.ts';
import { answerOf, commandsOn, folderForTests, revisit } from '../../command.ts';
import { tableIn } from '../../department/department-on-disk.ts';

const folder = folderForTests();
const data = join(folder, 'data');
const { on, inTurn } = commandsOn(data);
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** The calendar of the issue: Monday to Friday, 09:00-12:00 and 13:30-18:00, no holidays. */
const UTC = file('utc.json', JSON.stringify({ zone: 'UTC', language: 'en', calendar: { holidays: 'none' } }));
const SHORT_LADDER = file(
  'short.json',
  JSON.stringify({
    zone: 'UTC',
    calendar: { holidays: 'none' },
    response: { ladder: ['supervisor', 'manager'] },
  }),
);
const replay = (path: string, ...more: readonly string[]) => [
  ...['feedback', 'replay', path, '--policy', UTC],
  ...more,
];

// In March 2026 the 2nd is a Monday.
const TICKETS = file(
  'tickets.csv',
  linesOf(
    'id,openedAt,firstResponseAt',
    'IN-TIME,2026-03-02T10:05:00,2026-03-02T11:05:00',
    'A-SECOND-LATE,2026-03-02T10:05:00,2026-03-02T11:05:01',
    'OVER-LUNCH,2026-03-02T11:40:00,2026-03-02T15:00:00',
    'EVENING,2026-03-02T17:40:00,2026-03-03T09:30:00',
    'NEVER,2026-03-06T18:00:00,',
    'BEFORE,2026-03-02T10:05:00,2026-03-02T09:00:00',
    'OFFSET,2026-03-02T18:05:00+08:00,2026-03-02T12:05Z',
  ),
);

interface Replayed {
  tickets: { id: string; start: string; deadline: string; rung: number }[];
  totals: { tickets: number; rungs: { rung: number; role: string; tickets: number }[] };
  refused: { line: number; code: string; reason: string }[];
  unknownColumns: string[];
}

test('every ticket has its start, its deadline and the rung that it reached, then come the totals', async () => {
  const run = await on(...replay(TICKETS, '--json'));
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const answer = answerOf(run) as Replayed;
  expect(Object.keys(answer)).toEqual(['tickets', 'totals', 'refused', 'unknownColumns', 'notes']);
  expect(answer.tickets.map(({ id, start, deadline, rung }) => `${id} ${start} ${deadline} ${rung}`)).toEqual(
    [
      'IN-TIME 2026-03-02T10:05:00Z 2026-03-02T11:05:00Z 0',
      'A-SECOND-LATE 2026-03-02T10:05:00Z 2026-03-02T11:05:00Z 1',
      'OVER-LUNCH 2026-03-02T11:40:00Z 2026-03-02T14:10:00Z 1',
      'EVENING 2026-03-02T17:40:00Z 2026-03-02T18:00:00Z 1',
      'NEVER 2026-03-09T09:00:00Z 2026-03-09T10:00:00Z 3',
      'BEFORE 2026-03-02T10:05:00Z 2026-03-02T11:05:00Z 0',
      'OFFSET 2026-03-02T10:05:00Z 2026-03-02T11:05:00Z 1',
    ],
  );
  expect(answer.totals).toEqual({
    tickets: 7,
    rungs: [
      { rung: 0, role: 'supervisor', tickets: 2 },
      { rung: 1, role: 'manager', tickets: 4 },
      { rung: 2, role: 'marketing-director', tickets: 0 },
      { rung: 3, role: 'general-manager', tickets: 1 },
    ],
  });
});

test('a person reads a line a ticket, then the totals, in the language asked for', async () => {
  const [english, chinese] = await inTurn(replay(TICKETS), replay(TICKETS, '--lang', 'zh'));
  expect(english).toMatchObject({ status: 0, stderr: '' });
  const lines = english!.stdout.split('\n');
  expect(lines[0]).toBe('IN-TIME  2026-03-02 10:05  2026-03-02 11:05  0');
  expect(lines.slice(-5)).toEqual([
    '  rung 0, supervisor: 2 (28.6%)',
    '  rung 1, manager: 4 (57.1%)',
    '  rung 2, marketing director: 0 (0.0%)',
    '  rung 3, general manager: 1 (14.3%)',
    '',
  ]);
  expect(chinese?.stdout).toContain('\n  第 1 级，客服经理：4（57.1%）\n');
});

test('the ladder of the policy is as long as the policy says', async () => {
  const [run] = await inTurn(['feedback', 'replay', TICKETS, '--policy', SHORT_LADDER, '--json']);
  expect((answerOf(run!) as Replayed).totals.rungs).toEqual([
    { rung: 0, role: 'supervisor', tickets: 2 },
    { rung: 1, role: 'manager', tickets: 5 },
  ]);
});

test('without --policy it says on standard error that the default governs, whose zone is Shanghai', async () => {
  const [run] = await inTurn(['feedback', 'replay', TICKETS, '--json']);
  expect(run).toMatchObject({ status: 0, stderr: 'No --policy was given; the default policy was used.\n' });
  const answer = answerOf(run!) as Replayed;
  expect(answer.tickets[0]).toEqual({
    id: 'IN-TIME',
    start: '2026-03-02T02:05:00Z',
    deadline: '2026-03-02T03:05:00Z',
    rung: 0,
  });
});

test('nothing is stored: no folder is made for a database, and one that is there stays as it is', async () => {
  const { status } = await revisit(replay(TICKETS), { folder });
  expect([status, existsSync(data), existsSync(join(folder, '.revisit'))]).toEqual([0, false, false]);
  const [control] = await inTurn(['policy', 'set', UTC]);
  expect([control?.status, existsSync(data)]).toEqual([0, true]);
  const before = await tableIn(data);
  expect((await on(...replay(TICKETS))).status).toBe(0);
  expect(await tableIn(data)).toEqual(before);
});
