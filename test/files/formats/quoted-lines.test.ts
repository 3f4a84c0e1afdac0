import { expect, test } from 'vitest';
import { customerRows } from '../../../shared/files/rows/row-readers.ts';
import { linesOf, readAll, refusalOf, sourceOf } from './sources.ts';

test('the line stays right behind a quoted cell whose lines end with CRLF, as the file’s rows do', async () => {
  const rows = await readAll(
    await customerRows(
      sourceOf('id,name,acceptedOn\r\nC-1,"Ann\r\nLee",soon\r\nC-2,Bo,later\r\n'),
      'customers.csv',
    ),
  );
  expect(rows).toMatchObject([{ line: 2 }, { line: 4 }]);
});

test('a quote that is never closed is named by the line on which it opens', async () => {
  const file = linesOf('id,name', 'C-1,Ann', 'C-2,"Bo', 'C-3,Cy', 'C-4,Di');
  expect(await refusalOf(() => customerRows(sourceOf(file), 'customers.csv'))).toEqual({
    code: 'quote-left-open',
    line: 3,
  });
});

test('text behind a closing quote is a quote out of place', async () => {
  const file = linesOf('id,name', 'C-1,"Ann" Lee');
  expect(await refusalOf(() => customerRows(sourceOf(file), 'a.csv'))).toEqual({
    code: 'bad-quote',
    line: 2,
  });
});

test.each(['id,name\r\nC-1,Ann\nC-2\r\n', 'id,name\rC-1,Ann\nC-2\r\n', 'id,name\nC-1,Ann\r\nC-2\n'])(
  'lines may end in several ways in one file: %j',
  async (file) => {
    const rows = await readAll(await customerRows(sourceOf(file), 'a.csv'));
    expect(rows).toEqual([
      { line: 2, id: 'C-1', name: 'Ann' },
      { line: 3, id: 'C-2' },
    ]);
  },
);

test('a lone return where lines end otherwise is part of its cell', async () => {
  const rows = await readAll(await customerRows(sourceOf('id,name\nC-1,An\rn\n'), 'a.csv'));
  expect(rows).toMatchObject([{ id: 'C-1', name: 'An n' }]);
});

test('UTF-16 that breaks off in the middle of a character is no text', async () => {
  const whole = Buffer.from('\uFEFFid,name\nC-1,Ann\n', 'utf16le');
  const open = () => customerRows(sourceOf(whole.subarray(0, whole.length - 1)), 'customers.csv');
  expect(await refusalOf(open)).toMatchObject({ code: 'wrong-encoding', encoding: 'utf-16le' });
});
