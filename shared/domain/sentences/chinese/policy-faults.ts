import type { Contradiction, NotSupported } from '../../faults/policy-faults.ts';

/** 引擎无法查找的写法。 */
const NOT_SUPPORTED: { [what in NotSupported]: string } = {
  lookahead: '先行断言',
  backreference: '反向引用',
  repetition: '过大的重复次数',
  other: '无法识别的写法',
};

/** 整份制度不能怎样。 */
export function policyFaultInChinese(fault: Contradiction): string {
  switch (fault.code) {
    case 'weekly-reaches-monthly':
      return `rules.idle-week 最晚在最近一次订货后 ${fault.idleClosesAfterDays} 天截止，而 rules.monthly-touch 可能在其后 ${fault.monthlyOpensAfterDays} 天就开始（例如 ${fault.lastOrderOn} 的订单）；请减小 afterDays 或 withinDays，或增大 afterMonths`;
    case 'pattern-unsupported':
      return `${fault.path}：${fault.pattern} 含有${NOT_SUPPORTED[fault.what]}（${fault.part}），不受支持，因为这样的查找可能永远不会结束；允许不含先行断言和反向引用、重复次数不超过 1000 的 JavaScript 正则表达式`;
    case 'patterns-too-large':
      return `response.classify：全部 patterns 合计过大（文字中每个字符需 ${fault.steps} 步，最多 ${fault.most} 步）；请减小 {100} 之类的重复次数，或减少 patterns`;
    case 'policy-too-large':
      return `制度共 ${fault.bytes} 字节，最多可保存 ${fault.most} 字节；请删去 calendar.days 中已经过去的日期，或减少词语和 patterns`;
    case 'no-working-time':
      return `calendar：从 ${fault.from} 到 ${fault.until} 之前只有 ${fault.minutes} 分钟工作时间，而一件事可能需要 ${fault.needed} 分钟；请增加 workingDays 或 workingHours，或减少 calendar.days 中的休息日`;
    case 'hours-overlap':
      return `${fault.path}：${fault.second} 在 ${fault.first} 结束前开始；允许按先后排列且不重叠的时段`;
    case 'hours-backwards':
      return `${fault.path}：${fault.hours} 的起止时间相同；允许起止不同的时段，可以跨零点（22:00-06:00）`;
    case 'quiet-all-day':
      return `revisitMail.quietHours：from 与 to 均为 ${fault.at}，邮件将永远无法发出；允许两个不同的时间`;
    case 'annual-window-too-long':
      return `rules.annual-visit：withinMonths ${fault.withinMonths} 大于 everyMonths ${fault.everyMonths}；允许不大于 everyMonths`;
    case 'warning-before-start':
      return `response：warnBeforeMinutes ${fault.warnBeforeMinutes} 不小于 decideWithinMinutes ${fault.decideWithinMinutes}；允许小于后者`;
    default:
      return fault satisfies never;
  }
}
