import type { FeedbackFault } from '../../faults/faults.ts';
import { roleNames } from './names.ts';

const listed = (names: readonly string[]): string => names.join('、');

export function feedbackFaultInChinese(fault: FeedbackFault): string {
  switch (fault.code) {
    case 'no-feedback':
      return `没有反馈 ${fault.feedbackId}`;
    case 'future-feedback':
      return `${fault.at} 在未来（现在是 ${fault.now}）`;
    case 'before-last-step':
      return `${fault.at} 早于此反馈的最近一步 ${fault.last}；允许该时刻或更晚`;
    case 'feedback-decided':
      return `反馈 ${fault.feedbackId} 已由 ${fault.by} 于 ${fault.at} 判定`;
    case 'feedback-open':
      return `反馈 ${fault.feedbackId} 尚未判定；判定后才能归档为案例`;
    case 'nothing-decided':
      return `反馈 ${fault.feedbackId} 尚未判定；只有已判定的才能撤回或重新提出`;
    case 'not-your-decision':
      return `${fault.staffId} 是${roleNames[fault.role]}，判定人是 ${fault.by}；允许其本人或其上级撤回`;
    case 'answer-left':
      return `反馈 ${fault.feedbackId} 给客户的答复已于 ${fault.at} 发出，判定不能撤回；如有不妥，可重新提出或另行登记`;
    case 'second-thoughts-over':
      return `反馈 ${fault.feedbackId} 的判定只能在 ${fault.until} 前撤回；可以重新提出`;
    case 'reopened-before':
      return `反馈 ${fault.feedbackId} 已重新提出为 ${fault.as}；请判定该条`;
    case 'not-your-turn': {
      const { staffId, role, holder, others, above } = fault;
      const allowed = [
        ...(holder ? [holder] : []),
        ...others,
        ...above.map((leader) => `任一${roleNames[leader]}`),
      ];
      return `${staffId} 的岗位是${roleNames[role]}，现在轮到 ${holder ?? '无人'}；允许：${listed(allowed)}`;
    }
    case 'own-department':
      return `部门 ${fault.department} 由 ${fault.head} 答复，而其正是请求人或已轮到的人；允许其他部门`;
    case 'unknown-department':
      return `没有员工属于部门 ${fault.department}；${
        fault.known.length > 0 ? `现有 ${listed(fault.known)}` : '请先导入写明部门的员工'
      }`;
    case 'no-department':
      return `部门 ${fault.department} 没有负责人；${
        fault.known.length > 0
          ? `现有 ${listed(fault.known)}`
          : '请先导入岗位为 department-head 且写明部门的员工'
      }`;
    case 'department-asked':
      return `反馈 ${fault.feedbackId} 已请部门 ${fault.department} 协调过；每个部门只请一次`;
    case 'case-filed':
      return `反馈 ${fault.feedbackId} 已由 ${fault.by} 于 ${fault.at} 归档为案例`;
    default:
      return fault satisfies never;
  }
}
