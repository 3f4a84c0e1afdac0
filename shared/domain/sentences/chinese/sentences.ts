import type { Task } from '../../customers/task.ts';
import { type NothingReason, whyNothing } from '../../follow-up/why-nothing.ts';
import { CHANNELS } from '../../names.ts';
import type { Window } from '../../policy/windows.ts';
import { openStatement } from '../open-statement.ts';
import type { Sentences } from '../sentences.ts';
import { faultInChinese } from './faults.ts';
import { feedbackInChinese } from './feedback.ts';
import { roleNames, taskStateNames } from './names.ts';

const basis = { order: '订货', contract: '合同验收', archive: '建档' };
const channel = { phone: '电话', sms: '短信', meeting: '拜访面谈', wechat: '微信', email: '邮件' };

const windowInChinese = ({ opens, closes }: Window): string => `${opens} 起至 ${closes} 前的时限`;

export const chinese: Sentences = {
  rule: {
    'idle-week': '超过一周不订货',
    'monthly-touch': '超过一个月不合作',
    'annual-visit': '每年定期回访',
  },
  taskState: taskStateNames,
  letterState: {
    queued: '待发',
    claimed: '正在发送',
    sent: '已发送',
    unknown: '结果不明',
    failed: '失败',
    suppressed: '不予发送',
  },
  channel,
  role: roleNames,
  basis,
  reason(reason) {
    switch (reason.code) {
      case 'idle-week':
        return reason.basis === 'order'
          ? `超过 ${reason.days} 天未订货，最近一次订货为 ${reason.on}`
          : `自 ${reason.on} ${basis[reason.basis]}以来超过 ${reason.days} 天未订货`;
      case 'monthly-touch':
        return `自 ${reason.on} ${reason.basis === 'order' ? '最近一次订货' : basis[reason.basis]}以来超过 ${
          reason.month
        } 个月未订货；本月应联系 ${reason.contacts} 次，此为第 ${reason.contact} 次`;
      case 'annual-visit':
        return `自 ${reason.on} 登记起第 ${reason.year} 年：${reason.since} 以来没有拜访面谈`;
      default:
        return reason satisfies never;
    }
  },
  asks: ({ channels, dueOn }) =>
    channels.length === CHANNELS.length
      ? `最迟 ${dueOn} 联系，方式不限`
      : `最迟 ${dueOn} 联系，方式：${channels.map((name) => channel[name]).join('或')}`,
  together: (...statements) => statements.join('；'),
  under: (heading, statement) => `${heading}：${statement}`,
  ending: (task) => (task.state === 'open' ? undefined : lastEnd(task)),
  openAgain(task) {
    const end = task.state === 'open' ? lastEnd(task) : undefined;
    return end && `原先的了结不再成立，重新开立（${end}）`;
  },
  verdict(verdict, archive, task) {
    switch (verdict.is) {
      case 'off':
        return '无事可做，因为制度中已关闭此规则';
      case 'opens':
        return `现应开立：${verdict.duties.map(windowInChinese).join('，')}`;
      case 'asked':
        return `已开立：${task ? `${openStatement(chinese, task)}；` : ''}时限于 ${verdict.task.closes} 截止`;
      case 'closes':
        return `${verdict.task.id} 的时限已于 ${verdict.task.closes} 截止而没有联系：下次巡检记为错过`;
      case 'waits':
      case 'rests': {
        const next = verdict.is === 'waits' ? `下次检查日期为 ${verdict.lookOn}` : '有新订单后再检查';
        return `无事可做，因为${because(whyNothing(verdict, archive), task)}；${next}`;
      }
      default:
        return verdict satisfies never;
    }
  },
  letterNote({ note }) {
    switch (note?.code) {
      case undefined:
        return undefined;
      case 'unsubscribed':
        return '客户已退订';
      case 'no-consent':
        return '客户未同意接收邮件';
      case 'no-address':
        return '没有邮箱地址';
      case 'no-longer-due':
        return '发出前相关事项已了结';
      case 'nothing-to-do':
        return '已无事项可告知';
      case 'recipient-gone':
        return '收件人已不在册';
      case 'refused':
        return `被拒：${note.error}`;
      case 'fate-unknown':
        return `是否发出不明：${note.error}`;
      case 'bounced':
        return `被退回：${note.error}`;
      case 'rejected':
        return `SES 接收后拒发：${note.error}`;
      case 'complained':
        return '已送达，但收件人标记为垃圾邮件；不再向此邮箱发送';
      case 'bounced-before':
        return '此邮箱的邮件曾被退回';
      case 'complained-before':
        return '此邮箱曾将邮件标记为垃圾邮件';
      default:
        return note satisfies never;
    }
  },
  feedback: feedbackInChinese,
  fault: faultInChinese,
};

function lastEnd({ ends }: Task): string | undefined {
  const end = ends.at(-1);
  switch (end?.state) {
    case undefined:
      return undefined;
    case 'done':
      return `${end.by} 已于 ${end.on} 完成（${channel[end.channel]}）`;
    case 'cancelled': {
      const { orderId, on } = end;
      if (end.why === 'ordered') return `已取消，${on} 有新订单 ${orderId ?? ''}`;
      return orderId === null ? `已取消，${on} 档案更正` : `已取消，${on} 订单 ${orderId} 更正或撤销`;
    }
    case 'missed':
      return `已错过，时限于 ${end.on} 截止`;
    case 'excused':
      return `${end.by} 已免责：${end.why}`;
    default:
      return end satisfies never;
  }
}

function because(waiting: NothingReason, task: Task | undefined): string {
  switch (waiting.code) {
    case 'settled': {
      if (!task) return `${windowInChinese(waiting.window)}得知过晚，不再补开`;
      const ending = chinese.ending(task);
      return `${windowInChinese(waiting.window)}已了结${ending ? `（${ending}）` : ''}`;
    }
    case 'over-at-enrolment':
      return `${windowInChinese(waiting.window)}在客户 ${waiting.enrolledOn} 登记时已过`;
    case 'no-window-follows':
      return '其后没有时限';
    case 'visit-later':
      return `客户自 ${waiting.enrolledOn} 登记，应自 ${waiting.opens} 起回访`;
    case 'too-early':
      return `最近一次${basis[waiting.basis]}为 ${waiting.on}，时限自 ${waiting.opens} 起`;
    default:
      return waiting satisfies never;
  }
}
