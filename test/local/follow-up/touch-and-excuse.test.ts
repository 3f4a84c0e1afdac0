import { beforeAll, expect, test } from 'vitest';
import { answerOf, commandsOn, folderForTests } from '../command.ts';
import { departmentIn, NOW, TASKS, tableIn } from '../department/department-on-disk.ts';

const data = folderForTests();
const { on, inTurn } = commandsOn(data);
beforeAll(() => departmentIn(data));

const CALL = ['touch', 'C-IDLE', '--channel', 'phone', '--by', 'S-1', '--at', '2099-09-28T08:30'];

test('a call does the task that waited for it; the same call again changes nothing', async () => {
  const first = await on(...CALL, '--outcome', 'will order', '--json');
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(first)).toEqual({
    new: true,
    done: [TASKS.idle],
    touch: {
      customerId: 'C-IDLE',
      on: '2099-09-28',
      at: '2099-09-28T07:30:00Z',
      channel: 'phone',
      by: 'S-1',
      outcome: 'will order',
      recordedAt: NOW,
    },
  });
  const before = await tableIn(data);
  const again = await on(...CALL, '--outcome', 'will order', '--json');
  expect(answerOf(again)).toMatchObject({ new: false, done: [] });
  expect(await tableIn(data)).toEqual(before);
});

test('another note about the same moment is a contact of its own, and none is lost', async () => {
  expect(answerOf(await on(...CALL, '--outcome', 'asked for samples too', '--json'))).toMatchObject({
    new: true,
  });
  const { stdout } = await on('why', 'C-IDLE');
  expect(stdout).toContain('by S-1: will order\n');
  expect(stdout).toContain('by S-1: asked for samples too\n');
});

test('a supervisor excuses a task and says why', async () => {
  const excused = await on('excuse', TASKS.month, '--by', 'B-1', '--why', 'stocktaking', '--json');
  expect(excused).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(excused)).toEqual({ taskId: TASKS.month, state: 'excused' });
});

test('for a person, touch and excuse say what they did, in the language asked for', async () => {
  const runs = await inTurn(
    [...CALL, '--outcome', 'will order', '--lang', 'zh'],
    ['touch', 'C-VISIT', '--channel', 'meeting', '--by', 'S-1'],
    ['touch', 'C-MISSED', '--channel', 'sms', '--by', 'S-2', '--lang', 'zh'],
    ['excuse', TASKS.missed, '--by', 'B-1', '--why', 'flu', '--lang', 'zh'],
  );
  expect(runs.map(({ status, stdout }) => [status, stdout])).toEqual([
    [0, '此联系先前已登记；没有变化。\n'],
    [0, `Recorded. Done: ${TASKS.visit}\n`],
    [0, '已登记。没有待办在等它。\n'],
    [0, `已免责：${TASKS.missed}\n`],
  ]);
});

test('what commands a terminal or breaks a line is refused where one line is meant', async () => {
  const call = [...CALL, '--outcome'];
  const runs = await inTurn([...call, 'red \u001b[31m'], [...call, 'a\nb'], [...call, 'x'.repeat(501)]);
  for (const { status, stderr } of runs) {
    expect(status).toBe(2);
    expect(stderr).toMatch(/^--outcome: .* is not allowed; allowed is one line.*\n$/);
    expect(stderr).not.toContain('\u001b');
  }
});

test('what cannot be recorded or excused is one sentence, status 1, and changes nothing', async () => {
  const before = await tableIn(data);
  const touch = ['touch', '--channel', 'phone', '--json'];
  const excuse = ['excuse', '--why', 'flu', '--json'];
  const runs = await inTurn(
    [...touch, 'C-IDLE', '--by', 'S-1', '--at', '2099-09-28T09:00:01'],
    [...touch, 'C-9', '--by', 'S-1'],
    [...touch, 'C-IDLE', '--by', 'S-9', '--lang', 'zh'],
    [...touch, 'C-IDLE', '--by', '\u001b[31mS-9\u202e'],
    [...excuse, TASKS.month, '--by', 'S-1'],
    [...excuse, TASKS.idle, '--by', 'B-1'],
    [...excuse, 'idle-week:C-9:2099-09-28', '--by', 'B-1', '--lang', 'zh'],
  );
  for (const { status, stdout } of runs) expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(runs.map(({ stderr }) => stderr)).toEqual([
    `the touch at 2099-09-28T08:00:01Z lies in the future (it is ${NOW})\n`,
    'there is no customer C-9\n',
    '没有编号为 S-9 的员工；现有 B-1、S-1、S-2\n',
    'nobody on the staff has the id \\u001b[31mS-9\\u202e; known are B-1, S-1, S-2\n',
    'S-1 is a client service specialist; only a supervisor or someone above may excuse a task\n',
    `task ${TASKS.idle} is done; only an open or missed one can be excused\n`,
    '没有待办 idle-week:C-9:2099-09-28\n',
  ]);
  expect(await tableIn(data)).toEqual(before);
});
