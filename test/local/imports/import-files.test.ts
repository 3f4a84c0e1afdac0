import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gb18030 } from '../../files/formats/gb18030.ts';
import { linesOf } from '../../files/formats/sources.ts';
import { answerOf, commandsOn, folderForTests } from '../command.ts';
import { tableIn } from '../department/department-on-disk.ts';

const folder = folderForTests();
const data = join(folder, 'data');
const { on, inTurn } = commandsOn(data);
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const READ_AS_GB18030 = 'read as GB18030; if names look wrong, name the encoding with --encoding';

const FAULTY_ORDERS = file(
  'orders.csv',
  linesOf(
    'flag,amount,orderedAt,orderId,customerId',
    ',5,2011-09-30T23:30:00,1,C-1',
    ',five,2011-09-30T23:30:00,2,C-1',
    ',5,2011-09-30T23:30:00,3,C-9',
    ',6,2011-09-30T23:30:00,1,C-1',
    ',5,2099-01-01,4,C-1',
    ',5,2011-10-01T00:30:00,5,C-2',
  ),
);

test('staff in GB18030 and customers in UTF-8 with a byte order mark go in; unknown columns are named in a warning', async () => {
  const staff = file(
    'staff.csv',
    gb18030('工号,姓名,岗位,容量\r\nS-1,李雷,客服专员,40\r\nS-2,王芳,客服专员,10\r\n'),
  );
  const staffRun = await on('import', 'staff', staff, '--json');
  expect(staffRun).toMatchObject({ status: 0, stderr: `${READ_AS_GB18030}\n` });
  expect(answerOf(staffRun)).toEqual({
    rows: 2,
    added: 2,
    changed: 0,
    unchanged: 0,
    leftOut: 0,
    older: [],
    joined: 0,
    customersAssigned: 0,
    refused: [],
    remarks: [],
    unknownColumns: [],
    notes: [{ code: 'read-as', encoding: 'GB18030', text: READ_AS_GB18030 }],
  });

  const customers = file(
    'customers.csv',
    '\uFEFFid,company,鞋码,specialist\r\nC-1,"Tea\nand Co",44,S-1\r\nC-2,茶,45,\r\n',
  );
  const customerRun = await on('import', 'customers', customers, '--enrolled', '2011-01-01');
  expect(customerRun).toEqual({
    status: 0,
    signal: null,
    stdout: '2 rows: 2 added, 0 changed, 0 unchanged, 0 left out, 0 refused\n',
    stderr: 'warning: unknown columns are left out: 鞋码\n',
  });
  const { 'CUSTOMER#C-1 ARCHIVE': archive, 'STAFF S-1': member } = await tableIn(data);
  expect(archive).toMatchObject({
    archive: { name: 'Tea and Co', specialist: 'S-1', enrolledOn: '2011-01-01' },
  });
  expect(member).toMatchObject({ staff: { name: '李雷', capacity: 40 } });
});

test('a bad row is told with its line on standard error and in the answer, the good ones beside it go in, and the status is 1', async () => {
  const run = await on('import', 'orders', FAULTY_ORDERS, '--json');
  expect(run.status).toBe(1);
  const answer = answerOf(run) as { refused: { line: number; code: string; reason: string }[] };
  expect(answer).toMatchObject({ rows: 6, added: 1, unchanged: 0, leftOut: 0 });
  expect(answer.refused.map(({ line, code }) => [line, code])).toEqual([
    [2, 'twice-in-file'],
    [3, 'refused'],
    [4, 'unknown-customer'],
    [5, 'twice-in-file'],
    [6, 'future-order'],
  ]);
  const told = answer.refused.map(({ line, reason }) => `line ${line}: ${reason}\n`);
  expect(run.stderr).toBe(told.join(''));
  expect(told[2]).toBe(
    'line 4: customerId: there is no archive of customer C-9; import the customer first\n',
  );
});

test('the same file again changes nothing, and tells its faults in Chinese to who asks for it', async () => {
  const before = await tableIn(data);
  const run = await on('import', 'orders', FAULTY_ORDERS, '--lang', 'zh');
  expect(run).toMatchObject({ status: 1, stdout: '共 6 行：新增 0，更改 0，未变 1，略过 0，拒绝 5\n' });
  expect(run.stderr.split('\n').slice(1, 3)).toEqual([
    '第 3 行：amount："five" 不可用；允许小数，例如 139.12',
    '第 4 行：customerId：没有客户 C-9 的档案；请先导入客户',
  ]);
  expect(await tableIn(data)).toEqual(before);
});

test('--until leaves out what was ordered after that local day, which is no fault', async () => {
  const run = await on('import', 'orders', FAULTY_ORDERS, '--until', '2011-09-29', '--json');
  expect(answerOf(run)).toMatchObject({ leftOut: 3, refused: [{ line: 2 }, { line: 3 }, { line: 5 }] });
});

const REFUSED_WHOLE: readonly (readonly [string | undefined, RegExp])[] = [
  [undefined, /^.*\.csv: there is no such file\n$/],
  ['', /^.*\.csv: is empty; the first line must name the columns\n$/],
  [
    linesOf('name,company', 'Ann,Tea'),
    /^the columns id are missing; found were name, company; id may be called customer id, .*\n$/,
  ],
  [linesOf('id,name,id', 'C-7,Ann,C-8'), /^id and id are both the column id; .*\n$/],
  [linesOf('id,name', 'C-7,Ann', 'C-8,B"o'), /^line 3: a quote stands where none may; .*\n$/],
  [linesOf('id,name', 'C-7,Ann', 'C-8,"Bo'), /^line 3: a quote opens here and is never closed; .*\n$/],
];

test('a file that is refused whole is one sentence and status 1, and leaves the table as it was', async () => {
  const before = await tableIn(data);
  const paths = REFUSED_WHOLE.map(([content], index) =>
    content === undefined ? join(folder, 'nowhere.csv') : file(`refused-${index}.csv`, content),
  );
  const runs = await inTurn(...paths.map((path) => ['import', 'customers', path, '--json']));
  runs.forEach(({ status, stdout, stderr }, index) => {
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(REFUSED_WHOLE[index]![1]);
  });
  expect(await tableIn(data)).toEqual(before);
});

test('--dry-run says what would be taken, with the first rows as a table, and writes nothing', async () => {
  const before = await tableIn(data);
  const customers = file(
    'dry.csv',
    linesOf(
      '客户代码,姓名,手机,备注',
      'D-1,张三,13900000001,x',
      ',李四,,',
      ...Array.from({ length: 24 }, (_, index) => `E-${index},Ann,,`),
    ),
  );
  const [text, json, orders, staff] = await inTurn(
    ['import', 'customers', customers, '--dry-run', '--lang', 'zh'],
    ['import', 'customers', customers, '--dry-run', '--json'],
    ['import', 'orders', FAULTY_ORDERS, '--dry-run', '--json'],
    ['import', 'staff', join(folder, 'staff.csv'), '--dry-run', '--json'],
  );
  const lines = text!.stdout.split('\n');
  expect(lines.slice(0, 4)).toEqual([
    '未写入任何内容。最前面的行读作：',
    '    id    name  phone',
    '2   D-1   张三  13900000001',
    '3   –     –     –',
  ]);
  expect(lines).toHaveLength(2 + 20 + 1 + 1);
  expect(lines.at(-2)).toMatch(/^共 26 行：新增 25，.*拒绝 1$/);
  expect(text!.stderr).toContain('第 3 行“客户代码”：id：此格为空');
  expect(answerOf(json!)).toMatchObject({
    dryRun: true,
    added: 25,
    preview: expect.arrayContaining([
      { line: 2, cells: expect.objectContaining({ id: 'D-1', name: '张三' }) },
    ]),
  });
  expect(answerOf(orders!)).toMatchObject({ dryRun: true, rows: 6, unchanged: 1 });
  expect(answerOf(staff!)).toMatchObject({ dryRun: true, rows: 2, unchanged: 2 });
  expect(await tableIn(data)).toEqual(before);
});

test('--dry-run where there is no department yet leaves none behind', async () => {
  const nowhere = join(folder, 'nowhere');
  const run = await commandsOn(nowhere).on(
    'import',
    'customers',
    file('new.csv', linesOf('id', 'N-1')),
    '--dry-run',
  );
  expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('1 added') });
  expect(existsSync(nowhere)).toBe(false);
});

test('--map names columns that nobody knows; what is no column of such files is wrong use', async () => {
  const kunden = file('kunden.csv', linesOf('Kunde;"Wer, wie"', 'K-1;Ann'));
  const [taken, unknown, wrong] = await inTurn(
    ['import', 'customers', kunden, '--map', 'Kunde=id，"wer, wie"=name', '--json'],
    ['import', 'customers', kunden, '--map', 'Client=id'],
    ['import', 'customers', kunden, '--map', 'Kunde=number'],
  );
  expect(answerOf(taken!)).toMatchObject({ rows: 1, added: 1, unknownColumns: [] });
  expect(unknown).toMatchObject({
    status: 1,
    stderr: '--map: there is no column Client; found were Kunde, Wer, wie\n',
  });
  expect(wrong!.status).toBe(2);
  expect(wrong!.stderr).toMatch(/^--map: "number" is not allowed; allowed is one of id, name, firstName, /);
});
