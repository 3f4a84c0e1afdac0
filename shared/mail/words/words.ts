import type { Language } from '../domain/names.ts';

/** What letters say beside the sentences of the domain. */
export interface Words {
  digest: {
    subject(on: string, counts: { due: number; overdue: number; comingUp: number; missed: number }): string;
    greeting(name: string): string;
    sections: { overdue: string; today: string; comingUp: string; missed: string };
    nobody: string;
    more(count: number): string;
    record: string;
    closing: string;
  };
  revisit: {
    subject(company: string): string;
    greeting(name: string): string;
    body: { [occasion in 'idle-week' | 'monthly-touch' | 'no-order-yet']: readonly string[] };
    reply(specialist: string): string;
    regards(sender: string): string;
    agreed: string;
    unsubscribe: string;
    unsubscribeAt(url: string): string;
  };
}

const english: Words = {
  digest: {
    subject: (on, { due, overdue, comingUp, missed }) =>
      `Your customers on ${on}: ${due} today, ${overdue} overdue, ${comingUp} coming up, ${missed} missed`,
    greeting: (name) => `Good morning, ${name}.`,
    sections: { overdue: 'Overdue', today: 'Today', comingUp: 'Coming up', missed: 'Missed' },
    nobody: 'Nobody’s customers',
    more: (count) => `and ${count} more; see revisit tasks`,
    record: 'Record each contact with revisit touch CUSTOMER --channel phone --by YOU.',
    closing: 'Revisit, the department’s clock and memory',
  },
  revisit: {
    subject: (company) => `How are things at ${company}?`,
    greeting: (name) => `Dear ${name},`,
    body: {
      'idle-week': [
        'We have not heard from you for a little while and would like to know whether all is well with your last delivery.',
        'If anything is missing, or if you need a quotation, simply reply to this letter. We will also give you a call in the next few days.',
      ],
      'monthly-touch': [
        'It has been more than a month since your last order, and we would like to remain at your service.',
        'Tell us what has changed on your side, what you are planning, or what we could do better: simply reply to this letter.',
      ],
      'no-order-yet': [
        'Since we agreed to work together we have been looking forward to your first order.',
        'Is there anything that you are missing, a quotation or a sample? Simply reply to this letter.',
      ],
    },
    reply: (specialist) => `${specialist} looks after you and will read your answer.`,
    regards: (sender) => `Kind regards, ${sender}`,
    agreed: 'You receive this letter because you agreed to it.',
    unsubscribe: 'Unsubscribe',
    unsubscribeAt: (url) => `Unsubscribe: ${url}`,
  },
};

const chinese: Words = {
  digest: {
    subject: (on, { due, overdue, comingUp, missed }) =>
      `${on} 您的客户：今日 ${due}，逾期 ${overdue}，即将到期 ${comingUp}，错过 ${missed}`,
    greeting: (name) => `${name}，早上好。`,
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
};

const WORDS: { [language in Language]: Words } = { en: english, zh: chinese };

export const wordsIn = (language: Language): Words => WORDS[language];
