import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, expect, test } from 'vitest';
import { answerOf, commandsOn, folderForTests } from '../command.ts';
import { departmentIn, TASKS } from '../department/department-on-disk.ts';

const data = folderForTests();
const { on, inTurn } = commandsOn(data);
beforeAll(() => departmentIn(data));

interface TaskInJson {
  id: string;
  [key: string]: unknown;
}

const KEYS = ['id', 'rule', 'customerId', 'opens', 'closes', 'dueOn', 'state', 'assignee', 'reason'];

test('a task in JSON has the keys that other programs count on, dates as YYYY-MM-DD', async () => {
  const run = await on('tasks', '--json');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const [missed, ...open] = answerOf(run) as TaskInJson[];
  for (const task of open) expect(Object.keys(task)).toEqual(KEYS);
  expect(Object.keys(missed!)).toEqual([...KEYS, 'ends']);
  expect(open.find(({ id }) => id === TASKS.idle)).toEqual({
    id: TASKS.idle,
    rule: 'idle-week',
    customerId: 'C-IDLE',
    opens: '2099-09-28',
    closes: '2099-10-05',
    dueOn: '2099-10-02',
    state: 'open',
    assignee: 'S-1',
    reason: 'no order for more than 7 days, the last was on 2099-09-20',
  });
  expect(missed).toMatchObject({
    id: TASKS.missed,
    state: 'missed',
    ends: [{ state: 'missed', on: '2099-09-20' }],
  });
});

test('tasks are listed by due date, and narrowed down by assignee, state and customer', async () => {
  const filters = [
    [],
    ['--assignee', 'S-1'],
    ['--state', 'open'],
    ['--state', 'missed', '--assignee', 'S-2'],
    ['--customer', 'C-MONTH'],
    ['--customer', 'C-MONTH', '--assignee', 'S-1'],
  ];
  const runs = await inTurn(...filters.map((filter) => ['tasks', '--json', ...filter]));
  expect(runs.map((run) => (answerOf(run) as TaskInJson[]).map(({ id }) => id))).toEqual([
    [TASKS.missed, TASKS.idle, TASKS.month, TASKS.visit],
    [TASKS.idle, TASKS.visit],
    [TASKS.idle, TASKS.month, TASKS.visit],
    [TASKS.missed],
    [TASKS.month],
    [],
  ]);
});

test('for a person there is a line a task, in the language asked for', async () => {
  const runs = await inTurn(
    ['tasks', '--customer', 'C-IDLE'],
    ['tasks', '--customer', 'C-IDLE', '--lang', 'zh'],
    ['tasks', '--state', 'done'],
  );
  const [english, chinese, nothing] = runs.map(({ stdout }) => stdout);
  expect(english).toBe(
    `2099-10-02  open  ${TASKS.idle}  Tea & Co · S-1  no order for more than 7 days, the last was on 2099-09-20; phone by 2099-10-02\n`,
  );
  expect(chinese).toMatch(
    /^2099-10-02 {2}待办 .*超过 7 天未订货，最近一次订货为 2099-09-20.*最迟 2099-10-02 联系，方式：电话\n$/,
  );
  expect(nothing).toBe('nothing\n');
});

test('every list goes into a spreadsheet: as CSV with headers in the language asked for, and as a workbook', async () => {
  const workbook = join(data, 'lists.xlsx');
  const [csv, xlsx, letters, feedback, both, nowhere] = await inTurn(
    ['tasks', '--csv', '--customer', 'C-IDLE', '--lang', 'zh'],
    ['tasks', '--xlsx', workbook, '--customer', 'C-IDLE'],
    ['letters', '--csv'],
    ['feedback', 'list', '--csv'],
    ['tasks', '--csv', '--json'],
    ['tasks', '--xlsx', join(data, 'nowhere', 'lists.xlsx')],
  );
  const [header, row] = csv!.stdout.split('\n');
  expect(header).toBe('\uFEFF应办日期,状态,客户编号,客户,负责人,说明,开始日期,截止日期,规则,待办编号');
  expect(row).toMatch(/^2099-10-02,待办,C-IDLE,[^,]*,S-1,.*,2099-09-28,2099-10-05,idle-week,/);
  expect(xlsx).toMatchObject({ status: 0, stdout: '', stderr: `Written: ${workbook} (1 row)\n` });
  expect((await readSheet(workbook))[1]).toEqual(expect.arrayContaining(['2099-10-02', 'C-IDLE', 'S-1']));
  expect(letters!.stdout).toMatch(/^\uFEFFQueued at,Settled at,State,/);
  expect(feedback!.stdout).toMatch(/^\uFEFFDeadline,Customer ID,Customer,Held by,/);
  expect(both).toMatchObject({ status: 2, stdout: '' });
  expect(both!.stderr).toMatch(/^--json: --csv is not allowed; allowed is one of --json, --csv, --xlsx/);
  expect(nowhere).toMatchObject({ status: 1, stdout: '' });
  expect(nowhere!.stderr).toMatch(/lists\.xlsx: cannot be written: .* \(ENOENT\)/);
});
