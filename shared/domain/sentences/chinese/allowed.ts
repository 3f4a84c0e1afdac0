import type { Allowed } from '../../faults/faults.ts';

/** 字段允许什么，用于拒绝时的说明。 */
export const allowedInChinese = (allowed: Allowed): string => {
  switch (allowed.kind) {
    case 'one-of':
      return `以下之一：${allowed.values.join('、')}`;
    case 'list-of':
      return `由以下各项组成且不重复的列表：${allowed.values.join('、')}`;
    case 'whole-number':
      return `${allowed.min} 至 ${allowed.max} 的整数`;
    case 'time':
      return '时间 HH:MM';
    case 'hours-list':
      return '时段 HH:MM-HH:MM 的列表';
    case 'zone':
      return 'IANA 时区，例如 Asia/Shanghai';
    case 'date':
      return '日期 YYYY-MM-DD';
    case 'date-not-before':
      return `不早于 ${allowed.earliest} 的日期 YYYY-MM-DD`;
    case 'date-between':
      return `${allowed.earliest} 至 ${allowed.latest} 的日期`;
    case 'own-weekday':
      return '与所写星期相符的日期';
    case 'instant':
      return '时间，例如 2026-11-23T08:30，可带时区偏移';
    case 'true-or-false':
      return 'true 或 false';
    case 'map':
      return '文件中的列名及其含义，例如 "客户id=id,姓名=name"';
    case 'yes-or-no':
      return '是 或 否';
    case 'object':
      return '一个对象';
    case 'amount':
      return `小数，例如 ${allowed.decimalComma ? '139,12' : '139.12'}`;
    case 'email':
      return '单纯的邮箱地址，例如 ann@example.com';
    case 'number':
      return `${allowed.min} 至 ${allowed.max} 的数`;
    case 'url':
      return '网址，例如 http://localhost:8005';
    case 'link':
      return `以 https:// 或 http:// 开头的链接，最多 ${allowed.max} 个字符`;
    case 'other-table':
      return '另一张表的名称，不是要放回的那张表';
    case 'table-name':
      return '至少 3 个字符的表名';
    case 'keys':
      return '一个或多个密钥，每个至少 16 个字符，以逗号分隔';
    case 'folder':
      return '可写入的目录';
    case 'own-id':
      return '既不在括号内、也不是系统自身用词（如 constructor）的编号';
    case 'one-line':
      return `一行，1 至 ${allowed.max} 个字符`;
    case 'text':
      return `1 至 ${allowed.max} 个字符的文字`;
    case 'word-list':
      return `最多 ${allowed.most} 个词的列表，每个 1 至 ${allowed.max} 个字符，首尾无空格`;
    case 'pattern-list':
      return `最多 ${allowed.most} 个正则表达式的列表，每个 1 至 ${allowed.max} 个字符`;
    default:
      return allowed satisfies never;
  }
};
