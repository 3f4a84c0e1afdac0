import { expect, test } from 'vitest';
import { idOf, reportAt, responseDepartment } from './response-on-disk.ts';

const { inTurn } = responseDepartment();

const TEXT = 'It leaks.';
const known = idOf('C-1', '2099-09-28T08:05:00Z', TEXT);
const FILED = ['--problem', 'p', '--cause', 'c', '--lesson', 'l', '--by', 'B-1'];
const STAFF_KNOWN = 'known are B-1, B-2, D-1, G-1, L-1, M-1, Q-1, S-1';
const COORDINATE = ['feedback', 'coordinate', known, '--department'];

/** What is well typed and names what there is not. */
const UNKNOWN: readonly (readonly [readonly string[], string, string])[] = [
  [['feedback', 'report', 'C-9', '--text', TEXT], 'there is no customer C-9', '没有客户 C-9'],
  [
    ['feedback', 'report', 'C-1', '--text', TEXT, '--by', 'X-9'],
    `nobody on the staff has the id X-9; ${STAFF_KNOWN}`,
    '没有编号为 X-9 的员工；现有 B-1、B-2、D-1、G-1、L-1、M-1、Q-1、S-1',
  ],
  [['feedback', 'list', '--customer', 'C-9'], 'there is no customer C-9', '没有客户 C-9'],
  [
    ['feedback', 'list', '--open', '--assignee', 'X-9'],
    `nobody on the staff has the id X-9; ${STAFF_KNOWN}`,
    '没有编号为 X-9 的员工；',
  ],
  [['tasks', '--customer', 'C-9'], 'there is no customer C-9', '没有客户 C-9'],
  [
    ['tasks', '--assignee', 'X-9'],
    `nobody on the staff has the id X-9; ${STAFF_KNOWN}`,
    '没有编号为 X-9 的员工；',
  ],
  [
    ['tasks', '--assignee', 'X-9', '--state', 'open'],
    `nobody on the staff has the id X-9; ${STAFF_KNOWN}`,
    '没有编号为 X-9 的员工；',
  ],
  [['feedback', 'show', 'F-9'], 'there is no feedback F-9', '没有反馈 F-9'],
  [
    ['feedback', 'show', 'C-1:20990928T080500Z:000000'],
    'there is no feedback C-1:20990928T080500Z:000000',
    '没有反馈 C-1:20990928T080500Z:000000',
  ],
  [['feedback', 'show', '../%00#!'], 'there is no feedback ../%00#!', '没有反馈 ../%00#!'],
  [['feedback', 'show', ''], 'there is no feedback ', '没有反馈 '],
  [
    ['feedback', 'decide', '反馈一', '--decision', 'x', '--by', 'B-1'],
    'there is no feedback 反馈一',
    '没有反馈 反馈一',
  ],
  [
    ['feedback', 'decide', known, '--decision', 'x', '--by', 'X-9'],
    'nobody on the staff has the id X-9;',
    '没有编号为 X-9 的员工；',
  ],
  [
    [...COORDINATE, 'quality', '--by', 'X-9'],
    'nobody on the staff has the id X-9;',
    '没有编号为 X-9 的员工；',
  ],
  [[...COORDINATE, 'Quality', '--by', 'B-1'], 'nobody heads the department Quality;', '部门 Quality 没有'],
  [['feedback', 'file', 'F-9', '--department', 'x', ...FILED], 'there is no feedback F-9', '没有反馈 F-9'],
  [
    ['absence', 'X-9', '--from', '2099-09-28', '--until', '2099-09-28'],
    'nobody on the staff has the id X-9;',
    '没有编号为 X-9 的员工；',
  ],
];

test('whoever or whatever there is not is said in one sentence, status 1, nothing on standard output', async () => {
  const [, , ...runs] = await inTurn(
    reportAt('09:05', 'C-1', TEXT),
    ['sweep', '--at', '2099-09-28T09:05'],
    ...UNKNOWN.flatMap(([line]) => [
      [...line, '--json'],
      [...line, '--lang', 'zh'],
    ]),
  );
  UNKNOWN.forEach(([, english, chinese], index) => {
    const [inEnglish, inChinese] = [runs[2 * index]!, runs[2 * index + 1]!];
    expect([inEnglish, inChinese]).toMatchObject([
      { status: 1, stdout: '', stderr: expect.stringMatching(/^[^\n]+\n$/) },
      { status: 1, stdout: '', stderr: expect.stringMatching(/^[^\n]+\n$/) },
    ]);
    expect(inEnglish.stderr.startsWith(english), inEnglish.stderr).toBe(true);
    expect(inChinese.stderr.startsWith(chinese), inChinese.stderr).toBe(true);
  });
});
