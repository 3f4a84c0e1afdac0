import { narrowText } from './clean-text.ts';

/** Words by which tables say that there is nothing, whatever the column. */
const EMPTY = new Set([
  ...['无', '暂无', '没有', '空', '(空)', '(空白)', '未填', '未填写', '未提供', '不适用', '缺失'],
  ...['-', '--', '---', '–', '—', '——', '−', '/'],
  ...[
    'n/a',
    '#n/a',
    '(n/a)',
    'n.a.',
    '<na>',
    '\\n',
    '<null>',
    '(null)',
    '[null]',
    '(none)',
    '(blank)',
    '<none>',
  ],
]);
/**
 * The same, which may also be somebody's name or country (Null, Nan, NA for Namibia): only as
 * programs write them.
 */
const EMPTY_AS_WRITTEN = new Set([
  'NULL',
  'null',
  'None',
  'NONE',
  'none',
  'nil',
  'NIL',
  'NaN',
  'nan',
  'undefined',
]);
const SHORT = 12;

/** Whether a cell says that it says nothing. */
export function isEmptyWord(text: string): boolean {
  if (text.length > SHORT) return false;
  const narrow = narrowText(text);
  return EMPTY.has(narrow.toLowerCase()) || EMPTY_AS_WRITTEN.has(narrow) || narrow === '';
}

const CHINESE_TOTAL =
  /^(?:本页|本月|本日|本年|累计|全部|金额|数量|客户|订单)?(?:合计|总计|小计|共计|总和|汇总|总额|总数)(?:金额|数量|人数|数|元|行)?$/u;
const CHINESE_COUNT = /^共\d+[条行笔个项页]/u;
const TOTAL = /^(?:(?:grand|sub|page|report|overall|running)-?)?totals?(?:amount|rows|records|count)?$|^sum$/;

/** `合计：1,200.00 元`, `Total: 5`: the sum stands in the same cell. */
const WITH_ITS_SUM = /\s*[:：=\s]\s*[¥￥$€£]?-?\d[\d,.]*\s*[人条行笔个项元家户]?$/u;
const LONGEST_TOTAL = 40;

/**
 * The words of the line under which a table adds up (合计, Grand Total), however they are spaced.
 */
export function isTotalWord(text: string): boolean {
  if (text.length > LONGEST_TOTAL) return false;
  const narrow = narrowText(text);
  return [narrow, narrow.replace(WITH_ITS_SUM, '')].some((words) => {
    const word = words.replace(/[\s:.;=*_()[\]]/gu, '').toLowerCase();
    return CHINESE_TOTAL.test(word) || CHINESE_COUNT.test(word) || TOTAL.test(word);
  });
}
