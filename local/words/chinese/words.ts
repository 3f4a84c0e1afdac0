import type { Responses } from '../../../shared/app/feedback/run-response-clock.ts';
import { inKeyOrder } from '../../../shared/domain/in-order.ts';
import { chinese as sentences } from '../../../shared/domain/sentences/chinese/sentences.ts';
import { chinese as importInChinese } from '../../../shared/files/words/chinese.ts';
import type { Words } from '../words.ts';
import { feedbackInChinese } from './feedback.ts';
import { upkeepInChinese } from './maintenance.ts';

const named = (names: { [key: string]: string }, key: string): string => names[key] ?? key;

const tally = (counts: { [rule: string]: { [state: string]: number } }): string =>
  inKeyOrder(counts)
    .map(
      ([rule, states]) =>
        `${named(sentences.rule, rule)} ${inKeyOrder(states)
          .map(([state, count]) => `${named(sentences.taskState, state)} ${count}`)
          .join('、')}`,
    )
    .join('；') || '无';

/** 响应时钟无事可做时不显示。 */
const responded = ({ fired, late, overtaken, setAside }: Responses): string[] => {
  const times = (step: Responses['fired'][number]['step']) => fired.filter((one) => one.step === step).length;
  if (fired.length + overtaken + setAside.length === 0) return [];
  return [
    `  响应时钟：提醒 ${times('warned')}，上报 ${times('escalated')}，催办 ${times('reminded')}${
      late.count > 0 ? `；迟到 ${late.count}，最迟 ${Math.round(late.worstSeconds / 60)} 分钟` : ''
    }${overtaken > 0 ? `；已由他人处理 ${overtaken}` : ''}`,
    ...setAside.map(({ key, error }) => `  搁置：${key}：${error}`),
  ];
};

export const chinese: Words = {
  ...importInChinese,
  description: '客服部门的时钟与记忆。',
  verbs: {
    import: '导入文件：CSV 或工作簿（.xlsx）',
    importCustomers: '导入客户',
    importStaff: '导入员工，然后为没有专员的客户分配专员',
    importOrders: '导入订单；等待订货的待办随即取消',
    importBalances: '导入客户欠款（截至某日）',
    sweep: '拨动时钟，处理所有到期事项',
    post: '经 SES_ENDPOINT 或 AWS 发送到期邮件',
    tasks: '列出待办',
    letters: '列出邮件',
    why: '各条规则对某客户的判定及其依据',
    touch: '登记一次已发生的联系',
    excuse: '以主管身份说明某项待办为何免责',
    policy: '制度（客户服务体系，所有规则的数值）',
    policyCheck: '校验制度文件',
    policyShow: '显示现行制度',
    policySet: '使制度生效；首个制度自始生效',
    policyWithdraw: '撤回尚未生效的版本',
  },
  options: {
    required: '（必填）',
    json: '在标准输出给出一个 JSON 文档',
    data: '嵌入式数据库的目录',
    table: '改用 DynamoDB 数据表',
    lang: 'zh 或 en（默认随终端）',
    help: '显示帮助',
    enrolled: '新客户的登记日期 E，YYYY-MM-DD（默认今天）',
    again: '此前应要求删除的客户，现在重新导入',
    until: '不导入此日之后的订单，YYYY-MM-DD',
    encoding: '文本文件的编码，例如 big5、windows-1252（UTF-8 与 GB18030 可自动识别）',
    dryRun: '只说明将导入什么，不写入任何内容',
    map: '指明各列的含义，例如 "客户id=id,姓名=name"',
    sheet: '工作簿中工作表的名称（默认：第一个）',
    dates: '文件中 3/5/2026 的写法：dmy 日在前，mdy 月在前；不写明则拒绝此类日期',
    decimal: '金额的小数点：. 或 ,（默认为 .）',
    sumLines: '文件每行是订单的一条明细：按订单合计',
    longAgo: '确认多年以前的登记日期无误',
    csv: '以 CSV 格式输出到标准输出',
    xlsx: '写成工作簿',
    at: '时刻，例如 2026-11-23T08:30（默认现在）',
    assignee: '只列此员工的待办',
    state: '只列此状态',
    customer: '只列此客户',
    channel: 'phone、sms、meeting、wechat 或 email',
    by: '何人，填工号',
    outcome: '结果',
    why: '理由',
    days: '日期表：日期，休或班（或工作时段）；替代 calendar.days 中的同日安排',
    effective: '生效日期，YYYY-MM-DD（默认今天）',
  },
  helpTitles: { 'Usage:': '用法：', 'Options:': '选项：', 'Commands:': '命令：', 'Arguments:': '参数：' },
  wrongUse: {
    'commander.unknownCommand': (what) => `没有命令 ${what}`,
    'commander.unknownOption': (what) => `没有选项 ${what}`,
    'commander.missingArgument': (what) => `缺少 ${what}`,
    'commander.optionMissingArgument': (what) => `缺少 ${what} 的值`,
    'commander.missingMandatoryOptionValue': (what) => `必须给出选项 ${what}`,
    'commander.excessArguments': () => '参数过多',
    'commander.help': () => '缺少命令',
  },
  seeHelp: '；用 --help 查看用法',
  defect: (error) => `本不应发生的错误：${error}`,
  clockStands: (at) => `时钟已到 ${at}，不会倒退；只处理此前仍到期的事项。`,
  clockElsewhere: (at, today, ahead) =>
    ahead
      ? `本部门的时钟为 ${at}，走在今天（${today}）前面：此处所做的一切均按该时刻计。时钟不会倒退；另建部门：--data 目录。`
      : `本部门的时钟为 ${at}，不是今天的 ${today}：此处所做的一切均按该时刻计。npm start 和 sweep --at 使它前进；用 --at now 回到今天。`,
  swept: (report, at) => [
    `已于 ${at} 巡检：到期 ${report.looked + report.responses.fired.length} 项`,
    `  开立：${tally(report.opened)}`,
    `  了结：${tally(report.ended)}`,
    `  待发邮件：${report.lettersQueued}`,
    ...(report.late.count > 0
      ? [`  迟到：${report.late.count} 项，最迟 ${Math.round(report.late.worstSeconds / 60)} 分钟`]
      : []),
    ...responded(report.responses),
    ...(report.overtaken > 0 ? [`  已由其他巡检或导入处理：${report.overtaken}`] : []),
    ...report.setAside.map(({ key, error }) => `  搁置：${key}：${error}`),
  ],
  posted: (report) =>
    report.busy
      ? ['另一次投递正在进行；未做任何事。']
      : [
          `投递：${
            inKeyOrder(report.letters)
              .map(
                ([state, count]) =>
                  `${state === 'deferred' ? '推迟' : named(sentences.letterState, state)} ${count}`,
              )
              .join('、') || '没有到期邮件'
          }`,
          ...(report.inDoubt
            ? ['邮件服务接连几次没有说明信是否发出。其余邮件先等着，下次运行会先试一封。']
            : []),
          ...report.setAside.map(({ key, error }) => `  搁置：${key}：${error}`),
        ],
  feedback: feedbackInChinese,
  maintenance: upkeepInChinese,
  readsPipe: (path) => `正在读取管道 ${path} 的内容；等待其结束。`,
  nothing: '无',
  dryRun: '未写入任何内容。最前面的行读作：',
  written: (file, rows) => `已写入 ${file}（${rows} 行）`,
  nobody: '（无人）',
  touchRecorded: (done) => `已登记。${done.length > 0 ? `完成：${done.join('、')}` : '没有待办在等它。'}`,
  touchKnown: '此联系先前已登记；没有变化。',
  excused: (taskId) => `已免责：${taskId}`,
  holidaysUnknown: ({ year, from, off }) =>
    `自 ${from} 起：${year} 年的节假日安排未知，只按法定放假日休息（${off.join('、')}），不含调休和连休。请在制度的 calendar.days 中写入 ${year} 年的安排。`,
  policyFine: (file) => `${file}：制度有效`,
  policySet: (version, effectiveOn, archivesMoved) =>
    `制度第 ${version} 版${effectiveOn ? `自 ${effectiveOn} 起` : '自始'}生效；${archivesMoved} 份档案的下次检查日期有变`,
  policyUnchanged: (version, on) => `${on} 生效的制度第 ${version} 版内容相同；没有变化`,
  policyPending: (version, from) => `待生效：第 ${version} 版自 ${from} 起生效`,
  policyReplaced: (version, from) => `取代原定自 ${from} 起生效的第 ${version} 版`,
  policyWithdrawn: (version, from, archivesMoved) =>
    `原定自 ${from} 起生效的制度第 ${version} 版已撤回；${archivesMoved} 份档案的下次检查日期有变`,
  why: {
    archive: (id, name) => `客户 ${id}${name === id ? '' : `，${name}`}`,
    enrolled: (on) => `  登记日期 ${on}`,
    dealing: (basis, on) => `  最近往来：${on} ${basis}`,
    specialist: (name) => `  客服专员：${name}`,
    letters: (state) =>
      `  邮件：${{ agreed: '已同意', 'not-agreed': '未同意', 'no-address': '没有地址', unsubscribed: '已退订', bounced: '曾被退回', complained: '曾被标记为垃圾邮件' }[state]}`,
    balance: ({ amount, currency, asOf }) => {
      const money = [amount.replace('-', ''), currency].filter(Boolean).join(' ');
      const state = amount === '0' ? '没有欠款' : amount.startsWith('-') ? `预付 ${money}` : `欠款 ${money}`;
      return `  往来余额：${state}（截至 ${asOf}）`;
    },
    touch: (on, channel, by, outcome) => `  联系：${on}，${channel}，${by}${outcome && `：${outcome}`}`,
    verdicts: (on, policyVersion) => `${on} 的判定（制度第 ${policyVersion} 版）：`,
    tasks: '待办：',
    feedback: '反馈：',
  },
  start: {
    description: '在本机运行整个部门：数据库、邮箱、页面和时钟。',
    once: '首次巡检后结束',
    days: '逐日前进若干天，显示每天早上的情况，然后结束',
    mailboxPort: '邮箱的端口',
    publicPort: '邮件中链接的页面的端口',
    loaded: (customers, staff, orders) =>
      `首次启动：已载入虚构的部门，员工 ${staff} 人，客户 ${customers} 个，订单 ${orders} 笔。`,
    clock: (at, zone) => `时钟为 ${at}（${zone}）。`,
    doesNotGoBack: (asked) => `时钟不会倒退到 ${asked}，而是从那里继续。另建部门：--data 目录。`,
    morningOf: (name, role) => `${name}（${role}）`,
    sections: { overdue: '逾期', today: '今日', comingUp: '即将到期', missed: '错过' },
    nothingToDo: '  无事可做',
    mailed: (count) => `已发邮件：${count} 封`,
    notMailed: (waiting) =>
      `已发邮件：无${waiting > 0 ? `；${waiting} 封给客户的邮件等待免打扰时段结束` : ''}。工作清单在工作日定时发出。`,
    tryMonday: '想看周一早上的情况：npm start -- --at 2026-11-23T08:30 --data .revisit-monday',
    mailbox: (url) => `邮箱请看 ${url}`,
    mailboxEnds: '邮箱随本次运行结束；不加 --once 和 --days 则一直保留。',
    publicPages: (url) => `邮件中链接的页面在 ${url}`,
    ticking: '时钟每分钟走一次。按 Ctrl-C 停止。',
    stopped: '已停止。',
    more: (count) => `  另有 ${count} 项；请看 npm run -s revisit -- tasks`,
    moreLetters: (count) => `  另有 ${count} 封；请看 npm run -s revisit -- letters`,
  },
};
