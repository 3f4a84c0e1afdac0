import { expect, test } from 'vitest';
import { answerOf } from '../command.ts';
import { ask, decide, feedbackIn, idOf, reportAt, responseDepartment } from './response-on-disk.ts';

const { inTurn } = responseDepartment();

const TEXT = 'The courier was late.';
const first = idOf('C-1', '2099-09-28T08:05:00Z', TEXT);
const second = idOf('C-2', '2099-09-28T08:06:00Z', TEXT);

const ANSWERLESS = 'Nothing is sent to the customer, since there was no --answer; tell them yourself.';
const mayWithdraw = (until: string, id: string, by: string): string =>
  `Until 2099-09-28 ${until} the decision can be taken back: revisit feedback withdraw-decision '${id}' --by '${by}'`;

test('the sweep warns and hands on to the minute, and says how late it was', async () => {
  const [, , quiet, warned, late, ahead] = await inTurn(
    reportAt('09:05', 'C-1', TEXT, '--by', 'S-1'),
    reportAt('09:06', 'C-2', TEXT),
    ['sweep', '--at', '2099-09-28T09:49'],
    ['sweep', '--at', '2099-09-28T09:50', '--json'],
    ['sweep', '--at', '2099-09-28T10:05'],
    ['sweep', '--at', '2099-09-28T10:05:30', '--lang', 'zh'],
  );
  expect(quiet?.stdout).not.toContain('response clock');
  expect(answerOf(warned!)).toMatchObject({
    responses: {
      fired: [{ feedbackId: first, step: 'warned', at: '2099-09-28T08:50:00Z', lateSeconds: 0 }],
      late: { count: 0, worstSeconds: 0 },
      lettersQueued: 1,
    },
  });
  expect(late?.stdout).toContain(
    '  response clock: 1 warned, 1 escalated, 0 reminded; 1 late, the worst by 14 minutes\n',
  );
  // What the response clock fired is counted and told line by line.
  expect(late?.stdout.split('\n').slice(-3)).toEqual([
    `    2099-09-28 09:51  warned Bea (B-1): ${second}`,
    `    2099-09-28 10:05  escalated to Mia (M-1): ${first}`,
    '',
  ]);
  expect(late?.stdout).toMatch(/^Swept at 2099-09-28 10:05: 2 records due\n/);
  expect(ahead?.stdout).not.toContain('响应时钟');
});

test('another department is asked, whose head then has the turn on a clock of their own', async () => {
  const [english, chinese, json] = await inTurn(
    ask(second, 'B-1', '10:06', 'quality'),
    ask(second, 'Q-1', '10:07', 'freight, customs', '--lang', 'zh'),
    ['feedback', 'show', second, '--json'],
  );
  expect(english).toMatchObject({ status: 0, stderr: '' });
  expect(english?.stdout).toBe('Asked the department quality: turn of Quin (Q-1) until 2099-09-28 11:06\n');
  expect(chinese?.stdout).toBe('已请 freight, customs 部门协调：轮到 Lou (L-1)，截止 2099-09-28 11:07\n');
  expect(feedbackIn(json)).toMatchObject({
    deadline: '2099-09-28T09:06:00Z',
    turn: { holder: 'L-1', rung: 0, department: 'freight, customs', deadline: '2099-09-28T10:07:00Z' },
    departments: ['quality', 'freight, customs'],
    // Each handed it on in time.
    unanswered: [],
  });
});

test('whose turn it is decides, once; whoever comes second is told who decided and when', async () => {
  const [decided, again, above] = await inTurn(
    decide(first, 'M-1', '10:15', '--answer', 'A new parcel leaves today.', '--json'),
    decide(first, 'M-1', '10:16'),
    decide(first, 'G-1', '10:16', '--lang', 'zh'),
  );
  expect(decided).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(decided!)).toMatchObject({
    id: first,
    state: 'decided',
    turn: { holder: 'M-1', next: null },
    unanswered: [{ holder: 'B-1', department: null }],
    decision: {
      by: 'M-1',
      at: '2099-09-28T09:15:00Z',
      text: 'Send it again.',
      answer: 'A new parcel leaves today.',
      rung: 1,
      inTime: false,
      minutes: 70,
      // Of an hour of their own, whoever let the first one pass.
      turn: { department: null, inTime: true, minutes: 10 },
      toCustomer: 'no-address',
    },
  });
  expect([again, above]).toMatchObject([
    { status: 1, stdout: '', stderr: `feedback ${first} was decided by Mia (M-1) at 2099-09-28 10:15\n` },
    { status: 1, stdout: '', stderr: `反馈 ${first} 已由 Mia (M-1) 于 2099-09-28 10:15 判定\n` },
  ]);
});

test('someone above on the ladder decides while a department has the turn, and a person reads how it went', async () => {
  const third = idOf('C-3', '2099-09-28T09:21:00Z', TEXT);
  const fourth = idOf('C-3', '2099-09-28T09:22:00Z', TEXT);
  const [english, , , chinese, , late] = await inTurn(
    decide(second, 'G-1', '10:20'),
    reportAt('10:21', 'C-3', TEXT),
    reportAt('10:22', 'C-3', TEXT),
    decide(third, 'B-1', '11:21', '--lang', 'zh'),
    ['sweep', '--at', '2099-09-28T11:22:30'],
    decide(fourth, 'M-1', '11:23'),
  );
  // Asking another department at its very deadline, 10:06, was in time as well.
  expect(english?.stdout).toBe(
    `Decided after 1 h 14 min of working time, in time; it was the turn of Lou (L-1)\n${ANSWERLESS}\n${mayWithdraw('10:22', second, 'G-1')}\n`,
  );
  expect(chinese?.stdout).toBe(
    `已判定，用时 1 小时（工作时间），及时；当时轮到 Bea (B-1)\n未写 --answer，不向客户发送任何内容；请自行告知。\n2099-09-28 11:23 前可撤回判定：revisit feedback withdraw-decision '${third}' --by 'B-1'\n`,
  );
  expect(late?.stdout).toBe(
    `Decided after 1 h 1 min of working time, too late; it was the turn of Mia (M-1)\n${ANSWERLESS}\n${mayWithdraw('11:25', fourth, 'M-1')}\n`,
  );
});

test('show tells the whole history, every moment in the zone of the department', async () => {
  const [english, chinese] = await inTurn(
    ['feedback', 'show', first],
    ['feedback', 'show', first, '--lang', 'zh'],
  );
  expect(english?.stdout.split('\n')).toEqual([
    `decided 2099-09-28 10:15  ${first}  Tea & Co · Mia (M-1)  operation · normal  ${TEXT}`,
    '  customer: Tea & Co (C-1)',
    `  said: ${TEXT}`,
    '  operation, since it says “courier”',
    '  normal, since no sign in it says otherwise',
    '  answer to the customer: A new parcel leaves today.',
    'History:',
    '  2099-09-28 09:05  reported by Ann (S-1) (phone); it is the turn of Bea (B-1) until 2099-09-28 10:05',
    '  2099-09-28 09:50  Bea (B-1) was warned: the deadline is 2099-09-28 10:05',
    '  2099-09-28 10:05  unanswered by Bea (B-1) after 1 h of working time; it is the turn of Mia (M-1) until 2099-09-28 11:05',
    '  2099-09-28 10:15  decided by Mia (M-1): Send it again.',
    '',
  ]);
  expect(chinese?.stdout.split('\n')).toEqual([
    `判定于 2099-09-28 10:15  ${first}  Tea & Co · Mia (M-1)  运营 · 一般  ${TEXT}`,
    '  客户：Tea & Co (C-1)',
    `  所述：${TEXT}`,
    '  运营，因为文中有“courier”',
    '  一般，文中没有相关的词',
    '  对客户的答复：A new parcel leaves today.',
    '经过：',
    '  2099-09-28 09:05  由 Ann (S-1) 登记（电话）；轮到 Bea (B-1)，截止 2099-09-28 10:05',
    '  2099-09-28 09:50  已提醒 Bea (B-1)：截止 2099-09-28 10:05',
    '  2099-09-28 10:05  已等待 1 小时（工作时间），Bea (B-1) 未答复；已上报，轮到 Mia (M-1)，截止 2099-09-28 11:05',
    '  2099-09-28 10:15  Mia (M-1) 判定：Send it again.',
    '',
  ]);
});
