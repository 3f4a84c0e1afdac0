import type { Unread } from '../../faults/faults.ts';

/** 可作多种理解的内容有哪些含义，以及如何写明。 */
export function meaningsInChinese({ of }: Unread & { code: 'ambiguous' }): string {
  switch (of) {
    case 'day-or-month':
      return '可能是两个不同的日期；请写作 2026-03-05，或用 --dates dmy（日在前）或 --dates mdy（月在前）说明';
    case 'day-number':
      return '可能是多个不同的日期（电子表格的日期序号、1970 年以来的秒数）；请写作 2026-03-05（--dates dmy 或 mdy 只读取 3/5/2026 这样的日期）';
    case 'century':
      return '没有写明世纪；请用四位数写年份，例如 2026-03-05';
    case 'decimal-mark':
      return '可能是两个不同的金额；请写作 1234.5，若以逗号作小数点，请用 --decimal , 说明';
    default:
      return of satisfies never;
  }
}
