import { type Fault, isFileFault } from '../../faults/faults.ts';
import { isPolicyFault } from '../../faults/policy-faults.ts';
import { listedLines } from '../listed-lines.ts';
import { allowedInChinese } from './allowed.ts';
import { environmentFaultInChinese, storageTroubleInChinese } from './environment-faults.ts';
import { feedbackFaultInChinese } from './feedback-faults.ts';
import { fileFaultInChinese } from './file-faults.ts';
import { meaningsInChinese } from './meanings.ts';
import { roleNames, taskStateNames } from './names.ts';
import { policyFaultInChinese } from './policy-faults.ts';

/** 何处、何值、允许什么。 */
export function faultInChinese(fault: Fault): string {
  if (isFileFault(fault)) return fileFaultInChinese(fault);
  if (isPolicyFault(fault)) return policyFaultInChinese(fault);
  switch (fault.code) {
    case 'refused':
      return `${fault.path}：${fault.value} 不可用；允许${allowedInChinese(fault.allowed)}`;
    case 'ambiguous':
      return `${fault.path}：${fault.value} ${meaningsInChinese(fault)}`;
    case 'out-of-span':
      return `${fault.path}：${fault.value} 不合常理；允许 ${fault.earliest} 至 ${fault.latest} 的日期`;
    case 'damaged':
      return `${fault.path}：${fault.value} 已被电子表格改写，原来的内容已丢失；请将该列设为文本格式，重新填写后再导出`;
    case 'total-word':
      return `${fault.path}：${fault.value} 是合计行的字样，不是编号`;
    case 'missing':
      return `${fault.path}：此格为空，必须填写`;
    case 'field-count':
      return `此行有 ${fault.found} 格，表头有 ${fault.expected} 格`;
    case 'unknown-customer':
      return `customerId：没有客户 ${fault.customerId} 的档案；请先导入客户`;
    case 'erased-customer':
      return fault.path === 'id'
        ? `id：客户 ${fault.customerId} 已由 ${fault.by} 于 ${fault.at} 应要求删除；确实重新成为客户时，才用 --again 导入`
        : `${fault.path}：客户 ${fault.customerId} 已由 ${fault.by} 于 ${fault.at} 应要求删除；与其有关的内容不再接收`;
    case 'unknown-staff':
      return `${fault.path}：没有编号为 ${fault.staffId} 的员工；请先导入员工`;
    case 'staff-name-shared':
      return `${fault.path}：有几位员工都叫 ${fault.name}；请用工号指明：${fault.known.join('、')}`;
    case 'wrong-role':
      return `${fault.path}：${fault.staffId} 的岗位是${roleNames[fault.role]}；允许${roleNames[fault.path]}`;
    case 'own-substitute':
      return `${fault.path}：${fault.staffId} 不能代理自己；允许其他员工`;
    case 'specialist-left':
      return `${fault.path}：${fault.staffId} 已于 ${fault.on} 离职，不再分配客户；请指定在职人员`;
    case 'half-absence':
      return `${fault.path}：此格为空，而缺勤必须写明第一天和最后一天`;
    case 'absence-backwards':
      return `缺勤自 ${fault.from} 起，却止于更早的 ${fault.until}；允许最后一天不早于第一天`;
    case 'future-order':
      return `orderedAt：${fault.orderedAt} 在未来（现在是 ${fault.now}）`;
    case 'future-balance':
      return `asOf：${fault.asOf} 在未来（今天是 ${fault.today}）；允许不晚于今天的日期`;
    case 'unreadable-record':
      return `${fault.path}：${fault.id} 的已存记录无法读取，未作改动；请修复后重新导入此行`;
    case 'unwritable-record':
      return `${fault.path}：${fault.id} 无法写入（${fault.cause}），未作任何改动；请修复后重新导入此行`;
    case 'twice-in-file':
      return `${fault.path}：${fault.id} 出现在第 ${listedLines(fault.lines, '、')} 行，内容互相矛盾；这些行均未导入${fault.items ? '；若为同一订单的明细行，可用 --sum-lines 合计' : ''}`;
    case 'day-unlikely':
      return `${fault.path}：${fault.date} 不合常理，自那天起的待办都将补记；允许 ${fault.earliest} 至 ${fault.latest} 的日期${fault.longAgo ? '，更早的须加 --long-ago' : ''}`;
    case 'lines-contradict':
      return `${fault.path}：订单 ${fault.id} 的第 ${listedLines(fault.lines, '、')} 行${fault.column === 'line' ? '（line）并非都能读取' : `在 ${fault.column} 上不一致`}；均未导入`;
    case 'other-currency':
      return `${fault.path}：符号表示 ${fault.signs}，而币种为 ${fault.currency}`;
    case 'cell-left-out':
      return `${faultInChinese(fault.unread)}；此行已导入，但不含此格`;
    case 'total-line':
      return `${fault.value} 是合计行，不是记录；已略过`;
    case 'no-customer':
      return `没有客户 ${fault.customerId}`;
    case 'customer-erased':
      return `客户 ${fault.customerId} 已由 ${fault.by} 于 ${fault.at} 应要求删除；没有保留任何资料`;
    case 'no-staff':
      return `没有编号为 ${fault.staffId} 的员工；${fault.known.length > 0 ? `现有 ${fault.known.join('、')}` : '请先导入员工'}`;
    case 'unwritable-file':
      return `${fault.file}：无法写入：${storageTroubleInChinese(fault.cause)}（${fault.cause}）`;
    case 'no-task':
      return `没有待办 ${fault.taskId}`;
    case 'task-ended':
      return `待办 ${fault.taskId} 的状态是${taskStateNames[fault.state]}；只有待办或已错过的才能免责`;
    case 'may-not-excuse':
      return `${fault.staffId} 的岗位是${roleNames[fault.role]}；只有客服主管或其上级可以免责`;
    case 'has-left':
      return `${fault.staffId} 已于 ${fault.on} 离职，自该日起不能再操作；请由在职人员操作`;
    case 'may-not-dismiss':
      return `${fault.staffId} 是${roleNames[fault.role]}；只有客服主管或其上级可以登记离职`;
    case 'no-leave':
      return `${fault.staffId} 并非在该日离职；登记的离职日为 ${fault.known ?? '无'}`;
    case 'future-touch':
      return `联系时间 ${fault.at} 在未来（现在是 ${fault.now}）`;
    case 'zone-fixed':
      return `zone：${fault.given} 不可用，因为订单已按 ${fault.stored} 计日；请在导入首批订单前设定制度`;
    case 'effective-before-last':
      return `生效日期 ${fault.given} 早于现行版本的 ${fault.last}；允许该日或以后`;
    case 'effective-too-far':
      return `生效日期 ${fault.given} 过远；最晚允许 ${fault.latest}`;
    case 'not-pending': {
      const which = fault.version === null ? '未指明版本' : `第 ${fault.version} 版并非待生效`;
      const allowed =
        fault.pending.length > 0
          ? `待生效的有第 ${fault.pending.join('、')} 版`
          : '没有待生效的版本；已生效的制度请启用新制度来修改';
      return `${which}；${allowed}`;
    }
    case 'busy':
      return `${fault.what} 正被他人反复修改；请重试`;
    case 'no-absence': {
      const known = fault.known.map(({ from, until }) => `${from} 至 ${until}`);
      return `没有登记 ${fault.staffId} 的这段缺勤；${known.length > 0 ? `现有 ${known.join('、')}` : '尚无缺勤'}`;
    }
    case 'port-taken':
    case 'binary-missing':
    case 'database-locked':
    case 'database-unreachable':
    case 'database-failed':
    case 'database-answered':
    case 'storage':
    case 'runs-already':
    case 'table-missing':
    case 'no-region':
    case 'no-credentials':
    case 'record-unreadable':
    case 'no-mailbox':
    case 'setting-bad':
    case 'real-clock':
    case 'real-start':
    case 'real-post':
    case 'real-mailbox':
      return environmentFaultInChinese(fault);
    default:
      return feedbackFaultInChinese(fault);
  }
}
