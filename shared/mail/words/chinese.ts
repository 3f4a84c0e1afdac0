import type { Words } from './words.ts';

export const chinese: Words = {
  digest: {
    subject: (on, { due, overdue, comingUp, missed, toDecide }) =>
      `${on} 您的客户：${toDecide > 0 ? `待判定 ${toDecide}，` : ''}今日 ${due}，逾期 ${overdue}，即将到期 ${comingUp}，错过 ${missed}`,
    greeting: (name) => `${name}，早上好。`,
    toDecide: '等您判定',
    by: (until) => `截止 ${until}`,
    sections: { overdue: '逾期', today: '今日', comingUp: '即将到期', missed: '错过' },
    nobody: '尚无专员的客户',
    more: (count) => `另有 ${count} 项；请用 revisit tasks 查看`,
    record: '每次联系后请登记：revisit touch 客户编号 --channel phone --by 您的工号',
    closing: 'Revisit 客服部门的时钟与记忆',
  },
  revisit: {
    subject: (company) => `${company}，近来可好？`,
    greeting: (name) => `尊敬的${name}：`,
    body: {
      'idle-week': [
        '有些日子没有收到您的消息了，想了解上次的货物是否一切满意。',
        '如有缺漏，或需要报价，直接回复本邮件即可。近几天我们也会给您致电。',
      ],
      'monthly-touch': [
        '距您上次订货已超过一个月，我们希望继续为您服务。',
        '您那边有什么变化和计划，或者我们哪里可以做得更好，请直接回复本邮件告诉我们。',
      ],
      'no-order-yet': [
        '自建立合作以来，我们一直期待您的首次订货。',
        '如需报价、样品或其他资料，请直接回复本邮件。',
      ],
    },
    reply: (specialist) => `您的客服专员${specialist}会阅读您的回复。`,
    regards: (sender) => `此致敬礼，${sender}`,
    agreed: '您同意接收，因此收到此邮件。',
    unsubscribe: '退订',
    unsubscribeAt: (url) => `退订：${url}`,
  },
  feedback: {
    subject: {
      turn: (deadline) => `请于 ${deadline} 前判定`,
      warned: (deadline) => `即将超时，请于 ${deadline} 前判定`,
      escalated: (deadline) => `已上报给您，请于 ${deadline} 前判定`,
      reminded: (waited) => `已等待 ${waited}，仍未判定`,
      decided: '已判定',
      forInformation: (holder) => `供您知悉，轮到 ${holder}`,
      movedOn: (holder) => `现由 ${holder} 处理`,
      overdue: (deadline) => `已于 ${deadline} 超时，请立即判定`,
    },
    about: (customer, excerpt) => `${customer}：${excerpt}`,
    urgent: '【紧急】',
    late: '【延迟】',
    lead: {
      turn: (deadline) => `客户在等您的判定，截止 ${deadline}。`,
      asked: (by, department, deadline) => `${by} 请贵部门（${department}）于 ${deadline} 前判定。`,
      warned: (deadline) => `客户仍在等您的判定。到 ${deadline} 将上报上一级。`,
      warnedAtTop: (deadline) => `客户仍在等您的判定，截止 ${deadline}。您之上再无上级。`,
      escalated: (from, waited, deadline) =>
        `${from} 未答复；客户已等待 ${waited}（工作时间）。现在轮到您，截止 ${deadline}。`,
      escalatedFromNobody: (waited, deadline) =>
        `此前无人负责；客户已等待 ${waited}（工作时间）。现在轮到您，截止 ${deadline}。`,
      reminded: (waited) => `客户已等待 ${waited}（工作时间），您之上再无上级。判定之前会定时提醒您。`,
      decided: (by) => `${by} 已对客户反馈作出判定。`,
      movedOn: (holder) => `本邮件迟发：该事项现由 ${holder} 处理。`,
      overdue: (waited, deadline) =>
        `已于 ${deadline} 超时；客户已等待 ${waited}（工作时间），仍在等您的判定。`,
      forInformation: (holder) => `紧急事项，供您知悉；现在轮到 ${holder}。`,
    },
    customer: '客户',
    contact: '联系方式',
    said: '客户所述',
    history: '经过',
    decision: '判定',
    toldCustomer: {
      letter: '将以邮件答复客户',
      'no-address': '客户没有邮箱地址，请您告知客户',
      'no-consent': '客户不接收邮件，请您告知客户',
      'month-full': '本月发给该客户的答复邮件已达上限，请您告知客户',
    },
    howToDecide: '判定命令',
    howToAsk: '如需其他部门协调',
    yourDecision: '您的判定',
    department: '部门',
    nobody: '无人',
  },
  answer: {
    subject: (company) => `给${company}的答复`,
    told: (on) => `您于 ${on} 反映：`,
    answered: '我们的处理决定如下：',
    survey: '您对这个答复满意吗？请打 1 至 5 分。',
    surveyLink: '为我们的答复打分',
    surveyAt: (url) => `为我们的答复打分：${url}`,
    reply: (specialist) => `如仍有疑问，请直接回复本邮件，您的客服专员${specialist}会阅读您的回复。`,
  },
};
