import { describe, expect, test } from 'vitest';
import { customerRows } from '../../../shared/files/rows/row-readers.ts';
import { gb18030 } from './gb18030.ts';
import { linesOf, readAll, refusalOf, sourceOf } from './sources.ts';

const TEXT =
  '客户编号,公司名称,联系人,备注\r\nC-1,杭州茶叶有限公司,王芳,老客户\r\nC-2,"Müller & Söhne",Jürgen,—\r\n';
const ROWS = [
  { line: 2, id: 'C-1', company: '杭州茶叶有限公司', name: '王芳' },
  { line: 3, id: 'C-2', company: 'Müller & Söhne', name: 'Jürgen' },
];
// ö is not among the two-byte characters of GB18030, so its file spells that name otherwise.
const IN_GB = TEXT.replace('Müller & Söhne', 'Müller & Sohn');
const ROWS_IN_GB = [ROWS[0], { ...ROWS[1], company: 'Müller & Sohn' }];

const bytes = (text: string, encoding: BufferEncoding): Buffer => Buffer.from(text, encoding);

describe('the encoding of a file', () => {
  test.each([
    ['UTF-8', bytes(TEXT, 'utf8'), ROWS],
    ['UTF-8 with a byte order mark', bytes(`\uFEFF${TEXT}`, 'utf8'), ROWS],
    ['UTF-16 with a byte order mark', bytes(`\uFEFF${TEXT}`, 'utf16le'), ROWS],
    ['UTF-16 in the other byte order', bytes(`\uFEFF${TEXT}`, 'utf16le').swap16(), ROWS],
    ['UTF-16 without a mark', bytes(TEXT, 'utf16le'), ROWS],
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
    const content = Buffer.concat([bytes(ascii, 'utf8'), gb18030('C-9999,茶叶公司\n')]);
    const rows = await readAll(await customerRows(sourceOf(content, 1000), 'customers.csv'));
    expect(rows.at(-1)).toEqual({ line: 3002, id: 'C-9999', company: '茶叶公司' });
  });

  const opened = (content: Uint8Array, encoding?: string) =>
    customerRows(sourceOf(content), 'customers.csv', { encoding });

  test('that was inferred is said; one that the file says itself is not worth a word', async () => {
    expect((await opened(gb18030(IN_GB))).notes).toEqual([{ code: 'read-as', encoding: 'GB18030' }]);
    expect((await opened(bytes(`\uFEFF${TEXT}`, 'utf16le'))).notes).toEqual([]);
  });

  /**
   * Western, Taiwanese, Korean, Japanese and Russian names as bytes that GB18030 could decode, too.
   */
  test.each([
    ['windows-1252', 'M\xfcller & S\xf6hne,J\xfcrgen', 'Müller & Söhne'],
    ['big5', '\xa5\xfe\xb2y\xad\xb7\xaaA,\xa4\xfd\xa4p\xa9\xfa', '全球風服'],
    ['euc-kr', '\xb1\xe8\xc3\xb6\xbc\xf6\xb9\xda\xbf\xb5\xc8\xf1,\xbc\xad\xbf\xef', '김철수박영희'],
    ['euc-jp', '\xb3\xf4\xbc\xb0\xb2\xf1\xbc\xd2\xbb\xb3\xc5\xc4,\xce\xeb\xcc\xda', '株式会社山田'],
    ['koi8-r', '\xf2\xcf\xcd\xc1\xdb\xcb\xc1\xc1,\xe9\xd7\xc1\xce\xcf\xd7', 'Ромашкаа'],
  ])(
    '%s is never taken for Chinese: the line is named, and what was meant can be said',
    async (encoding, row, company) => {
      const content = bytes(`id,company,name\nC-1,Tea,Ann\nC-2,${row}\n`, 'latin1');
      expect(await refusalOf(() => opened(content))).toMatchObject({
        code: 'wrong-encoding',
        encoding: null,
        line: 3,
      });
      expect((await readAll(await opened(content, encoding)))[1]).toMatchObject({ company });
    },
  );

  test('one wrong byte makes no other encoding of a file that is UTF-8 elsewhere', async () => {
    const content = Buffer.concat([bytes(TEXT, 'utf8'), bytes('C-3,茶,Caf\xe9,\n', 'latin1')]);
    expect(await refusalOf(() => opened(content))).toMatchObject({
      code: 'wrong-encoding',
      line: 4,
      character: 10,
    });
  });

  test('a text with a zero byte in it is not taken for UTF-16', async () => {
    const text = linesOf('id,name', 'C-1,Ann', 'C-2,B\0o');
    expect(await refusalOf(() => customerRows(sourceOf(text), 'a.csv'))).toEqual({
      code: 'not-text',
      file: 'a.csv',
    });
  });

  test('a picture is no text', async () => {
    const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff, 0xd8);
    expect(await refusalOf(() => customerRows(sourceOf(picture), 'tea.png'))).toEqual({
      code: 'not-text',
      file: 'tea.png',
    });
  });
});
