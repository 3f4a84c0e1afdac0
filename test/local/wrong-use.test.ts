import { expect, test } from 'vitest';
import { commandsOn, folderForTests, revisitProcess } from './command.ts';

const { inTurn } = commandsOn(folderForTests());

/** What was typed, and how the one sentence about it begins in English and in Chinese. */
const WRONG: readonly (readonly [string, string, string])[] = [
  ['', 'a verb is missing', '缺少命令'],
  ['frobnicate', 'there is no verb frobnicate', '没有命令 frobnicate'],
  ['import invoices orders.csv', 'there is no verb invoices', '没有命令 invoices'],
  ['import orders', 'FILE is missing', '缺少 FILE'],
  ['why', 'CUSTOMER is missing', '缺少 CUSTOMER'],
  ['tasks C-1', 'too many arguments', '参数过多'],
  ['tasks --owner S-1', 'there is no option --owner', '没有选项 --owner'],
  ['sweep --at', 'the value of --at <INSTANT> is missing', '缺少 --at <INSTANT> 的值'],
  ['touch C-1 --by S-1', 'the option --channel <CHANNEL> is required', '必须给出选项 --channel <CHANNEL>'],
  ['excuse T-1 --by B-1', 'the option --why <TEXT> is required', '必须给出选项 --why <TEXT>'],
];

/** The same, for values that are only understood once the policy's zone is known. */
const WRONG_VALUES: typeof WRONG = [
  [
    'sweep --at tomorrow',
    '--at: tomorrow is not allowed; allowed is a time such as 2026-11-23T08:30, with or without an offset',
    '--at：tomorrow 不可用；允许时间，例如 2026-11-23T08:30，可带时区偏移',
  ],
  [
    'import orders orders.csv --until 2011-02-29',
    '--until: 2011-02-29 is not allowed; allowed is a date YYYY-MM-DD',
    '--until：2011-02-29 不可用；允许日期 YYYY-MM-DD',
  ],
  [
    'import customers customers.csv --enrolled 1.10.2011',
    '--enrolled: 1.10.2011 is not allowed; allowed is a date YYYY-MM-DD',
    '--enrolled：1.10.2011 不可用；允许日期 YYYY-MM-DD',
  ],
  [
    'tasks --state late',
    '--state: late is not allowed; allowed is one of open, done, cancelled, missed, excused',
    '--state：late 不可用；允许以下之一：open、done、cancelled、missed、excused',
  ],
  [
    'letters --state lost',
    '--state: lost is not allowed; allowed is one of queued, claimed, sent, unknown, failed, suppressed',
    '--state：lost 不可用；允许以下之一：queued、claimed、sent、unknown、failed、suppressed',
  ],
  [
    'touch C-1 --by S-1 --channel fax',
    '--channel: fax is not allowed; allowed is one of phone, sms, meeting, wechat, email',
    '--channel：fax 不可用；允许以下之一：phone、sms、meeting、wechat、email',
  ],
];

const typed = (line: string, ...more: readonly string[]): string[] => [
  ...line.split(' ').filter((word) => word !== ''),
  ...more,
];

test.each([
  ['en', 1],
  ['zh', 2],
] as const)(
  'wrong use is one clear sentence (%s), nothing on standard output, and status 2',
  async (language, column) => {
    const wrong = [...WRONG, ...WRONG_VALUES];
    const runs = await inTurn(...wrong.map(([line]) => typed(line, '--json', '--lang', language)));
    wrong.forEach((expected, index) => {
      const { status, stdout, stderr } = runs[index]!;
      const lines = stderr.split('\n').length;
      expect({ line: expected[0], status, stdout, lines }).toEqual({
        line: expected[0],
        status: 2,
        stdout: '',
        lines: 2,
      });
      expect(stderr.startsWith(expected[column]), stderr).toBe(true);
    });
  },
);

test('the process itself ends with status 2', async () => {
  expect(await revisitProcess(['frobnicate'])).toMatchObject({ status: 2, stdout: '' });
});

test('a control: help is no wrong use, and speaks the language of the terminal', async () => {
  const english = await revisitProcess(['import', '--help']);
  const chinese = await revisitProcess(['import', '--help'], { environment: { LANG: 'zh_CN.UTF-8' } });
  expect([english.status, chinese.status]).toEqual([0, 0]);
  expect(english.stdout).toContain('take in orders');
  expect(chinese.stdout).toContain('导入订单');
});
