import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { zoneOf } from '../../../shared/domain/time/zone.ts';
import { numberText } from '../../../shared/files/formats/workbook.ts';
import { customerRows, orderRows } from '../../../shared/files/rows/row-readers.ts';
import { readAll, refusalOf, sourceOf } from './sources.ts';

const ORDER = ['客户编号', '订单号', '下单时间', '金额'];
const moment = (text: string) => ({ value: new Date(`${text}Z`), format: 'yyyy/m/d h:mm:ss' });

const SHEETS = [
  {
    sheet: '订单 & 退货',
    data: [
      ORDER,
      ['007', 8613912345678, moment('2026-03-05T08:26:00'), 19.99],
      [null, null, null, null],
      ['C-2', 'A-2', moment('2026-03-06T00:00:00'), 1 / 3],
    ],
  },
  {
    sheet: 'Customers',
    data: [
      ['id', 'name'],
      ['C-1', 'Ann'],
    ],
  },
];
const bytes = await writeWorkbook(SHEETS).toBuffer();

/** Where an entry of the archive's directory says how large it is unpacked. */
const UNPACKED_BYTES_AT = 24;

const orders = (content: Uint8Array, sheet?: string) =>
  orderRows(sourceOf(content), 'orders.csv', zoneOf('Asia/Shanghai'), { sheet });

/** A workbook with one part of its archive changed. */
function changed(part: string, from: string, to: string): Uint8Array {
  const parts = unzipSync(bytes);
  const before = new TextDecoder().decode(parts[part]);
  expect(before).toContain(from);
  return zipSync({ ...parts, [part]: strToU8(before.replaceAll(from, to)) });
}

describe('a workbook', () => {
  test('is read from its first sheet, as it means its cells, by the rows of the sheet', async () => {
    const file = await orders(bytes);
    expect({ count: file.count, notes: file.notes }).toEqual({
      count: 2,
      notes: [{ code: 'sheet', sheet: '订单 & 退货', others: ['Customers'] }],
    });
    expect(await readAll(file)).toEqual([
      {
        line: 2,
        customerId: '007',
        orderId: '8613912345678',
        orderedAt: '2026-03-05T00:26:00Z',
        amount: '19.99',
      },
      {
        line: 4,
        customerId: 'C-2',
        orderId: 'A-2',
        orderedAt: '2026-03-05T16:00:00Z',
        amount: '0.333333333333333',
      },
    ]);
  });

  test('is read from the sheet that is asked for, and nothing need be said of the others', async () => {
    const file = await customerRows(sourceOf(bytes), 'a.xlsx', { sheet: 'Customers' });
    expect(file.notes).toEqual([]);
    expect(await readAll(file)).toEqual([{ line: 2, id: 'C-1', name: 'Ann' }]);
  });

  test('is read from the first sheet that is shown and holds something; zeros that its format shows belong to a number', async () => {
    const people = {
      sheet: 'People',
      data: [
        ['id', 'name'],
        [{ value: 123, format: '00000' }, 'Ann'],
      ],
    };
    const hidden = await writeWorkbook([{ sheet: 'Old', data: [['id'], ['C-0']] }, people]).toBuffer();
    const empty = await writeWorkbook([{ sheet: 'Old', data: [[null]] }, people]).toBuffer();
    const parts = unzipSync(hidden);
    const book = Buffer.from(parts['xl/workbook.xml'] ?? []).toString();
    parts['xl/workbook.xml'] = strToU8(book.replace('<sheet ', '<sheet state="hidden" '));
    for (const content of [zipSync(parts), empty]) {
      const file = await customerRows(sourceOf(content), 'a.xlsx');
      expect(file.notes).toEqual([{ code: 'sheet', sheet: 'People', others: ['Old'] }]);
      expect(await readAll(file)).toEqual([{ line: 2, id: '00123', name: 'Ann' }]);
    }
  });

  test('without the sheet that is asked for names those that it has; a file of text has none', async () => {
    const file = 'orders.csv';
    expect(await refusalOf(() => orders(bytes, 'May'))).toEqual({
      code: 'no-sheet',
      file,
      sheet: 'May',
      known: ['订单 & 退货', 'Customers'],
    });
    expect(await refusalOf(() => orders(Buffer.from('id\n'), 'May'))).toMatchObject({
      code: 'no-sheet',
      known: [],
    });
  });

  test('of a Macintosh counts its days from 1904', async () => {
    const mac = changed('xl/workbook.xml', '<workbookPr', '<workbookPr date1904="1"');
    expect((await readAll(await orders(mac)))[0]).toMatchObject({ orderedAt: '2030-03-06T00:26:00Z' });
  });

  test.each([
    ['a packed letter', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'no-workbook'],
    ['a sheet of OpenOffice', zipSync({ 'content.xml': strToU8('<o/>') }), 'open-document'],
    ['a workbook that broke off', bytes.subarray(0, 900), 'no-workbook'],
  ])('%s is none, and is named', async (_, content, what) => {
    expect(await refusalOf(() => orders(content))).toMatchObject({ code: 'no-table', what });
  });

  test('that would not fit into memory is refused before it is unpacked', async () => {
    const huge = Buffer.from(zipSync({ 'xl/media.xml': new Uint8Array(9), ...unzipSync(bytes) }));
    huge.writeUInt32LE(201_000_000, huge.indexOf('PK\x01\x02') + UNPACKED_BYTES_AT);
    expect(await refusalOf(() => orders(huge))).toMatchObject({ code: 'workbook-too-large' });
  });
});

test.each([
  ['8613912345678', '8613912345678'],
  ['8.6139123456779999E+12', '8613912345678'],
  ['9007199254740991', '9007199254740991'],
  ['1.2345678901234567E+17', '1.2345678901234566E+17'],
  ['19.989999999999998', '19.99'],
  ['1.0000000000000001E-7', '0.0000001'],
  ['-0', '0'],
  ['#', '#'],
])('a number that is stored as %s is read as %s', (stored, shown) => {
  expect(numberText(stored)).toBe(shown);
});
