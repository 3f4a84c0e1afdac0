import type { Words } from './words.ts';

export const english: Words = {
  digest: {
    subject: (on, { due, overdue, comingUp, missed, toDecide }) =>
      `Your customers on ${on}: ${toDecide > 0 ? `${toDecide} to decide, ` : ''}${due} today, ${overdue} overdue, ${comingUp} coming up, ${missed} missed`,
    greeting: (name) => `Good morning, ${name}.`,
    toDecide: 'To decide',
    by: (until) => `by ${until}`,
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
  feedback: {
    subject: {
      turn: (deadline) => `Decide by ${deadline}`,
      warned: (deadline) => `Deadline ${deadline}`,
      escalated: (deadline) => `Escalated to you, decide by ${deadline}`,
      reminded: (waited) => `Undecided after ${waited}`,
      decided: 'Decided',
    },
    about: (customer, excerpt) => `${customer}: ${excerpt}`,
    urgent: '[urgent] ',
    late: '[late] ',
    lead: {
      turn: (deadline) => `A customer waits for your decision until ${deadline}.`,
      warned: (deadline) =>
        `A customer still waits for your decision. At ${deadline} it goes up to the next leader.`,
      escalated: (from, waited, deadline) =>
        `${from} did not answer; the customer has waited ${waited} of working time. It is your turn until ${deadline}.`,
      reminded: (waited) =>
        `A customer has waited ${waited} of working time, and nobody stands above you. You are told every working hour until it is decided.`,
      decided: 'The feedback below was decided.',
      forInformation: (holder) => `For your information, since it is urgent; it is the turn of ${holder}.`,
    },
    customer: 'Customer',
    contact: 'Contact',
    said: 'What they said',
    history: 'So far',
    howToDecide: (feedbackId) =>
      `Decide with revisit feedback decide "${feedbackId}" --decision "…" --by YOU.`,
    howToAsk: (feedbackId) =>
      `If another department is needed: revisit feedback coordinate "${feedbackId}" --department NAME --by YOU.`,
    nobody: 'nobody',
  },
  answer: {
    subject: (company) => `Our answer to ${company}`,
    told: (on) => `On ${on} you told us:`,
    answered: 'This is what we have decided:',
    survey: 'Are you content with this answer? It takes one tap.',
    surveyLink: 'Tell us',
    surveyAt: (url) => `Tell us, with one tap: ${url}`,
  },
};
