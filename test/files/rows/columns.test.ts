import { describe, expect, test } from 'vitest';
import { zoneOf } from '../../../shared/domain/time/zone.ts';
import { customerRows, orderRows, staffRows } from '../../../shared/files/rows/row-readers.ts';
import { linesOf, readAll, refusalOf, sourceOf } from '../formats/sources.ts';

const customers = (...lines: readonly string[]) => customerRows(sourceOf(linesOf(...lines)), 'customers.csv');
const orders = (...lines: readonly string[]) =>
  orderRows(sourceOf(linesOf(...lines)), 'orders.csv', zoneOf('Europe/London'));

const ORDER = {
  line: 2,
  customerId: 'C-1',
  orderId: '7',
  orderedAt: '2011-07-01T07:26:00Z',
  amount: '139.12',
};

describe('the columns of a file', () => {
  test('may stand in any order', async () => {
    const usual = await orders('customerId,orderId,orderedAt,amount', 'C-1,7,2011-07-01T08:26:00,139.12');
    const mixed = await orders('amount,orderedAt,orderId,customerId', '139.12,2011-07-01T08:26:00,7,C-1');
    expect(await readAll(usual)).toEqual([ORDER]);
    expect(await readAll(mixed)).toEqual([ORDER]);
  });

  test('are those of the wholesaler’s real files', async () => {
    const file = await orders(
      'customerId,orderId,orderedAt,amount,currency,country,flag',
      'C-1,7,2011-07-01T08:26:00,139.12,GBP,United Kingdom,cancelled',
    );
    expect(file.unknownColumns).toEqual([]);
    expect(await readAll(file)).toEqual([
      { ...ORDER, currency: 'GBP', country: 'United Kingdom', flag: 'cancelled' },
    ]);
  });

  test('may give the status of an order in a word; one that is not understood refuses the row, naming those that are', async () => {
    const header = 'customerId,orderId,orderedAt,amount,Financial Status,flag';
    const row = (status: string, flag = '') => `C-1,7,2011-07-01 08:26,139.12,${status},${flag}`;
    const [cancelled, paid, unknown, both, silent] = await readAll(
      await orders(header, row('已取消'), row('Paid'), row('lost'), row('paid', 'x'), row('')),
    );
    expect(cancelled).toMatchObject({ status: { counts: false, word: '已取消' } });
    expect(paid).toMatchObject({ status: { counts: true } });
    expect(unknown).toMatchObject({ fault: { code: 'refused', path: 'status', value: '"lost"' } });
    expect(unknown).toHaveProperty('fault.allowed.values', expect.arrayContaining(['paid', '已取消']));
    expect(both).toMatchObject({ flag: 'x', status: { counts: true } });
    expect(silent).not.toHaveProperty('status');
  });

  test('may ask whether an order was cancelled, and a word for no marks nothing', async () => {
    const row = (flag: string) => `C-1,7,2011-07-01 08:26,139.12,${flag}`;
    const [no, not, yes] = await readAll(
      await orders('customerId,orderId,orderedAt,amount,是否取消', row('否'), row('未取消'), row('是')),
    );
    expect(no).not.toHaveProperty('flag');
    expect(not).not.toHaveProperty('flag');
    expect(yes).toMatchObject({ flag: '是' });
  });

  test('go by their Chinese names, and in English by any spelling of capitals, spaces and dashes', async () => {
    expect(
      await readAll(await orders('客户编号,订单号,订货时间,金额', 'C-1,7,2011-07-01 08:26,139.12')),
    ).toEqual([ORDER]);
    expect(
      await readAll(await orders('Customer ID,ORDER_ID,ordered-at,Amount', 'C-1,7,2011/7/1 8:26,139.12')),
    ).toEqual([ORDER]);
    const staff = await staffRows(
      sourceOf(linesOf('工号,姓名,岗位,容量', 'S-1,李雷,客服专员,40')),
      'staff.csv',
    );
    expect(await readAll(staff)).toEqual([
      { line: 2, id: 'S-1', name: '李雷', role: 'specialist', capacity: 40 },
    ]);
  });

  test('that nobody knows are named and left out', async () => {
    const file = await customers('shoe size,id,备注,name', '44,C-1,老客户,Ann');
    expect(file.unknownColumns).toEqual(['shoe size', '备注']);
    expect(await readAll(file)).toEqual([{ line: 2, id: 'C-1', name: 'Ann' }]);
  });

  test('that must be there and are not are all named, beside what was found', async () => {
    expect(await refusalOf(() => orders('customerId,when,flag', 'C-1,2011-07-01,'))).toMatchObject({
      code: 'columns-missing',
      missing: ['orderId', 'orderedAt', 'amount'],
      found: ['customerId', 'when', 'flag'],
    });
  });

  test('without a name are nothing, and are told of once where they hold something', async () => {
    const file = await customers('id,name,,', 'C-1,Ann,,', 'C-2,Bo,tea,', 'C-3,Cy,,x');
    expect({ count: file.count, notes: file.notes, unknown: file.unknownColumns }).toEqual({
      count: 3,
      notes: [{ code: 'nameless-column', column: 3, line: 3 }],
      unknown: [],
    });
    expect((await customers('id,name,,', 'C-1,Ann,,', ',,,')).notes).toEqual([]);
  });

  test('are known by their words, whatever is between them and however wide the letters are', async () => {
    const file = await customers(
      '\uFEFF\u200B\uFEFFｉｄ*,Ｎａｍｅ（必填）,E_Mail',
      'C-1,Ann,ann@example.com',
    );
    expect(file.unknownColumns).toEqual([]);
    expect(await readAll(file)).toEqual([{ line: 2, id: 'C-1', name: 'Ann', email: 'ann@example.com' }]);
  });

  test.each([
    ['by the same name', 'id,name,id', ['id', 'id']],
    ['by two names of the same thing', 'id,name,客户编号', ['id', '客户编号']],
    ['by the same name, though it may by several', 'id,phone,Phone', ['phone', 'Phone']],
  ])('may not appear twice %s', async (_, header, titles) => {
    expect(await refusalOf(() => customers(header, 'C-1,Ann,C-2'))).toMatchObject({
      code: 'column-twice',
      titles,
    });
  });

  test('that a row does not reach are empty in it; more than there are is a fault, unless it is nothing', async () => {
    expect(await readAll(await customers('id,name', 'C-1', 'C-2,Ann,Lee', 'C-3,Bo,, ', ',,', ' '))).toEqual([
      { line: 2, id: 'C-1' },
      { line: 3, fault: { code: 'field-count', found: 3, expected: 2 } },
      { line: 4, id: 'C-3', name: 'Bo' },
    ]);
  });
});
