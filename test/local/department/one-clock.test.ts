import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { answerOf, commandsOn, folderForTests, type Run, start } from '../command.ts';

/** A Monday of the past: what is done there happens then, in whichever terminal. */
const data = join(folderForTests(), 'monday');
const { inTurn } = commandsOn(data, () => ({ clock: 'said' }));
const monday = ['--at', '2024-11-25T08:30', '--data', data, '--once', '--lang', 'en'];
let started: Run;
beforeAll(async () => {
  started = await start(monday);
});

const STANDS = /^The clock of this department stands at 2024-11-25 08:30, not at today’s /;

test('the first screen says where the clock stands, and that this is not today', () => {
  expect(started).toMatchObject({ status: 0, stderr: expect.stringMatching(STANDS) });
  expect(started.stdout).toContain('The clock stands at 2024-11-25 08:30 (Asia/Shanghai).\n');
});

test('a contact that is recorded in another terminal happens by the clock of the department', async () => {
  const [touch, why, stats, again] = await inTurn(
    ['touch', 'C-1004', '--channel', 'phone', '--by', 'S-02', '--outcome', 'wants a quotation', '--json'],
    ['why', 'C-1004', '--json'],
    ['stats', '--from', '2024-11-01', '--to', '2024-11-30'],
    ['touch', 'C-1003', '--channel', 'phone', '--by', 'S-02', '--at', '2024-11-26T09:00', '--json'],
  );
  expect(answerOf(touch!)).toMatchObject({
    new: true,
    done: [expect.stringContaining('C-1004')],
    touch: { at: '2024-11-25T00:30:00Z', recordedAt: '2024-11-25T00:30:00Z' },
  });
  expect(answerOf(why!)).toMatchObject({ on: '2024-11-25' });
  expect(answerOf(again!), 'a later moment that lies before today has happened').toMatchObject({
    touch: { at: '2024-11-26T01:00:00Z' },
  });
  for (const { stderr } of [touch!, why!, stats!, again!]) expect(stderr).toMatch(STANDS);
});

test('npm start goes on from where the clock stands, and says that it does not go back', async () => {
  const [earlier, later] = [
    await start([...monday, '--at', '2024-11-24T08:30']),
    await start(['--data', data, '--once', '--lang', 'zh']),
  ];
  expect(earlier.stdout).toContain('The clock stands at 2024-11-25 08:30');
  expect(earlier.stdout).toContain('It does not go back to 2024-11-24 08:30');
  expect(later).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/^本部门的时钟为 2024-11-25 08:30，/),
  });
});

test('a sweep moves it on, and --at now brings it back to today', async () => {
  const [moved, stands, today, after] = await inTurn(
    ['sweep', '--at', '2024-11-27T10:00', '--json'],
    ['sweep', '--json'],
    ['sweep', '--at', 'now', '--json'],
    ['sweep', '--json'],
  );
  expect([moved!, stands!].map(answerOf)).toMatchObject([
    { at: '2024-11-27T02:00:00Z' },
    { at: '2024-11-27T02:00:00Z' },
  ]);
  expect(moved!.stderr).toContain('stands at 2024-11-27 10:00');
  for (const run of [today!, after!]) {
    expect(run.stderr).toBe('');
    expect(answerOf(run)).not.toMatchObject({ at: expect.stringMatching(/^2024-/) });
  }
});
