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
    left: (name) => `${name}, who has left`,
    handOver: 'To be handed over',
    undelivered: 'Letters that did not arrive',
    mendCustomer: 'ask for the right address by phone, and have the archive corrected',
    mendStaff: 'they do not learn what waits for them: tell them, and have their address corrected',
    stillHas: (customers, turns) =>
      `customers: ${customers}, turns to decide: ${turns}; hand the customers over with revisit import customers and another id in the column specialist. A turn goes up the ladder at its deadline.`,
    more: (count) => `and ${count} more; see revisit tasks`,
    record: 'Record each contact with revisit touch CUSTOMER --channel phone --by YOU.',
    closing: 'Revisit, the department’s clock and memory',
  },
  unreachable: {
    subject: (name) => `${name} cannot be reached by e-mail`,
    what: (name, address, why) => `A letter to ${name} at ${address} did not arrive: ${why}.`,
    todo: 'They do not learn what waits for them. Please tell them yourself, and have their address corrected with revisit import staff.',
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
    replyToStandIn: (name) => `${name} will read your answer.`,
    regards: (sender) => `Kind regards, ${sender}`,
    agreed: 'You receive this letter because you agreed to it.',
    unsubscribe: 'Unsubscribe',
    unsubscribeAt: (url) => `Unsubscribe: ${url}`,
  },
  feedback: {
    subject: {
      turn: (deadline) => `Decide by ${deadline}`,
      warned: (deadline) => `Due soon, decide by ${deadline}`,
      escalated: (deadline) => `Escalated to you, decide by ${deadline}`,
      reminded: (waited) => `Undecided after ${waited}`,
      decided: 'Decided',
      forInformation: (holder) => `For your information, turn of ${holder}`,
      movedOn: (holder) => `Now the turn of ${holder}`,
      overdue: (deadline) => `Overdue since ${deadline}, decide now`,
      withdrawn: 'Decision withdrawn',
      reopened: 'Reopened',
    },
    about: (customer, excerpt) => `${customer}: ${excerpt}`,
    urgent: '[urgent] ',
    late: '[late] ',
    lead: {
      turn: (deadline) => `A customer waits for your decision until ${deadline}.`,
      asked: (by, department, deadline) =>
        `${by} asks your department (${department}) to decide by ${deadline}.`,
      warned: (deadline) =>
        `A customer still waits for your decision. At ${deadline} it goes up to the next leader.`,
      warnedAtTop: (deadline) =>
        `A customer still waits for your decision until ${deadline}. Nobody stands above you.`,
      escalated: (from, waited, deadline) =>
        `${from} did not answer; the customer has waited ${waited} of working time. It is your turn until ${deadline}.`,
      escalatedFromNobody: (waited, deadline) =>
        `Nobody was there to answer; the customer has waited ${waited} of working time. It is your turn until ${deadline}.`,
      reminded: (waited) =>
        `A customer has waited ${waited} of working time, and nobody stands above you. You are reminded until it is decided.`,
      decided: (by) => `${by} has decided on a customer’s feedback.`,
      withdrawnToYou: (by, deadline) =>
        `${by} has withdrawn the decision, and nothing of it was sent to the customer. It is your turn until ${deadline}.`,
      withdrawn: (by, holder) =>
        `${by} has withdrawn the decision, and nothing of it was sent to the customer. It is the turn of ${holder}.`,
      added: (deadline) => `The customer has said more and waits for your decision until ${deadline}.`,
      reopened: (as) => `It was taken up again, as ${as}.`,
      movedOn: (holder) => `This letter comes late: by now it is the turn of ${holder}.`,
      overdue: (waited, deadline) =>
        `The deadline was ${deadline}; the customer has waited ${waited} of working time for your decision.`,
      forInformation: (holder) => `For your information, since it is urgent; it is the turn of ${holder}.`,
    },
    customer: 'Customer',
    contact: 'Contact',
    said: 'What they said',
    history: 'So far',
    earlier: 'The same customer within the last month',
    undecided: 'undecided',
    decision: 'Decision',
    toldCustomer: {
      letter: 'The customer will be told by letter',
      nothing: 'Nothing is sent to the customer, since no answer was written for them',
      'no-address': 'Please tell the customer, who has no e-mail address',
      'no-consent': 'Please tell the customer, who wants no letters',
      'month-full': 'Please tell the customer, who has already had this month’s number of letters',
    },
    howToDecide: 'Decide with',
    onlyTheAnswer:
      'Only the answer is sent to the customer, never the decision. Leave --answer out, and they get nothing.',
    howToAsk: 'If another department is needed',
    yourDecision: 'YOUR DECISION',
    yourAnswer: 'WHAT THE CUSTOMER IS TOLD',
    department: 'DEPARTMENT',
    nobody: 'nobody',
  },
  answer: {
    subject: (company) => `Our answer to ${company}`,
    told: (on) => `On ${on} you told us:`,
    answered: 'This is what we have decided:',
    survey: 'Are you satisfied with this answer? Rate it from 1 to 5.',
    surveyLink: 'Rate our answer',
    surveyAt: (url) => `Rate our answer: ${url}`,
    reply: (specialist) => `Is something still open? Simply reply; ${specialist} will read it.`,
    replyToStandIn: (name) => `Is something still open? Simply reply; ${name} will read it.`,
  },
};
