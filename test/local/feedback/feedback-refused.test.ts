import { beforeAll, expect, test } from 'vitest';
import { answerOf } from '../command.ts';
import { ask, decide, feedbackIn, idOf, reportAt, responseDepartment } from './response-on-disk.ts';

const { inTurn } = responseDepartment();

const TEXT = 'The courier was late.';
const first = idOf('C-1', '2099-09-28T08:05:00Z', TEXT);
const second = idOf('C-2', '2099-09-28T08:06:00Z', TEXT);
const third = idOf('C-3', '2099-09-28T08:07:00Z', TEXT);

/**
 * At 11:10 the first waits for the marketing director, the second for the second department, the
 * third was decided.
 */
beforeAll(async () => {
  const runs = await inTurn(
    reportAt('09:05', 'C-1', TEXT),
    reportAt('09:06', 'C-2', TEXT),
    reportAt('09:07', 'C-3', TEXT),
    decide(third, 'B-1', '09:08'),
    ask(second, 'B-1', '10:06', 'quality'),
    ask(second, 'Q-1', '10:59', 'freight, customs'),
    ['sweep', '--at', '2099-09-28T11:10'],
  );
  expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 0));
});

const REFUSED: readonly (readonly [readonly string[], string, string])[] = [
  [
    decide(first, 'B-1', '11:11'),
    'Bea (B-1) is a supervisor, and it is the turn of Dan (D-1); allowed: Dan (D-1), any general manager',
    'Bea (B-1) 的岗位是客服主管，现在轮到 Dan (D-1)；允许：Dan (D-1)、任一总经理',
  ],
  [
    // Everybody who may is named: who has the turn, who asked, and who stands above them.
    decide(second, 'S-1', '11:11'),
    'Ann (S-1) is a client service specialist, and it is the turn of Lou (L-1); allowed: Lou (L-1), Bea (B-1), Quin (Q-1), any manager, any marketing director, any general manager',
    'Ann (S-1) 的岗位是客服专员，现在轮到 Lou (L-1)；允许：Lou (L-1)、Bea (B-1)、Quin (Q-1)、任一客服经理、任一营销总监、任一总经理',
  ],
  [
    decide(first, 'D-1', '11:04'),
    '2099-09-28 11:04 lies before the last step of this feedback, 2099-09-28 11:05; allowed is that moment or a later one',
    '2099-09-28 11:04 早于此反馈的最近一步 2099-09-28 11:05；允许该时刻或更晚',
  ],
  [
    ask(second, 'M-1', '11:11', 'quality'),
    `the department quality was asked about feedback ${second} before; each is asked once`,
    `反馈 ${second} 已请部门 quality 协调过；每个部门只请一次`,
  ],
  [
    ask(second, 'M-1', '11:11', 'warehouse'),
    'nobody heads the department warehouse; known are freight, customs, quality, marketing',
    '部门 warehouse 没有负责人；现有 freight, customs、quality、marketing',
  ],
  [
    // One's own department is not another department: the clock cannot be started anew so.
    ask(first, 'D-1', '11:11', 'marketing'),
    'the department marketing would be answered for by Dan (D-1), who asks or has the turn already; allowed is another department',
    '部门 marketing 由 Dan (D-1) 答复，而其正是请求人或已轮到的人；允许其他部门',
  ],
  [
    ask(first, 'G-1', '11:11', 'marketing'),
    'the department marketing would be answered for by Dan (D-1), who asks or has the turn already; allowed is another department',
    '部门 marketing 由 Dan (D-1) 答复，而其正是请求人或已轮到的人；允许其他部门',
  ],
  [
    ask(second, 'D-1', '11:11', 'marketing'),
    'the department marketing would be answered for by Dan (D-1), who asks or has the turn already; allowed is another department',
    '部门 marketing 由 Dan (D-1) 答复，而其正是请求人或已轮到的人；允许其他部门',
  ],
  [
    [
      ...['feedback', 'file', first, '--problem', 'p', '--cause', 'c', '--department', 'd'],
      ...['--lesson', 'l', '--by', 'B-1'],
    ],
    `feedback ${first} is undecided; a case is filed once it is decided`,
    `反馈 ${first} 尚未判定；判定后才能归档为案例`,
  ],
  [
    decide(third, 'M-1', '11:11'),
    `feedback ${third} was decided by Bea (B-1) at 2099-09-28 09:08`,
    `反馈 ${third} 已由 Bea (B-1) 于 2099-09-28 09:08 判定`,
  ],
];

test('what may not be is one sentence, status 1, nothing on standard output, and changes nothing', async () => {
  const [before, ...rest] = await inTurn(
    ['feedback', 'list', '--json'],
    ...REFUSED.flatMap(([line]) => [
      [...line, '--json'],
      [...line, '--lang', 'zh'],
    ]),
    ['feedback', 'list', '--json'],
  );
  const after = rest.pop();
  expect(rest.map(({ status, stdout, stderr }) => [status, stdout, stderr])).toEqual(
    REFUSED.flatMap(([, english, chinese]) => [
      [1, '', `${english}\n`],
      [1, '', `${chinese}\n`],
    ]),
  );
  expect(answerOf(after!)).toEqual(answerOf(before!));
});

test('the supervisor who asked one department may still decide when that one asked another', async () => {
  const [decided] = await inTurn(decide(second, 'B-1', '11:12', '--json'));
  expect(decided).toMatchObject({ status: 0, stderr: '' });
  expect(feedbackIn(decided)).toMatchObject({ state: 'decided', decision: { by: 'B-1' } });
});
