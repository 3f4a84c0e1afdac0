import type { CostWords } from './words.ts';

/** Two figures are enough for an estimate. */
const shown = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });

export const english: CostWords = {
  help: [
    'npm run cost -- [options]: dollars a month on AWS, from what the embedded database measures in this run',
    '  --customers N    customers that are stored (1000000)',
    '  --due SHARE      part of the customers that the clock looks at on a working day (0.01)',
    '  --opening SHARE  part of these looks that opens a task, which a touch does (1)',
    '  --unassigned SHARE  part of the customers who have no specialist (0)',
    '  --mails N        letters to customers a month (10000)',
    '  --orders N       orders imported a month (0)',
    '  --feedback N     feedback a month, each through all its steps (0)',
    '  --staff N        members of staff who get a morning letter (200)',
    '  --send-rate N    letters a second that SES allows (14)',
    '  --parts N        messages into which a large backlog is split: 1, 2, 4, 8, 16 (4)',
    '  --table-writes N  write units a second that the table takes in all, which grow with its use (4000)',
    '  --stage NAME     takes send rate and parts from stages.json',
    '  --json, --lang zh|en',
  ],
  measuring: 'Measuring on the embedded database ...',
  title: (region, date) => `Revisit on AWS: US dollars a month in ${region}, prices of ${date}`,
  department: ({ customers, staff }, { looks, tasks, mails, digests, feedback, orders }, number) => [
    `${number(customers)} customers; a month has ${number(looks)} looks at due customers, which open ${number(tasks)} tasks,`,
    `${number(mails)} letters to customers, ${number(digests)} morning letters to ${number(staff)} members of staff, ${number(orders)} orders, ${number(feedback)} pieces of feedback.`,
  ],
  columns: { atRest: 'at rest', month: 'month', afterFree: 'after free', used: 'used in the month' },
  total: 'all together',
  freeNote:
    'after free: less what every account has free each month for good, if it is used for nothing else.',
  restNote: (usd) =>
    `At rest, with all customers stored and nothing due, it costs ${usd} dollars a month: the clock looks each minute and finds nothing.`,
  items: {
    writeUnits: 'write units',
    readUnits: 'read units',
    storedGb: 'GB stored, table and indexes, after a year',
    recoveryGb: 'GB under point-in-time recovery',
    invocations: 'invocations',
    gbSeconds: 'GB-seconds on ARM',
    schedules: 'scheduled runs',
    standardRequests: 'requests to standard queues, empty polls among them',
    fifoRequests: 'requests to FIFO queues, empty polls among them',
    mails: 'letters, to customers and staff',
    pageRequests: 'requests for public pages',
    logGb: 'GB of logs',
    logStoredGb: 'GB of logs kept',
    metrics: 'metrics',
    alarms: 'alarms',
    dashboards: 'dashboard',
    traces: 'traces',
    secrets: 'secret',
    secretCalls: 'requests for secrets',
    filesGb: 'GB of imported files',
    filePuts: 'files and reports written',
    fileGets: 'files read',
    keys: 'keys of our own',
    keyCalls: 'requests to keys',
    notices: 'notices of alarms by e-mail',
  },
  measuredTitle: 'Measured in this run: units for one, by where they are paid',
  measuredColumns: { table: 'table', due: 'due', worklist: 'worklist', reads: 'read' },
  measured: {
    idleSweep: 'a minute of the sweep in which nothing is due',
    idlePost: 'a minute of the post in which nothing is due',
    lookOpens: 'a look that opens a task',
    lookNothing: 'a look that opens nothing',
    lookUnassigned: 'a look that opens a task of a customer without a specialist',
    letterQueued: 'a letter is queued, beyond the look',
    letterSent: 'a letter is claimed, sent and settled',
    letterHeardOf: 'a letter is heard of: accepted, and delivered',
    touch: 'a touch that does a task',
    order: 'an order is imported',
    digest: 'the morning letter of one who has 50 open tasks',
    feedback: 'feedback: reported, warned of, escalated, decided, with its letters',
  },
  assumedTitle:
    'Assumed, because it happens on AWS or is a habit of people (test/bench/cost/model/assumptions.ts)',
  assumed: {
    msPerRead: 'ms for a read of DynamoDB',
    msPerUpdate: 'ms for a single write',
    msPerTransaction: 'ms for a transaction',
    processorMsPerLook: 'ms of a whole processor for a look',
    mbOfProcessor: 'MB of memory that come with a whole processor',
    msPerSend: 'ms until SES has taken a letter',
    msPerInvocation: 'ms for an invocation beside its work',
    msPerMailEvent: 'ms for an event of a letter',
    msPerPage: 'ms for a public page',
    msPerFileRow: 'ms for a row of an imported file',
    memoryMb: 'MB of memory of a function',
    sweepMemoryMb: 'MB of memory of the sweep of each minute',
    partMemoryMb: 'MB of memory of the sweep of a part of a large backlog',
    eventsPerLetter: 'events for each letter',
    pageRequestsPerLetter: 'requests for public pages for each letter',
    unitsPerPageRequest: 'read units for each request',
    filesPerWorkingDay: 'imported files on a working day',
    bytesPerFileRow: 'bytes for a row of a file',
    logBytesPerInvocation: 'bytes of logs for an invocation',
    logMonthsKept: 'months for which logs are kept',
    pollsPerMinuteAndQueue: 'polls of an empty queue in a minute',
    requestsPerMessage: 'requests for each message of a queue',
    secretCallsPerMonth: 'requests for the secret in a month',
    keyCallsPerMonth: 'requests to keys in a month',
    tracedShare: 'part of the frequent invocations that is traced',
    noticesPerMonth: 'notices of alarms in a month',
    bytesAddedToRecord: 'bytes that DynamoDB adds to each record',
  },
  morning: {
    title: (looks) => `One morning: ${looks} customers due at once`,
    parts: (parts, duration, why) => `${parts} at once: ${duration}, because ${why}`,
    bounds: {
      'due-key-writes':
        'a look that moves the next day takes its row out of the due index and puts it back, and one key takes 1,000 write units a second (each part works on one SWEEP key at a time)',
      'due-key-reads': 'one key of the due index gives 3,000 read units a second',
      'specialist-key-writes': 'each task is put into the worklist of its specialist, which is one key',
      'nobody-key-writes':
        'archive and tasks of customers without a specialist are put into the worklist (nobody), which is one key',
      'post-key-writes': 'all queued letters share the key POST of the due index',
      'customer-key-writes': 'archive and tasks of one customer share a key',
      'table-writes':
        'the table takes so many write units a second in all: 4,000 while it is new, twice its last peak later on (--table-writes)',
      'due-index-writes': 'the due index in all takes as many as the table',
      'worklist-index-writes': 'the worklist index in all takes as many as the table',
      functions: 'a function works through so many looks a second and no more',
    },
    others: 'seconds that each bound asks for',
    letters: (count, rate, duration, why) =>
      `${count} letters at ${rate} a second: ${duration}, because ${why}`,
    lettersOnUsualDay: 'letters of a usual day',
    lettersToAll: 'if each due customer were owed one',
    letterBounds: {
      'send-rate': 'SES allows no more; the post keeps a margin and works 50 seconds of each minute',
      'post-key-writes': 'claim and settlement of all letters share the key POST of the due index',
    },
    notes: [
      'The clock ticks once a minute and a function ends after 15: what it has not done by then is handed out again with the next minute.',
      'All bounds work at the same time, and so the slowest decides. Customers are taken to be spread evenly over shards and staff.',
      'Where the table is the bound, DynamoDB throttles, the SDK tries again, and what was not done stays due for the next minute.',
    ],
  },
  duration(seconds) {
    if (seconds < 1) return 'less than a second';
    if (seconds < 120) return `${shown(seconds)} seconds`;
    if (seconds < 7200) return `${shown(seconds / 60)} minutes`;
    return `${shown(seconds / 3600)} hours`;
  },
  disagreement: (count, first) =>
    `Model and embedded database differ ${count} times, so that these figures are not to be trusted; the first: ${first}`,
};
