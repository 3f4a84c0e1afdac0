import { idOf, reportAt } from './response-on-disk.ts';

const TEXT = 'It leaks.';
const known = idOf('C-1', '2099-09-28T08:05:00Z', TEXT);
const FILED = ['--problem', 'p', '--cause', 'c', '--lesson', 'l', '--by', 'B-1'];
/** Evidence is a link that only opens. */
const LINKS = ['javascript:alert(1)', 'photos/1.jpg', 'ftp://example.com/1', 'file:///etc/passwd', ' ', ''];
const TOO_LONG_LINK = `https://example.com/${'x'.repeat(481)}`;
const LONG = 'long'.repeat(5_000);

/** What was typed, and how the one sentence about it begins in English and in Chinese. */
export const WRONG: readonly (readonly [readonly string[], string, string])[] = [
  [['feedback'], 'a verb is missing', '缺少命令'],
  [['feedback', 'answer'], 'there is no verb answer', '没有命令 answer'],
  [['cases'], 'a verb is missing', '缺少命令'],
  [['cases', 'search'], 'WORDS is missing', '缺少 WORDS'],
  [['feedback', 'report', '--text', 'x'], 'CUSTOMER is missing', '缺少 CUSTOMER'],
  [['feedback', 'report', 'C-1'], 'the option --text <TEXT> is required', '必须给出选项 --text <TEXT>'],
  [
    ['feedback', 'coordinate', known, '--by', 'B-1'],
    'the option --department <NAME> is required',
    '必须给出选项 --department <NAME>',
  ],
  [
    ['feedback', 'decide', known, '--by', 'B-1'],
    'the option --decision <TEXT> is required',
    '必须给出选项 --decision <TEXT>',
  ],
  [
    ['feedback', 'decide', known, '--decision', 'x'],
    'the option --by <STAFF> is required',
    '必须给出选项 --by <STAFF>',
  ],
  [
    ['feedback', 'file', known, ...FILED],
    'the option --department <NAME> is required',
    '必须给出选项 --department <NAME>',
  ],
  [['stats', '--from', '2099-09-28'], 'the option --to <DATE> is required', '必须给出选项 --to <DATE>'],
  [['absence', 'B-1', '--until', '2099-09-28'], 'the option --from <DATE>', '必须给出选项 --from <DATE>'],
  [['feedback', 'list', 'C-1'], 'too many arguments', '参数过多'],
  [['feedback', 'show', known, '--by', 'B-1'], 'there is no option --by', '没有选项 --by'],
  [
    [...reportAt('10:00', 'C-1', TEXT), '--channel', 'fax'],
    '--channel: fax is not allowed; allowed is one of phone, email, wechat, chat, visit, web',
    '--channel：fax 不可用；允许以下之一：phone、email、wechat、chat、visit、web',
  ],
  [
    [...reportAt('10:00', 'C-1', TEXT), '--category', 'quality'],
    '--category: quality is not allowed; allowed is one of product, service, operation, suggestion, consultation',
    '--category：quality 不可用；允许以下之一：product、service、operation、suggestion、consultation',
  ],
  [
    [...reportAt('10:00', 'C-1', TEXT), '--urgency', 'high'],
    '--urgency: high is not allowed; allowed is one of urgent, normal',
    '--urgency：high 不可用；允许以下之一：urgent、normal',
  ],
  [
    ['feedback', 'report', 'C-1', '--text', TEXT, '--at', 'just now'],
    '--at: just now is not allowed; allowed is a time such as 2026-11-23T08:30',
    '--at：just now 不可用；允许时间',
  ],
  [
    ['feedback', 'decide', known, '--decision', 'x', '--by', 'B-1', '--at', '2099-02-30T10:00'],
    '--at: 2099-02-30T10:00 is not allowed',
    '--at：2099-02-30T10:00 不可用',
  ],
  [
    ['feedback', 'report', 'C-1', '--text', ' \n\t '],
    '--text: " \\n\\t " is not allowed; allowed is a text of 1 to 2000 characters',
    '--text：" \\n\\t " 不可用；允许1 至 2000 个字符',
  ],
  [
    ['feedback', 'report', 'C-1', '--text', LONG],
    `--text: "${LONG.slice(0, 58)}… is not allowed; allowed is a text of 1 to 2000 characters`,
    `--text："${LONG.slice(0, 58)}… 不可用；允许1 至 2000 个字符`,
  ],
  [
    ['feedback', 'decide', known, '--by', 'B-1', '--decision', ''],
    '--decision: "" is not allowed',
    '--decision："" 不可用',
  ],
  [
    ['feedback', 'decide', known, '--by', 'B-1', '--decision', 'x', '--answer', ' '],
    '--answer: " " is not allowed',
    '--answer：" " 不可用',
  ],
  [
    ['feedback', 'coordinate', known, '--by', 'B-1', '--department', ' '],
    '--department: " " is not allowed',
    '--department：" " 不可用',
  ],
  [
    ['feedback', 'file', known, '--department', 'x'.repeat(61), ...FILED],
    '--department: "xxx',
    '--department："xxx',
  ],
  // One line is one line.
  [
    ['feedback', 'file', known, '--department', 'logi\nstics', ...FILED],
    '--department: "logi\\nstics" is not allowed; allowed is',
    '--department："logi\\nstics" 不可用；允许',
  ],
  ...LINKS.map(
    (link) =>
      [
        ['feedback', 'file', known, '--department', 'd', ...FILED, '--evidence', link],
        `--evidence: ${JSON.stringify(link)} is not allowed; allowed is a link`,
        `--evidence：${JSON.stringify(link)} 不可用；允许`,
      ] as const,
  ),
  [
    ['feedback', 'file', known, '--department', 'd', ...FILED, '--evidence', TOO_LONG_LINK],
    '--evidence: "https://example.com/xxx',
    '--evidence："https://example.com/xxx',
  ],
  [
    ['stats', '--from', '28.9.99', '--to', '2099-09-28'],
    '--from: 28.9.99 is not allowed; allowed is a date YYYY-MM-DD',
    '--from：28.9.99 不可用；允许日期 YYYY-MM-DD',
  ],
  [
    ['stats', '--from', '2099-09-28', '--to', '2099-09-27', '--csv'],
    '--json: --csv is not allowed; allowed is one of --json, --csv, --xlsx',
    '--json：--csv 不可用；允许以下之一：--json、--csv、--xlsx',
  ],
  [
    ['stats', '--from', '2099-09-28', '--to', '2099-09-27'],
    '--to: 2099-09-27 is not allowed; allowed is a date YYYY-MM-DD, 2099-09-28 or later',
    '--to：2099-09-27 不可用；允许',
  ],
  [
    ['absence', 'B-1', '--from', '2099-09-28', '--until', '2099-09-31'],
    '--until: 2099-09-31 is not allowed; allowed is a date YYYY-MM-DD',
    '--until：2099-09-31 不可用；允许日期 YYYY-MM-DD',
  ],
];
