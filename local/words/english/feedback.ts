import type { FeedbackWords } from '../feedback-words.ts';

export const feedbackInEnglish: FeedbackWords = {
  verbs: {
    feedback: 'what customers said that needs a decision',
    report: 'take in feedback and start its clock',
    coordinate: 'ask another department, whose head then has the turn',
    decide: 'decide feedback; only --answer is sent to the customer',
    withdrawDecision: 'take a decision back, until its answer has left',
    reopen: 'take decided feedback up again, as new feedback',
    list: 'list feedback, the most urgent deadline first',
    show: 'one piece of feedback with its whole history',
    file: 'keep what was learnt from decided feedback as a case',
    replay: 'run a CSV of old tickets through the clock, storing nothing',
    cases: 'what was learnt from earlier feedback',
    search: 'earlier cases that resemble these words',
    stats: 'how fast and how well feedback was decided',
    absence: 'note that somebody is away',
    staff: 'the people of the department',
    leave: 'note that somebody leaves for good',
  },
  options: {
    text: 'what the customer said',
    channel: 'phone, email, wechat, chat, visit or web (default: phone)',
    category: 'product, service, operation, suggestion or consultation (default: by the policy’s signs)',
    urgency: 'urgent or normal (default: by the policy’s signs)',
    reporter: 'who brings it, by staff id',
    at: 'when it happened, such as 2026-11-23T10:05 (default: now)',
    department: 'the department that is asked',
    decision: 'what was decided',
    answer: 'what is sent to the customer (default: nothing)',
    reopenWhy: 'why it is taken up again',
    open: 'only what is undecided',
    customer: 'only of this customer',
    assignee: 'only what this member of staff must decide',
    problem: 'what went wrong',
    cause: 'why',
    responsible: 'the responsible department',
    lesson: 'what to do differently',
    evidence: 'a link to photographs, a report, a conversation',
    policy: 'a policy file (default: the default policy)',
    from: 'the first day of reports, YYYY-MM-DD',
    to: 'the last day of reports, YYYY-MM-DD',
    absentFrom: 'the first day away, YYYY-MM-DD',
    absentUntil: 'the last day away, YYYY-MM-DD',
    substitute: 'who stands in, by staff id (default: as before)',
    cancel: 'takes back an absence that was noted by mistake',
    leavesOn: 'the first day on which they are no longer here, YYYY-MM-DD',
    cancelLeave: 'takes back what was noted by mistake',
  },
  reported: (id) => `Feedback ${id}`,
  known: 'This feedback had been reported before; nothing changed.',
  reading: (value, because) => `  ${value}, ${because}`,
  turn: (holder, deadline) => `  turn of ${holder} until ${deadline}`,
  similar: 'Similar earlier cases:',
  noSimilar: 'No similar earlier cases.',
  asked: (department, holder, deadline) =>
    `Asked the department ${department}: turn of ${holder} until ${deadline}`,
  decided: (waited, inTime, holder) =>
    `Decided after ${waited} of working time, ${inTime ? 'in time' : 'too late'}; it was the turn of ${holder}`,
  toCustomer: {
    letter: 'The customer gets the answer by letter, with a survey.',
    nothing: 'Nothing is sent to the customer, since there was no --answer; tell them yourself.',
    'no-address': 'The customer has no address; tell them yourself.',
    'no-consent': 'The customer wants no letters; tell them yourself.',
    'month-full': 'The customer has had this month’s share of letters; tell them yourself.',
  },
  answerLeaves: (moment) => `The answer leaves at ${moment}.`,
  mayWithdraw: (until, id, by) =>
    `Until ${until} the decision can be taken back: revisit feedback withdraw-decision '${id}' --by '${by}'`,
  withdrawn: (holder, deadline) =>
    `Withdrawn; nothing of it was sent to the customer. Turn of ${holder} until ${deadline}`,
  reopened: (first, id) => `Feedback ${first} is taken up again as ${id}`,
  reopens: (first) => `  takes up again ${first}`,
  reopenedAs: (ids) => `  taken up again as ${ids.join(', ')}`,
  earlier: 'The customer said before, within a month:',
  customer: 'customer',
  said: 'said',
  answered: 'answer to the customer',
  survey: (score, comment) => `  survey: ${score} of 5${comment && `: ${comment}`}`,
  history: 'History:',
  learnt: {
    said: 'said',
    problem: 'problem',
    cause: 'cause',
    department: 'responsible',
    lesson: 'lesson',
    evidence: 'evidence',
  },
  filed: (id) => `Filed as a case: ${id}`,
  absences: (name, absences) => `${name} is away ${absences.length > 0 ? absences.join(', ') : 'on no day'}`,
  absence: (from, until) => `from ${from} to ${until}`,
  substitute: (name) => `  in their place: ${name}`,
  noSubstitute:
    '  nobody stands in: feedback that would be theirs to decide goes to the next rung of the ladder',
  stillWith: (count) =>
    `  ${count} piece${count === 1 ? '' : 's'} of feedback with them already stay${count === 1 ? 's' : ''} there, and go${count === 1 ? 'es' : ''} up when the deadline passes`,
  leaves: (name, on) =>
    `${name} leaves on ${on}: no letters, no new customers and no decisions from that day on`,
  stays: (name) => `${name} does not leave`,
  toHandOver: ({ customers, tasks, turns }) =>
    customers + tasks + turns === 0
      ? ['  nothing waits to be handed over']
      : [
          `  still theirs: customers ${customers}, open tasks ${tasks}, turns to decide ${turns}; their supervisor is told each morning`,
          '  hand customers and their tasks over with revisit import customers FILE and another id in the column specialist; a turn goes up the ladder at its deadline, or somebody above decides',
        ],
  fired: (step, id, holder, moment) =>
    `    ${moment}  ${{ warned: 'warned', escalated: 'escalated to', reminded: 'reminded' }[step]} ${holder}: ${id}`,
  waiting: 'Feedback that waits for a decision',
  replayed: {
    ticket: (id, start, deadline, rung) => `${id}  ${start}  ${deadline}  ${rung}`,
    total: (tickets) =>
      `${tickets} ticket${tickets === 1 ? '' : 's'}; id, start, deadline and rung reached above`,
    rung: (rung, role, count, share) => `  rung ${rung}, ${role}: ${count} (${share})`,
    byDefault: 'No --policy was given; the default policy was used.',
  },
  stats: {
    period: (from, to) => `Feedback reported from ${from} to ${to}`,
    numbers: (numbers, unit, percent, workingTime) =>
      [
        `${numbers.count} ${unit === 'feedback' ? 'reported' : numbers.count === 1 ? 'turn' : 'turns'}, ${numbers.decided} decided, ${numbers.unanswered} unanswered, ${numbers.pending} pending`,
        ...(numbers.inTimeShare === null ? [] : [`in time ${percent(numbers.inTimeShare)}`]),
        ...(numbers.medianMinutes === null ? [] : [`median ${workingTime(numbers.medianMinutes)}`]),
        ...(numbers.percentile90Minutes === null
          ? []
          : [`90th percentile ${workingTime(numbers.percentile90Minutes)}`]),
        ...(numbers.surveyAverage === null
          ? []
          : [`survey ${numbers.surveyAverage.toFixed(1)} of 5 (${numbers.surveys})`]),
        ...(numbers.reopened === 0 ? [] : [`${numbers.reopened} reopened`]),
      ].join('; '),
    total: 'all',
    dimension: { department: 'By department', category: 'By category', person: 'By person' },
    ourselves: 'customer service',
  },
};
