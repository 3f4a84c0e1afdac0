import { describe, expect, test } from 'vitest';
import { customerRows } from '../../shared/files/files.ts';
import { gb18030 } from './gb18030.ts';
import { readAll, refusalOf, sourceOf } from './sources.ts';

const TEXT =
  '客户编号,公司名称,联系人,备注\r\nC-1,杭州茶叶有限公司,王芳,老客户\r\nC-2,"Müller & Söhne",Jürgen,—\r\n';
const ROWS = [
  { line: 2, id: 'C-1', company: '杭州茶叶有限公司', name: '王芳' },
  { line: 3, id: 'C-2', company: 'Müller & Söhne', name: 'Jürgen' },
];
// ö is not among the two-byte characters of GB18030, so its file spells that name otherwise.
const IN_GB = TEXT.replace('Müller & Söhne', 'Müller & Sohn');
const ROWS_IN_GB = [ROWS[0], { ...ROWS[1], company: 'Müller & Sohn' }];

const bytes = (text: string, encoding: BufferEncoding): Uint8Array => Buffer.from(text, encoding);

describe('the encoding of a file', () => {
  test.each([
    ['UTF-8', bytes(TEXT, 'utf8'), ROWS],
    ['UTF-8 with a byte order mark', bytes(`\uFEFF${TEXT}`, 'utf8'), ROWS],
    ['UTF-16 with a byte order mark', bytes(`\uFEFF${TEXT}`, 'utf16le'), ROWS],
    ['GB18030 as Excel in China writes it', gb18030(IN_GB), ROWS_IN_GB],
  ])('a file in %s keeps its Chinese names and Chinese headers', async (_, content, expected) => {
    const file = await customerRows(sourceOf(content), 'customers.csv');
    expect(file.unknownColumns).toEqual(['备注']);
    expect(file.count).toBe(2);
    expect(await readAll(file)).toEqual(expected);
  });

  test.each([
    ['UTF-8', bytes(TEXT, 'utf8'), ROWS],
    ['UTF-16', bytes(`\uFEFF${TEXT}`, 'utf16le'), ROWS],
    ['GB18030', gb18030(IN_GB), ROWS_IN_GB],
  ])(
    'a character of %s that two pieces of the file share is still one character',
    async (_, content, expected) => {
      for (const pieceBytes of [2, 3, 5, 7])
        expect(await readAll(await customerRows(sourceOf(content, pieceBytes), 'customers.csv'))).toEqual(
          expected,
        );
    },
  );

  test('a control: the same bytes read as UTF-8 would not be the same names', () => {
    expect(new TextDecoder('utf-8').decode(gb18030('王芳'))).not.toBe('王芳');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(gb18030('王芳'))).toThrow(TypeError);
  });

  test('one byte that is no UTF-8, far behind the beginning, makes the whole file GB18030', async () => {
    const ascii = `id,company\n${Array.from({ length: 3000 }, (_, index) => `C-${index},Tea`).join('\n')}\n`;
    const content = Buffer.concat([bytes(ascii, 'utf8'), gb18030('C-9999,茶\n')]);
    const rows = await readAll(await customerRows(sourceOf(content, 1000), 'customers.csv'));
    expect(rows.at(-1)).toEqual({ line: 3002, id: 'C-9999', company: '茶' });
  });

  test('a picture is no text', async () => {
    const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff, 0xd8);
    expect(await refusalOf(() => customerRows(sourceOf(picture), 'tea.png'))).toEqual({
      code: 'not-text',
      file: 'tea.png',
    });
  });
});
