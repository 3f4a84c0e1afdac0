import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../../shared/domain/faults/faults.ts';
import { sentencesIn } from '../../../shared/domain/sentences/sentences-in.ts';
import { fileSource } from '../../../shared/files/formats/source.ts';
import { customerRows } from '../../../shared/files/rows/row-readers.ts';
import { linesOf, readAll, refusalOf, sourceOf } from './sources.ts';

const refused = (content: string) => refusalOf(() => customerRows(sourceOf(content), 'customers.csv'));

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'revisit-csv-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe('a file that is refused whole', () => {
  test.each([
    ['nothing at all', ''],
    ['a byte order mark and nothing else', '\uFEFF'],
    ['blank lines and nothing else', '\n\r\n   \n'],
  ])('says that it is empty when it holds %s', async (_, content) => {
    expect(await refused(content)).toEqual({ code: 'empty-file', file: 'customers.csv' });
  });

  test('a header without rows is no fault: there is just nothing to take in', async () => {
    const file = await customerRows(sourceOf('id,name\n'), 'customers.csv');
    expect(file.count).toBe(0);
    expect(await readAll(file)).toEqual([]);
  });

  test('a quote that is never closed is refused before any row is handed on', async () => {
    expect(await refused(linesOf('id,name', 'C-1,Ann', 'C-2,"Bo'))).toMatchObject({
      code: 'quote-left-open',
    });
  });

  test.each([
    ['inside a bare cell', 'C-2,B"o'],
    ['behind a closed cell', 'C-2,"Bo"b'],
  ])('a stray quote %s is refused with its line', async (_, row) => {
    expect(await refused(linesOf('id,name', 'C-1,Ann', row, 'C-3,Cy'))).toEqual({
      code: 'bad-quote',
      line: 3,
    });
  });

  test('a file that is not there is named', async () => {
    const file = join(await temporaryFolder(), 'customers.csv');
    const open = () => customerRows(fileSource(file), file);
    expect(await refusalOf(open)).toEqual({ code: 'no-file', file });
    await writeFile(file, 'id\nC-1\n');
    expect(await readAll(await open())).toEqual([{ line: 2, id: 'C-1' }]);
  });

  test.each([
    'Customers in March\n\nid;name\nC-1;Ann\n',
    'Customers,,\nprinted on,2011-03-31,\n客户编号,姓名,\nC-1,Ann,\n',
  ])('a title above the header is named, and where the header seems to stand: %j', async (file) => {
    expect(await refusalOf(() => customerRows(sourceOf(file), 'a.csv'))).toMatchObject({
      code: 'header-below',
      line: 3,
      first: expect.stringMatching(/^Customers/),
    });
  });

  test('a folder is no file', async () => {
    const folder = await temporaryFolder();
    expect(await refusalOf(() => customerRows(fileSource(folder), folder))).toEqual({
      code: 'unreadable-file',
      file: folder,
      cause: 'EISDIR',
    });
  });

  test.each<[Fault, string, string]>([
    [
      { code: 'empty-file', file: 'a.csv' },
      'a.csv: is empty; the first line must name the columns',
      'a.csv：文件为空；首行必须是列名',
    ],
    [{ code: 'no-file', file: 'a.csv' }, 'a.csv: there is no such file', 'a.csv：没有这个文件'],
    [
      {
        code: 'columns-missing',
        missing: ['id'],
        found: ['name', 'phone'],
        wouldDo: [{ en: ['client id', 'member id'], zh: ['客户编号', '客户号'] }],
      },
      'the columns id are missing; found were name, phone; id may be called client id, member id; or say which is meant with --map "name=id"',
      '缺少列 id；现有列为 name、phone；id 也可写作 客户编号、客户号；也可用 --map "name=id" 指明',
    ],
    [
      { code: 'header-below', line: 3, first: '三月客户' },
      'the first line must be the header, and is "三月客户"; the header seems to stand on line 3: delete what is above it; nothing was imported',
      '第一行应为表头，现为“三月客户”；表头似乎在第 3 行：请删去其上各行；未导入任何内容',
    ],
    [
      { code: 'column-twice', column: 'id', titles: ['id', '客户编号'] },
      'id and 客户编号 are both the column id; leave one out, or say which is meant with --map "id=id"',
      '“id”和“客户编号”都是列 id；请去掉一列，或用 --map "id=id" 指明',
    ],
  ])('%o has a sentence in both languages', (fault, english, chinese) => {
    expect(sentencesIn('en').fault(fault)).toBe(english);
    expect(sentencesIn('zh').fault(fault)).toBe(chinese);
  });
});
