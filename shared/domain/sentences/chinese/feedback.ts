import { type Handed, isLate } from '../../feedback/feedback-step.ts';
import type { Display, FeedbackSentences } from '../feedback-sentences.ts';
import { spansIn } from '../spans.ts';

const listed = (names: readonly string[]): string => names.join('、');

const insteadOf = (passedOver: readonly string[], { person }: Display): string =>
  passedOver.length > 0 ? `（${listed(passedOver.map(person))}不在岗，由其代理）` : '';

/** 轮到何人，截止何时。 */
const turn = ({ holder, passedOver, deadline }: Handed, display: Display): string =>
  holder === null
    ? `暂无人可判定，截止 ${display.moment(deadline)}`
    : `轮到 ${display.person(holder)}${insteadOf(passedOver, display)}，截止 ${display.moment(deadline)}`;

const { duration, elapsed } = spansIn({ day: '天', hour: '小时', minute: '分钟' });

export const feedbackInChinese: FeedbackSentences = {
  channel: {
    phone: '电话',
    email: '邮件',
    wechat: '微信',
    chat: '在线沟通',
    visit: '拜访',
    web: '网页',
  },
  category: {
    product: '产品',
    service: '服务',
    operation: '运营',
    suggestion: '建议',
    consultation: '咨询',
  },
  urgency: { urgent: '紧急', normal: '一般' },
  until: (deadline) => `截止 ${deadline}`,
  decidedAt: (moment) => `判定于 ${moment}`,
  because(because) {
    switch (because.code) {
      case 'given':
        return '由登记人指定';
      case 'sign':
        return `因为文中有“${because.sign}”`;
      case 'no-sign':
        return '文中没有相关的词';
      default:
        return because satisfies never;
    }
  },
  workingTime: duration,
  late: (step) => (isLate(step) ? `延迟 ${elapsed(step.lateSeconds)}` : undefined),
  step(step, display) {
    const { person, moment } = display;
    switch (step.code) {
      case 'reported':
        return `${step.by === null ? '' : `由 ${person(step.by)} `}登记（${feedbackInChinese.channel[step.channel]}）；${turn(step, display)}`;
      case 'warned':
        return step.holder === null
          ? `到点提醒，但暂无人负责：截止 ${moment(step.deadline)}`
          : `已提醒 ${person(step.holder)}：截止 ${moment(step.deadline)}`;
      case 'escalated':
        return `已等待 ${duration(step.waited)}（工作时间），${step.from === null ? '此前无人负责' : `${person(step.from)} 未答复`}；已上报，${turn(step, display)}`;
      case 'coordinated':
        return `${person(step.by)} 请 ${step.department} 部门协调；${turn(step, display)}`;
      case 'reminded':
        return `已等待 ${duration(step.waited)}（工作时间），${step.holder === null ? '到点催办，但暂无人负责' : `催办 ${person(step.holder)}`}`;
      case 'decided':
        return `${person(step.by)} 判定：${step.decision}`;
      case 'withdrawn':
        return `${person(step.by)} 撤回判定；${turn(step, display)}`;
      case 'reopened':
        return `${step.by === null ? '客户对答复不满意，重新提出' : `${person(step.by)} 重新提出`}，编号 ${step.as}`;
      case 'added':
        return `客户补充：${step.text}；${turn(step, display)}`;
      case 'filed':
        return `${person(step.by)} 已归档为案例`;
      default:
        return step satisfies never;
    }
  },
};
