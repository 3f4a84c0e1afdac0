import { TRACES, type TraceCounts } from '../../../shared/domain/records/erasure.ts';
import type { RecordFault } from '../../../shared/domain/records/record-kind.ts';
import type { Department } from '../../department/department.ts';
import type { UpkeepWords } from '../maintenance-words.ts';

const KIND: UpkeepWords['kind'] = {
  customer: '客户档案',
  order: '订货',
  touch: '联系',
  task: '待办',
  feedback: '反馈',
  'feedback-step': '反馈经过',
  case: '案例',
  letter: '邮件',
  staff: '员工',
  roster: '客户分配表',
  policy: '制度',
  suppression: '停发名单',
  erasure: '删除记录',
  clock: '时钟',
  lease: '占用',
  unknown: '（未知种类）',
  other: '其他',
};

const NEVER_DUE = {
  'no-moment': '应再次查看（有 dueShard），却没有时刻（dueAt）',
  'no-shard': '应再次查看（有 dueAt），却不在任何分片（dueShard）',
  'bad-moment': '再次查看的时刻（dueAt）不是时刻',
  'other-shard': '所在分片（dueShard）中无人查看此类记录',
};

const moment = (at: string | null): string => (at === null ? '不再' : `于 ${at} `);

function faultInChinese(fault: RecordFault): string {
  switch (fault.code) {
    case 'unreadable':
      return `无法读取：${fault.why}`;
    case 'unknown-kind':
      return fault.kind === null ? '没有种类' : `种类未知：${fault.kind}`;
    case 'never-due':
      return `时钟永远不会查看它：${NEVER_DUE[fault.because]}`;
    case 'other-look':
      return `时钟将${moment(fault.dueAt)}查看它，按规则应${moment(fault.byTheRules)}；将现行制度再设置一次即可重新计算`;
    default:
      return fault satisfies never;
  }
}

const listed = (counts: TraceCounts): string =>
  TRACES.flatMap((kind) => (counts[kind] ? [`${KIND[kind]} ${counts[kind]}`] : [])).join('、') || '无';

/** 删除触及不到之处。 */
const COPIES: { readonly [copies in Department['copies']]: string } = {
  backups: '数据表的备份（时间点恢复），35 天',
  folder: '他人对数据目录所做的副本；目录本身不再留有内容',
  another: '本机数据库自身文件中保留的已删记录',
};

export const upkeepInChinese: UpkeepWords = {
  verbs: {
    check: '读取所有记录，指出无法处理的记录',
    erase: '应请求删除某客户的一切资料；不加 --yes 则只说明将删除什么',
    copyBack: '从恢复出来的表放回客户资料；不加 --yes 则只计数',
  },
  options: {
    eraser: '由谁负责，填工号',
    copied: '只放回此客户，包括已删除的客户',
    yes: '确实执行；无法撤回',
  },
  kind: KIND,
  count: (kind, records, schemas) =>
    [`${kind}：${records}`, ...schemas.map((one) => `格式 ${one.schema}：${one.records}`)].join('，'),
  leftOut: (key, why) => `警告：记录无法读取，已略过：${key}（${why}）`,
  allReadable: '所有记录均可读取。',
  recordFault: faultInChinese,
  faulty: (key, sentence) => `${key}：${sentence}`,
  untold: (count) => `另有 ${count} 条`,
  comesBack: '无法读取的记录仍然到期：修复之后，或换回能读取它的程序之后，由下一次巡检或投递处理。',
  wouldErase: (customerId, counts) => `将删除客户 ${customerId} 的：${listed(counts)}`,
  copiedBack: ({ put, deleted }) => `已放回 ${put} 条，移除 ${deleted} 条`,
  wouldCopyBack: ({ put, deleted }) => `将放回 ${put} 条，移除 ${deleted} 条；要执行请加 --yes`,
  notYet: '尚未删除任何资料。要永久删除，请加 --yes。',
  nothingKept: (customerId) => `没有客户 ${customerId} 的任何资料。`,
  unfinished: (customerId) => `对客户 ${customerId} 的一次删除曾被中断。要完成它，请加 --yes。`,
  erased: (customerId, counts) => `已删除客户 ${customerId} 的：${listed(counts)}`,
  earlier: (number, began, person, finished) =>
    `  第 ${number} 次删除：${began} 由 ${person} 开始，${finished === null ? '尚未完成' : `${finished} 完成`}`,
  stays: (copies) => [
    '仍然保留：',
    '  本次删除的记录：客户编号、何人、何时、多少条',
    '  若客户不愿收信：其地址的指纹（不含地址），以免再寄出邮件',
    `  ${COPIES[copies]}`,
    '  导入过的文件，本机和存储桶中的均在：请自行删除；再次导入时，已删除的客户会被拒收，加 --again 才会重新建立',
    '  已经寄出的邮件，在收件人的邮箱里',
  ],
};
