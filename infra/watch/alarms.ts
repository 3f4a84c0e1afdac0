import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { defaultPolicy } from '../../shared/domain/policy/policy.ts';
import { calendarOf, firstUnknownYear } from '../../shared/domain/time/calendar.ts';
import { type BothLanguages, serviceOf } from '../constructs/family.ts';
import type { DepartmentFunction } from '../constructs/function.ts';
import type { WorkQueue } from '../constructs/queue.ts';

/** When somebody is told, and what a person loses meanwhile. */
export interface AlarmPlan {
  /** Part of the alarm's name. */
  id: string;
  metric: IMetric;
  /** Told when the metric is above this, or below it, in each of so many periods. */
  above?: number;
  below?: number;
  periods?: number;
  /** Silence is as bad as a bad number: what should report each minute does not. */
  silenceCounts?: boolean;
  losing: BothLanguages;
}

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/** What the functions measure (functions/runtime/instrumentation.ts). */
export const measuredIn =
  (stageName: string) =>
  (metricName: string, statistic: string, period = FIVE_MINUTES): Metric =>
    new Metric({
      namespace: 'Revisit',
      metricName,
      statistic,
      period,
      dimensionsMap: { service: serviceOf(stageName) },
    });

type Measured = ReturnType<typeof measuredIn>;

const reputation = (metricName: string) =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Maximum', period: Duration.hours(1) });

/** The year that the alarm names: the first that the policy of nobody knows. */
const unknown = firstUnknownYear(calendarOf(defaultPolicy().calendar))?.year ?? '';

export const clockAlarms = (measured: Measured): AlarmPlan[] => [
  {
    id: 'ClockStopped',
    metric: measured('Swept', 'Sum', MINUTE),
    below: 1,
    periods: 5,
    silenceCounts: true,
    losing: {
      en: 'The clock has not swept for 5 minutes: complaints pass their one-hour deadline unseen, and no calls, visits or letters come up.',
      zh: '时钟已 5 分钟没有巡检：投诉超过一小时时限无人知晓，电话、拜访和邮件都不会产生。',
    },
  },
  {
    id: 'LettersWait',
    metric: measured('OldestLetter', 'Maximum'),
    above: 900,
    silenceCounts: true,
    losing: {
      en: 'Letters wait for longer than 15 minutes, or the post does not run: staff are not told of deadlines, and customers get no answer.',
      zh: '邮件等待超过 15 分钟，或发信程序没有运行：员工收不到时限提醒，客户收不到答复。',
    },
  },
  {
    id: 'LettersRefused',
    metric: measured('Refused', 'Sum'),
    above: 0,
    periods: 3,
    losing: {
      en: 'SES has refused letters, or not answered, for a quarter of an hour: staff are not told of deadlines, customers get no answer, and after some refusals a letter to a customer is given up.',
      zh: 'SES 已连续一刻钟拒收邮件或没有答复：员工收不到时限提醒，客户收不到答复，给客户的邮件多次被拒后会被放弃。',
    },
  },
  {
    id: 'FateUnknown',
    metric: measured('FateUnknown', 'Sum'),
    above: 0,
    losing: {
      en: 'SES did not say whether some letters went out: those to staff are sent again, late; those to customers are not sent again, so a customer may never get theirs.',
      zh: 'SES 没有说明部分邮件是否发出：给员工的会补发，但会晚到；给客户的不会再发，客户可能始终收不到。',
    },
  },
  {
    id: 'NobodyTold',
    metric: measured('NobodyTold', 'Sum'),
    above: 0,
    losing: {
      en: 'Letters do not reach somebody on the staff, and nobody above them can be written to: their morning list and their deadlines reach no one until the addresses are mended.',
      zh: '有员工收不到邮件，其上级也无法用邮件通知：改正邮箱之前，其每日清单和时限提醒无人收到。',
    },
  },
  {
    id: 'HolidaysUnknown',
    metric: measured('UnknownHolidays', 'Maximum'),
    above: 0,
    losing: {
      en: `A year begins within 60 days of which the public holidays are not known (${unknown} or later): people are asked to work and matters escalate on days off, until calendar.days of the policy gives that year.`,
      zh: `六十天内将进入节假日安排未知的年份（${unknown} 年或以后）：在制度的 calendar.days 中写入该年的安排之前，放假日会照常派发待办并上报。`,
    },
  },
  {
    id: 'SetAside',
    metric: measured('SetAside', 'Sum'),
    above: 0,
    losing: {
      en: 'Records that cannot be read were set aside: for those customers, staff or letters nothing happens until the record is mended.',
      zh: '有无法读取的记录被搁置：修复之前，相关客户、员工或邮件不会有任何动作。',
    },
  },
];

export const pageAlarms = (measured: Measured): AlarmPlan[] => [
  {
    id: 'PagesFail',
    metric: measured('PagesFailed', 'Sum'),
    above: 0,
    losing: {
      en: 'Visitors of a page were told to try again: what they wanted, an unsubscription or an answer to the survey, is not noted.',
      zh: '访客打开页面时被告知稍后再试：退订或满意度评分没有记下。',
    },
  },
];

export const mailAlarms = (): AlarmPlan[] => [
  {
    id: 'BounceRate',
    metric: reputation('Reputation.BounceRate'),
    above: 0.05,
    losing: {
      en: 'More than 5 % of letters bounce: at 10 % SES may stop all letters of this account.',
      zh: '退信率超过 5%：达到 10% 时，SES 可能停止本账号的全部发信。',
    },
  },
  {
    id: 'ComplaintRate',
    metric: reputation('Reputation.ComplaintRate'),
    above: 0.001,
    losing: {
      en: 'More than 0.1 % of letters are reported as spam: at 0.5 % SES may stop all letters of this account.',
      zh: '垃圾邮件投诉率超过 0.1%：达到 0.5% 时，SES 可能停止本账号的全部发信。',
    },
  },
];

export const queueAlarms = (measured: Measured): AlarmPlan[] => [
  {
    id: 'MessagesFail',
    metric: measured('MessagesFailed', 'Sum'),
    above: 0,
    losing: {
      en: 'Work that came through a queue failed and is tried again: a dropped file, the fate of a letter, or a part of a big morning comes late.',
      zh: '经队列送来的工作处理失败，正在重试：投放的文件、邮件去向或大批到期客户的一部分会延后处理。',
    },
  },
];

export const intakeAlarms = (measured: Measured): AlarmPlan[] => [
  {
    id: 'IntakeRefused',
    metric: new MathExpression({
      expression: 'FILL(files, 0) + FILL(rows, 0)',
      usingMetrics: { files: measured('FilesRefused', 'Sum'), rows: measured('RowsRefused', 'Sum') },
      period: FIVE_MINUTES,
    }),
    above: 0,
    losing: {
      en: 'A dropped file, or rows of it, were refused: those customers, staff, orders or balances are missing; the report beside the file says why.',
      zh: '投放的文件或其中部分行被拒收：相应的客户、员工、订货或欠款没有进入系统，原因见文件旁的报告。',
    },
  },
];

export const functionAlarm = ({ lambda, losing, toleratedErrors, node }: DepartmentFunction): AlarmPlan => ({
  id: `${node.id}Fails`,
  metric: lambda.metricErrors({ statistic: 'Sum', period: FIVE_MINUTES }),
  above: toleratedErrors,
  losing,
});

export const deadLetterAlarm = ({ deadLetters, losing, node }: WorkQueue): AlarmPlan => ({
  id: `${node.id}DeadLetters`,
  metric: deadLetters.metricApproximateNumberOfMessagesVisible({
    statistic: 'Maximum',
    period: FIVE_MINUTES,
  }),
  above: 0,
  losing,
});

/** Everything that can fail. */
export interface Watched {
  functions: readonly DepartmentFunction[];
  queues: readonly WorkQueue[];
}
