import type { FileContainer, FileFault } from '../../faults/file-faults.ts';
import { storageTroubleInChinese } from './environment-faults.ts';

const WHAT: { [what in FileContainer]: string } = {
  xls: '是旧格式的工作簿（.xls）；请打开后另存为 .xlsx 或 CSV UTF-8',
  encrypted: '是带密码的工作簿；请去掉密码，另存为 .xlsx 或 CSV UTF-8',
  html: '其实是网页（HTML）；请用电子表格打开后另存为 .xlsx 或 CSV UTF-8',
  xml: '其实是 XML；请用电子表格打开后另存为 .xlsx 或 CSV UTF-8',
  pdf: '是 PDF；请索取 .xlsx 或 CSV UTF-8 格式的表格',
  rtf: '是文本文档（RTF）；请将其中的表格另存为 .xlsx 或 CSV UTF-8',
  json: '是 JSON，不是表格；请另存为 .xlsx 或 CSV UTF-8',
  archive: '是压缩包；请解压后导入其中的文件',
  'open-document': '是 OpenDocument 文件（.ods）；请另存为 .xlsx 或 CSV UTF-8',
  'no-workbook': '是 ZIP 压缩包，而不是可读取的工作簿；请解压，或将工作簿重新另存为 .xlsx',
};

const named = (separator: string): string => (separator === '\t' ? '制表符' : ` ${separator} `);

/** Why a file was refused whole, and what to do about it. */
export function fileFaultInChinese(fault: FileFault): string {
  switch (fault.code) {
    case 'unknown-folder':
      return `${fault.file}：${fault.folder === '' ? '不在任何文件夹中' : `没有文件夹 ${fault.folder}`}；可用的文件夹为 ${fault.known.join('、')}`;
    case 'no-file':
      return `${fault.file}：没有这个文件`;
    case 'unreadable-file':
      return `${fault.file}：无法读取：${storageTroubleInChinese(fault.cause)}（${fault.cause}）`;
    case 'empty-file':
      return `${fault.file}：文件为空；首行必须是列名`;
    case 'not-text':
      return `${fault.file}：不是文本，其中有零字节`;
    case 'no-table':
      return `${fault.file}：${WHAT[fault.what]}`;
    case 'workbook-too-large':
      return `${fault.file}：工作簿过大，无法读取；请将工作表另存为 CSV UTF-8`;
    case 'no-sheet':
      return `${fault.file}：没有工作表 ${fault.sheet}；${fault.known.length > 0 ? `现有 ${fault.known.join('、')}` : '此文件不是工作簿，没有工作表'}`;
    case 'wrong-encoding': {
      const place = `第 ${fault.line} 行第 ${fault.character} 个字符`;
      return fault.encoding === null
        ? `${fault.file}：${place}不是 UTF-8，而按 GB18030 读出的内容不像中文；请另存为 CSV UTF-8，或用 --encoding 指明编码，例如 gb18030、big5 或 windows-1252；未导入任何内容`
        : `${fault.file}：${place}不是 ${fault.encoding}；请另存为 CSV UTF-8，或用 --encoding 指明编码；未导入任何内容`;
    }
    case 'separator-unclear':
      return `${fault.file}：从表头无法判断分隔符是${fault.found.map(named).join('还是')}；请在表头前加一行，例如 sep=${fault.found[0]}`;
    case 'columns-missing': {
      const wouldDo = fault.missing.map(
        (column, index) => `${column} 也可写作 ${fault.wouldDo[index]?.zh.join('、')}`,
      );
      return `缺少列 ${fault.missing.join('、')}；现有列为 ${fault.found.join('、')}；${wouldDo.join('；')}；也可用 --map "${fault.found.at(0)}=${fault.missing.at(0)}" 指明`;
    }
    case 'header-below':
      return `第一行应为表头，现为“${fault.first}”；表头似乎在第 ${fault.line} 行：请删去其上各行；未导入任何内容`;
    case 'column-twice':
      return `“${fault.titles[0]}”和“${fault.titles[1]}”都是列 ${fault.column}；请去掉一列，或用 --map "${fault.titles[0]}=${fault.column}" 指明`;
    case 'no-column':
      return `--map：没有列 ${fault.column}；现有列为 ${fault.found.join('、')}`;
    case 'quote-left-open':
      return `第 ${fault.line} 行：此处的引号没有结束；未导入任何内容`;
    case 'bad-quote':
      return `第 ${fault.line} 行：引号位置不对；引号内的引号请写两次；未导入任何内容`;
    case 'not-json':
      return `${fault.file}：不是 JSON：${fault.cause}`;
    default:
      return fault satisfies never;
  }
}
