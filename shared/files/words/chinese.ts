import type { FileWords, ImportWords } from './words.ts';

export const chinese: ImportWords & FileWords = {
  line: (number, sentence) => `第 ${number} 行：${sentence}`,
  unknownColumns: (columns) => `警告：未知列不导入：${columns.join('、')}`,
  imported: ({ rows, added, changed, unchanged, leftOut, faults }) =>
    `共 ${rows} 行：新增 ${added}，更改 ${changed}，未变 ${unchanged}，略过 ${leftOut}，拒绝 ${faults.length}`,
  customersAssigned: (count) => `已为 ${count} 个客户分配专员`,
  allTaken: (file) => `已导入：${file}。没有被拒绝的行。`,
  someRefused: (file, rows) =>
    `部分导入：${file}。有 ${rows} 行被拒绝；请按下列说明改正后重新投放，已导入的行不会重复导入。`,
  fileRefused: (file) => `已拒绝：${file}。其中的内容一概没有导入。`,
};
