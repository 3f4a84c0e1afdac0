import { describe, expect, test } from 'vitest';
import { customerRows } from '../../../shared/files/rows/row-readers.ts';
import { linesOf, readAll, refusalOf, sourceOf } from './sources.ts';

const opened = (content: string | Uint8Array, pieceBytes?: number) =>
  customerRows(sourceOf(content, pieceBytes), 'customers.csv');

describe('what is no table, whatever it is called, is named by its first bytes', () => {
  const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  test.each([
    ['xls', Buffer.concat([old, Buffer.alloc(600)])],
    [
      'encrypted',
      Buffer.concat([old, Buffer.alloc(70_000), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(9)]),
    ],
    ['html', '\uFEFF\n<!DOCTYPE html><html><table><tr><td>id</td></tr></table></html>'],
    ['html', '<table border="1"><tr><td>id</td></tr></table>'],
    ['html', Buffer.from('\uFEFF<html xmlns:x="urn:excel">', 'utf16le')],
    ['html', '<?xml version="1.0"?>\n<html>'],
    ['xml', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook>'],
    ['pdf', '%PDF-1.7\n'],
    ['json', '[{"id": "C-1"}]'],
    ['archive', Buffer.from('1f8b0800', 'hex')],
    ['no-workbook', Buffer.from('504b030414000000', 'hex')],
  ])('%s', async (what, content) => {
    for (const pieceBytes of [3, 64 * 1024])
      expect(await refusalOf(() => opened(content, pieceBytes))).toEqual({
        code: 'no-table',
        file: 'customers.csv',
        what,
      });
  });

  test('a control: a table may begin with such letters', async () => {
    expect(await readAll(await opened(linesOf('PKW,id', 'x,C-1')))).toEqual([{ line: 2, id: 'C-1' }]);
    expect(await readAll(await opened(linesOf('<x>,id', 'x,C-1')))).toEqual([{ line: 2, id: 'C-1' }]);
  });
});

describe('what separates the cells', () => {
  const row = { line: 2, id: 'C-1', name: 'Lee, Ann', company: 'Acme; Sons' };
  test.each([
    ['a semicolon', linesOf('id;name;company', 'C-1;Lee, Ann;"Acme; Sons"'), row],
    ['a tab', linesOf('id\tname\tcompany', 'C-1\t"Lee, Ann"\tAcme; Sons'), row],
    ['a bar', linesOf('id|name|company', 'C-1|Lee, Ann|Acme; Sons'), row],
    [
      'what the file says itself',
      'sep=;\r\nid;name;company\r\nC-1;Lee, Ann;"Acme; Sons"\r\n',
      { ...row, line: 3 },
    ],
    [
      'what it says in quotes',
      '"sep=\t"\nid\tname\tcompany\nC-1\tLee, Ann\tAcme; Sons\n',
      { ...row, line: 3 },
    ],
    [
      'what its header says outside quotes',
      linesOf('id;"name, last; first";name;company', 'C-1;;Lee, Ann;"Acme; Sons"'),
      row,
    ],
    [
      'a tab, as Excel saves Unicode Text',
      Buffer.from('\uFEFFid\tname\tcompany\r\nC-1\t"Lee, Ann"\tAcme; Sons\r\n', 'utf16le'),
      row,
    ],
  ])('is %s', async (_, content, expected) => {
    expect(await readAll(await opened(content))).toEqual([expected]);
  });

  test('is asked for where the header speaks for two', async () => {
    expect(await refusalOf(() => opened(linesOf('id;name,company', 'C-1;Ann,Acme')))).toEqual({
      code: 'separator-unclear',
      file: 'customers.csv',
      found: [',', ';'],
    });
  });

  test('a quote out of place behind such a line is named by its own line', async () => {
    expect(await refusalOf(() => opened('sep=;\nid;name\nC-1;Ann\nC-2;"Bo"b\n'))).toEqual({
      code: 'bad-quote',
      line: 4,
    });
  });
});
