import { expect, test } from 'vitest';
import { sentencesIn } from '../../../shared/domain/sentences/sentences-in.ts';
import { zoneOf } from '../../../shared/domain/time/zone.ts';
import type { Reading } from '../../../shared/files/formats/record.ts';
import { balanceRows, customerRows, orderRows, staffRows } from '../../../shared/files/rows/row-readers.ts';
import { linesOf, readAll, sourceOf } from '../formats/sources.ts';

const customers = async (...lines: readonly string[]) =>
  readAll(await customerRows(sourceOf(linesOf(...lines)), 'customers.csv'));
const orders = async (reading: Reading, ...lines: readonly string[]) => {
  const { rows } = await orderRows(
    sourceOf(linesOf('customerId,orderId,orderedAt,amount,currency', ...lines)),
    'orders.csv',
    zoneOf('Asia/Shanghai'),
    reading,
  );
  return Array.fromAsync(rows);
};

test('spaces, also inside quotes, and what nobody sees are no part of a cell', async () => {
  expect(
    await customers('id,name,email', '"\u3000C\u200b-3\u00a0",\ufeffAnn\u202e," ann@x.example\t"'),
  ).toEqual([{ line: 2, id: 'C-3', name: 'Ann', email: 'ann@x.example' }]);
});

test('full-width digits and letters are folded in ids, phones and addresses, and left in names', async () => {
  expect(await customers('id,company,phone,email', 'Ｃ－３,茶（上海）,１３９００,ann＠x.example')).toEqual([
    { line: 2, id: 'C-3', company: '茶（上海）', phone: '13900', email: 'ann@x.example' },
  ]);
});

test.each([
  '无',
  '-',
  '--',
  '—',
  '/',
  'N/A',
  'n/a',
  'NA',
  'NULL',
  'None',
  'nan',
  'nil',
  '暂无',
  '#N/A',
  '\\N',
  '（空）',
])('%s says that there is nothing', async (word) => {
  expect(
    await customers('id,name,phone,email,mayMail,acceptedOn', `C-1,${word},${word},${word},${word},${word}`),
  ).toEqual([{ line: 2, id: 'C-1' }]);
  expect(await customers('id', word)).toEqual([{ line: 2, fault: { code: 'missing', path: 'id' } }]);
});

test('a control: Namibia, Mr Null and Nan are no empty words', async () => {
  expect(await customers('id,name,country', 'C-1,Null,NA', 'C-2,Nan,无锡')).toEqual([
    { line: 2, id: 'C-1', name: 'Null', country: 'NA' },
    { line: 3, id: 'C-2', name: 'Nan', country: '无锡' },
  ]);
});

test('an address in any script is kept as mail carries it', async () => {
  expect(
    await customers('id,email', 'C-1,ann@müller.example', 'C-2,bo@例子.测试', 'C-3,Ann@Example.com'),
  ).toMatchObject([
    { email: 'ann@xn--mller-kva.example' },
    { email: 'bo@xn--fsqu00a.xn--0zwm56d' },
    { email: 'Ann@Example.com' },
  ]);
});

test('a cell that cannot be read costs the cell and is told, unless the record would be another without it', async () => {
  const source = sourceOf(linesOf('id,name,email,phone,enrolledOn', 'C-1,Ann,ann,8.6E+12,', 'C-2,Bo,,,soon'));
  const [ann, bo] = await Array.fromAsync((await customerRows(source, 'customers.csv')).rows);
  expect(ann).toMatchObject({
    value: { id: 'C-1', name: 'Ann', email: null, phone: null },
    remarks: [
      { code: 'cell-left-out', unread: { code: 'damaged', path: 'phone', value: '"8.6E+12"' } },
      { code: 'cell-left-out', unread: { code: 'refused', path: 'email', value: '"ann"' } },
    ],
  });
  expect(bo).toMatchObject({ fault: { code: 'refused', path: 'enrolledOn' } });
  const staff = await staffRows(
    sourceOf(linesOf('id,name,role,absentFrom,absentUntil', 'S-1,Li,specialist,2026-01-01,soon')),
    's',
  );
  expect(await Array.fromAsync(staff.rows)).toMatchObject([{ fault: { path: 'absentUntil' } }]);
  const balances = await balanceRows(sourceOf(linesOf('customerId,amount,asOf', 'C-1,5,soon')), 'b');
  expect(await Array.fromAsync(balances.rows)).toMatchObject([{ fault: { path: 'asOf' } }]);
});

test('an id that a spreadsheet wrapped is unwrapped, one that it destroyed is refused', async () => {
  expect(await customers('id,name', '"=""00123""",Ann', "'00124,Bo", '8.61391E+12,Cy')).toMatchObject([
    { id: '00123', name: 'Ann' },
    { id: '00124', name: 'Bo' },
    { fault: { code: 'damaged', path: 'id' } },
  ]);
});

test('a total line is no record, wherever its word stands', async () => {
  expect(await customers('id,name,phone', 'C-1,Ann,1', '合计,1,', ',合计：,1', ',Ann,1')).toEqual([
    { line: 2, id: 'C-1', name: 'Ann', phone: '1' },
    { line: 3, remark: { code: 'total-line', value: '合计' } },
    { line: 4, remark: { code: 'total-line', value: '合计：' } },
    { line: 5, fault: { code: 'missing', path: 'id' } },
  ]);
});

test('the sign of an amount and the currency agree, or the row is refused', async () => {
  const rows = await orders(
    {},
    'C-1,1,2026-03-05,¥5,CNY',
    'C-1,2,2026-03-05,€5,',
    'C-1,3,2026-03-05,¥5,',
    'C-1,4,2026-03-05,5元,人民币',
    'C-1,5,2026-03-05,¥5,GBP',
  );
  expect(rows.map((row) => ('value' in row ? row.value.currency : 'fault' in row && row.fault))).toEqual([
    'CNY',
    'EUR',
    null,
    'CNY',
    { code: 'other-currency', path: 'amount', signs: 'CNY, JPY', currency: 'GBP' },
  ]);
});

test('dates and amounts that could be two are read as the options say, and name them otherwise', async () => {
  const row = 'C-1,1,3/5/2026,"1.234,50",CNY';
  expect(await orders({ dates: 'dmy', decimal: ',' }, row)).toMatchObject([
    { value: { orderedAt: '2026-05-02T16:00:00Z', amount: '1234.5' } },
  ]);
  const told = [...(await orders({}, row)), ...(await orders({ dates: 'mdy' }, row))].map((one) =>
    'fault' in one ? sentencesIn('en').fault(one.fault) : '',
  );
  expect(told[0]).toContain('--dates dmy');
  expect(told[1]).toContain('--decimal ,');
});
