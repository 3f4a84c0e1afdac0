import { describe, expect, test } from 'vitest';
import { zoneOf } from '../../../shared/domain/time/zone.ts';
import { plain } from '../../../shared/files/rows/columns.ts';
import { HEADINGS } from '../../../shared/files/rows/headings.ts';
import { balanceRows, customerRows, orderRows, staffRows } from '../../../shared/files/rows/row-readers.ts';
import { linesOf, readAll, refusalOf, sourceOf } from '../formats/sources.ts';

const customers = (header: string, row: string, map: Record<string, string> = {}) =>
  customerRows(sourceOf(linesOf(header, row)), 'a.csv', { columns: new Map(Object.entries(map)) });

describe.each(Object.entries(HEADINGS))('the words for the columns of %s', (_, headings) => {
  test('mean one column each', () => {
    const words = Object.entries(headings).flatMap(([column, { en, zh }]) =>
      [...new Set([column, ...en, ...zh].map(plain))].map((word) => [word, column] as const),
    );
    const meant = Map.groupBy(words, ([word]) => word);
    const twice = [...meant.values()].filter((columns) => columns.length > 1);
    expect(twice).toEqual([]);
    expect([...meant.keys()]).not.toContain('');
  });
});

describe('files of other programs', () => {
  test('a wholesaler’s contacts: the company and the person are told apart, postal addresses are left out', async () => {
    const file = await customers(
      'customerID,companyName,contactName,contactTitle,address,city,postalCode,country,phone,fax',
      'ALFA,Alfa Foods,Ann Smith,Owner,High St 1,Leeds,LS1,UK,030-1,030-2',
    );
    expect(await readAll(file)).toEqual([
      { line: 2, id: 'ALFA', company: 'Alfa Foods', name: 'Ann Smith', country: 'UK', phone: '030-1' },
    ]);
    expect(file.unknownColumns).toEqual(['contactTitle', 'address', 'city', 'postalCode', 'fax']);
  });

  test.each([
    [
      'Customer ID,First Name,Last Name,E-mail Address,Mobile Phone',
      'C-1,Ann,Lee,ann@x.example,123',
      'Ann Lee',
    ],
    [
      'Record ID,Given Name,Family Name,E-mail 1 - Value,Phone 1 - Value',
      'C-1,Ann,,ann@x.example,123',
      'Ann',
    ],
    ['客户ID,名,姓,电子邮箱,手机号码', 'C-1,小芳,王,ann@x.example,123', '王小芳'],
    ['会员编号,姓名,名,邮箱地址,联系电话', 'C-1,Ann Lee,X,ann@x.example,123', 'Ann Lee'],
  ])('a name in parts is one name: %s', async (header, row, name) => {
    expect(await readAll(await customers(header, row))).toEqual([
      { line: 2, id: 'C-1', name, email: 'ann@x.example', phone: '123' },
    ]);
  });

  test('of two phones the first that is filled in is taken, and it is said', async () => {
    const file = await customers('id,Business Phone,Mobile', 'C-1,030-1,');
    expect(file.notes).toEqual([
      { code: 'several-columns', column: 'phone', headers: ['Mobile', 'Business Phone'] },
    ]);
    expect(await readAll(file)).toEqual([{ line: 2, id: 'C-1', phone: '030-1' }]);
  });

  test('of two amounts none is guessed', async () => {
    const orders = (columns?: Map<string, string>) =>
      orderRows(
        sourceOf(linesOf('客户代码,订单编号,下单日期,订单金额,实付金额,币别', 'C-1,7,2026-03-05,10,9,CNY')),
        'a.csv',
        zoneOf('Asia/Shanghai'),
        { columns },
      );
    expect(await refusalOf(orders)).toMatchObject({ code: 'column-twice', titles: ['订单金额', '实付金额'] });
    const file = await orders(new Map([['实付金额', 'amount']]));
    expect(file.unknownColumns).toEqual(['订单金额']);
    expect(await readAll(file)).toMatchObject([{ customerId: 'C-1', orderId: '7', amount: '9' }]);
  });

  test('staff and balances', async () => {
    const staff = linesOf('员工号,名字,职位,直属上级', 'S-1,王芳,客服专员,S-2');
    expect(await readAll(await staffRows(sourceOf(staff), 'a.csv'))).toMatchObject([{ supervisor: 'S-2' }]);
    const balances = linesOf('Customer No.,Outstanding Balance,As of', 'C-1,5,2026-03-05');
    expect(await readAll(await balanceRows(sourceOf(balances), 'a.csv'))).toMatchObject([{ amount: '5' }]);
  });
});

describe('columns that the user names', () => {
  test('are read as what they are said to be', async () => {
    const file = await customers('Kunde,Wer,id', 'C-1,Ann,7', { kunde: 'id', Wer: 'name' });
    expect(await readAll(file)).toEqual([{ line: 2, id: 'C-1', name: 'Ann' }]);
    expect(file.unknownColumns).toEqual(['id']);
  });

  test('and that are not there are refused with those that are', async () => {
    expect(await refusalOf(() => customers('Kunde,Wer', 'C-1,Ann', { Client: 'id' }))).toEqual({
      code: 'no-column',
      column: 'Client',
      found: ['Kunde', 'Wer'],
    });
  });
});
