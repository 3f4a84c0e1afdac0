import type { EnvironmentFault } from '../../faults/faults.ts';
import { type StorageTrouble, storageTroubleOf } from '../../faults/storage-trouble.ts';
import { allowedInChinese } from './allowed.ts';

const STORAGE: { readonly [what in StorageTrouble]: string } = {
  full: '磁盘已满：请腾出空间后重试',
  'read-only': '此处只读，无法写入',
  'no-permission': '没有使用权限',
  'not-a-folder': '路径中有一段是文件，不是目录',
  'is-a-folder': '这是目录，需要的是文件',
  'no-file-at-all': '它既不是文件，也不是管道',
  'not-there': '没有这个文件或目录',
  'name-too-long': '名称过长，磁盘不接受',
  'goes-in-circles': '链接循环指向',
  'too-many-open': '本机打开的文件过多',
  'too-big': '超过此处允许的大小',
  broken: '文件已损坏，或磁盘有故障',
};

/** @param cause 操作系统给出的代码。 */
export function storageTroubleInChinese(cause: string): string {
  const what = storageTroubleOf(cause);
  return what ? STORAGE[what] : '磁盘或系统不允许';
}

/** 外部的障碍，以及如何排除。 */
export function environmentFaultInChinese(fault: EnvironmentFault): string {
  switch (fault.code) {
    case 'port-taken':
      return `${fault.what === 'mailbox' ? '邮箱' : '页面'}的端口 ${fault.port} 已被占用；请释放它，或用 ${fault.option} 另选`;
    case 'binary-missing':
      return '找不到嵌入式数据库 dynoxide：Linux x64 上由 npm 安装；其他系统请将 dynoxide 放入 PATH 或设置 DYNAMODB_ENDPOINT';
    case 'database-locked':
      return `数据库 ${fault.file} 被其他程序锁定；请停止该程序，或用 --data 另选目录`;
    case 'database-unreachable':
      return `${fault.endpoint} 没有数据库应答（${fault.cause}）`;
    case 'database-failed':
      return `数据库未能启动：${fault.cause}`;
    case 'database-answered':
      return `${fault.endpoint} 的数据库拒绝了请求：${fault.cause}`;
    case 'storage':
      return `${fault.path}：${STORAGE[fault.what]}`;
    case 'runs-already': {
      const by = fault.pid === null ? '另一个进程' : `进程 ${fault.pid}，自 ${fault.since} 起`;
      return `npm start 已在 ${fault.folder} 运行（${by}${fault.mailbox === null ? '' : `；邮箱在 ${fault.mailbox}`}）；请用 Ctrl-C 结束它，或用 --data 另选目录`;
    }
    case 'table-missing':
      return `没有数据表 ${fault.table}`;
    case 'no-region':
      return '需要 AWS 区域：请设置 AWS_REGION，或在配置文件中指定';
    case 'no-credentials':
      return `找不到 AWS 凭证（${fault.cause}）：请登录，或设置 AWS_PROFILE`;
    case 'record-unreadable':
      return `有记录无法读取：${fault.record}；“revisit check”会列出全部`;
    case 'no-mailbox':
      return '没有可投递的邮箱：npm start 会自行投递，或将 SES_ENDPOINT 设为邮箱的网址';
    case 'setting-bad':
      return `${fault.name}：${fault.value} 不可用；允许${allowedInChinese(fault.allowed)}`;
    case 'real-clock':
      return `--at：${fault.at} 会拨动时钟，而 ${fault.table} 是真实部门，其时钟就是当前时间，拨动后无法撤回；请去掉 --at`;
    case 'real-start':
      return `${fault.table} 不在本机，视为真实部门：它的部署会自行巡检和投递，而 npm start 会把送进本机邮箱的邮件记为已发；npm start 只用于 --data 目录，或由 DYNAMODB_ENDPOINT 指定的本机数据库中的表`;
    case 'real-mailbox':
      return `${fault.table} 是真实部门，而 ${fault.endpoint}（SES_ENDPOINT）是演练用的邮箱：邮件会记为已发，却无人收到；请取消设置 SES_ENDPOINT`;
    case 'real-post':
      return `${fault.table} 是真实部门，其邮件须用部署中投递函数的设置；缺少 ${fault.missing.join('、')}（见 docs/operate.zh.md）`;
    default:
      return fault satisfies never;
  }
}
