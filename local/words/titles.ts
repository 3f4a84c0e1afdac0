import type { Language } from '../../shared/domain/names.ts';

/** What the columns of written lists are called. */
const TITLES = {
  task: ['待办编号', 'Task'],
  rule: ['规则', 'Rule'],
  customerId: ['客户编号', 'Customer ID'],
  customerName: ['客户', 'Customer'],
  opens: ['开始日期', 'Opens'],
  closes: ['截止日期', 'Closes'],
  dueOn: ['应办日期', 'Due on'],
  state: ['状态', 'State'],
  assignee: ['负责人', 'Assignee'],
  statement: ['说明', 'Statement'],
  letter: ['邮件编号', 'Letter'],
  kind: ['种类', 'Kind'],
  recipient: ['收件人', 'Recipient'],
  to: ['收件地址', 'Sent to'],
  subject: ['主题', 'Subject'],
  queuedAt: ['排队时间', 'Queued at'],
  settledAt: ['处理时间', 'Settled at'],
  attempts: ['尝试次数', 'Attempts'],
  note: ['备注', 'Note'],
  feedback: ['反馈编号', 'Feedback'],
  category: ['类别', 'Category'],
  urgency: ['紧急程度', 'Urgency'],
  reportedAt: ['登记时间', 'Reported at'],
  deadline: ['期限', 'Deadline'],
  decidedAt: ['判定时间', 'Decided at'],
  holder: ['经手人', 'Held by'],
  said: ['客户所述', 'What the customer said'],
  problem: ['问题', 'Problem'],
  cause: ['原因', 'Cause'],
  department: ['责任部门', 'Department'],
  lesson: ['教训', 'Lesson'],
  evidence: ['依据', 'Evidence'],
  by: ['分组', 'By'],
  key: ['编号', 'Key'],
  name: ['名称', 'Name'],
  count: ['登记', 'Count'],
  decided: ['已判定', 'Decided'],
  unanswered: ['未答复', 'Unanswered'],
  pending: ['进行中', 'Pending'],
  inTimeShare: ['按时比例', 'In time'],
  medianMinutes: ['中位数（分钟）', 'Median minutes'],
  percentile90Minutes: ['90 分位（分钟）', '90th percentile minutes'],
  surveys: ['评价数', 'Surveys'],
  surveyAverage: ['平均评分', 'Survey average'],
} as const satisfies { [column: string]: readonly [string, string] };

export type Column = keyof typeof TITLES;

export const titlesOf = (columns: readonly Column[], language: Language): string[] =>
  columns.map((column) => TITLES[column][language === 'zh' ? 0 : 1]);
