import type { Sentences } from '../sentences.ts';

/**
 * Apart from the other sentences, so that a bundle that only says what is wrong holds nothing else.
 */
export const taskStateNames: Sentences['taskState'] = {
  open: '待办',
  done: '已完成',
  cancelled: '已取消',
  missed: '已错过',
  excused: '已免责',
};

export const roleNames: Sentences['role'] = {
  specialist: '客服专员',
  supervisor: '客服主管',
  manager: '客服经理',
  salesperson: '营销人员',
  'marketing-director': '营销总监',
  'finance-supervisor': '财务主管',
  'department-head': '部门负责人',
  'general-manager': '总经理',
};
