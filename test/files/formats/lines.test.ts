import { describe, expect, test } from 'vitest';
import { customerRows } from '../../../shared/files/rows/row-readers.ts';
import { linesOf, readAll, sourceOf } from './sources.ts';

const read = async (content: string) => readAll(await customerRows(sourceOf(content), 'customers.csv'));

const bad = (line: number, value: string) => ({
  line,
  fault: { code: 'refused', path: 'createdOn', value: `"${value}"`, allowed: { kind: 'date' } },
});

describe('the line that a row is said to stand on', () => {
  test.each([
    ['a line feed', '\n'],
    ['a carriage return and a line feed', '\r\n'],
  ])('is counted from the header, which is line 1, where lines end with %s', async (_, end) => {
    const rows = await read(['id,createdOn', 'C-1,2011-02-28', 'C-2,soon', 'C-3,2011-03-01'].join(end));
    expect(rows).toEqual([
      { line: 2, id: 'C-1', createdOn: '2011-02-28' },
      bad(3, 'soon'),
      { line: 4, id: 'C-3', createdOn: '2011-03-01' },
    ]);
  });

  test('stays right behind a quoted cell that spans several lines, which is the line where its row begins', async () => {
    const rows = await read(linesOf('id,name,createdOn', 'C-1,"Ann', '', 'Lee",soon', 'C-2,Bo,later'));
    expect(rows).toEqual([bad(2, 'soon'), bad(5, 'later')]);
  });

  test('stays right in a file of Excel, which ends rows with CRLF and breaks cells with LF', async () => {
    const rows = await read('id,name,createdOn\r\nC-1,"Ann\nLee",soon\r\nC-2,Bo,later\r\n');
    expect(rows).toEqual([bad(2, 'soon'), bad(4, 'later')]);
  });

  test('stays right behind a header that spans two lines', async () => {
    expect(await read(linesOf('id,"created', 'on"', 'C-1,soon'))).toEqual([bad(3, 'soon')]);
  });

  test('counts blank lines, which are no rows', async () => {
    const rows = await read(linesOf('', 'id,createdOn', '', '   ', 'C-1,soon', '', '', 'C-2,later', ''));
    expect(rows).toEqual([bad(5, 'soon'), bad(8, 'later')]);
  });

  test('is the same whether the last line ends or not', async () => {
    expect(await read('id,createdOn\nC-1,soon')).toEqual(await read('id,createdOn\nC-1,soon\n'));
  });

  test('a broken line in a name becomes a space, and its neighbours are read as they are', async () => {
    expect(await read(linesOf('id,name,company', 'C-1,"Ann\nLee","Tea, ""finest"""'))).toEqual([
      { line: 2, id: 'C-1', name: 'Ann Lee', company: 'Tea, "finest"' },
    ]);
  });
});
