import { listedLines } from '../../domain/sentences/listed-lines.ts';
import type { FileNote } from '../formats/notes.ts';
import type { FileWords, ImportWords } from './words.ts';

function noteInChinese(note: FileNote): string {
  switch (note.code) {
    case 'read-as':
      return `按 ${note.encoding} 读取；如名称有误，请用 --encoding 指明编码`;
    case 'own-encoding':
      return '工作簿自带编码；--encoding 不起作用';
    case 'sheet':
      return `读取的是工作表“${note.sheet}”；未读取：${note.others.join('、')}（用 --sheet 选择）`;
    case 'nameless-column':
      return `第 ${note.column} 列没有列名，未导入，但其中有内容（最先见于第 ${note.line} 行）`;
    case 'several-columns': {
      const [first, ...others] = note.headers;
      return `${note.column} 取自“${first}”，为空时取自${others.map((header) => `“${header}”`).join('、')}`;
    }
    default:
      return note satisfies never;
  }
}

export const chinese: ImportWords & FileWords = {
  line: (number, sentence, title) => `第 ${number} 行${title === undefined ? '' : `“${title}”`}：${sentence}`,
  unknownColumns: (columns) => `警告：未知列不导入：${columns.join('、')}`,
  note: noteInChinese,
  imported: ({ rows, added, changed, unchanged, leftOut, faults }) =>
    `共 ${rows} 行：新增 ${added}，更改 ${changed}，未变 ${unchanged}，略过 ${leftOut}，拒绝 ${faults.length}`,
  older: (lines) => `${lines.length} 行早于已存内容，已略过：第 ${listedLines(lines, '、')} 行`,
  joined: (lines) => `${lines} 行已并入同一订单的其他行`,
  customersAssigned: (count) => `已为 ${count} 个客户分配专员`,
  allTaken: (file) => `已导入：${file}。没有被拒绝的行。`,
  someRefused: (file, rows) =>
    `部分导入：${file}。有 ${rows} 行被拒绝；请按下列说明改正后重新投放，已导入的行不会重复导入。`,
  fileRefused: (file) => `已拒绝：${file}。其中的内容一概没有导入。`,
};
