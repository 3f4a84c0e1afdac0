import type { Responses } from '../../../shared/app/feedback/run-response-clock.ts';
import { inKeyOrder } from '../../../shared/domain/in-order.ts';
import { english as importInEnglish } from '../../../shared/files/words/english.ts';
import type { Words } from '../words.ts';
import { feedbackInEnglish } from './feedback.ts';
import { upkeepInEnglish } from './maintenance.ts';

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const tally = (counts: { [rule: string]: { [state: string]: number } }): string =>
  inKeyOrder(counts)
    .map(
      ([rule, states]) =>
        `${rule} ${inKeyOrder(states)
          .map(([state, count]) => `${count} ${state}`)
          .join(', ')}`,
    )
    .join('; ') || 'none';

/** Nothing when the response clock had nothing to do. */
const responded = ({ fired, late, overtaken, setAside }: Responses): string[] => {
  const times = (step: Responses['fired'][number]['step']) => fired.filter((one) => one.step === step).length;
  if (fired.length + overtaken + setAside.length === 0) return [];
  return [
    `  response clock: ${times('warned')} warned, ${times('escalated')} escalated, ${times('reminded')} reminded${
      late.count > 0
        ? `; ${late.count} late, the worst by ${plural(Math.round(late.worstSeconds / 60), 'minute')}`
        : ''
    }${overtaken > 0 ? `; ${overtaken} seen to by others` : ''}`,
    ...setAside.map(({ key, error }) => `  set aside: ${key}: ${error}`),
  ];
};

export const english: Words = {
  ...importInEnglish,
  description: 'The clock and memory of a customer-service department.',
  verbs: {
    import: 'take in a file: CSV or a workbook (.xlsx)',
    importCustomers: 'take in customers',
    importStaff: 'take in staff, then give every customer without a specialist one',
    importOrders: 'take in orders; open tasks that wait for an order are cancelled',
    importBalances: 'take in what customers owe, as of a day',
    sweep: 'move the clock and handle all that is due',
    post: 'send the letters that are due, through SES_ENDPOINT or AWS',
    tasks: 'list tasks',
    letters: 'list letters',
    why: 'every rule’s verdict on a customer, and the facts behind it',
    touch: 'record a contact that happened',
    excuse: 'say, as a supervisor, why a task need not be done',
    policy: 'the numbers of all rules',
    policyCheck: 'validate a policy',
    policyShow: 'print the policy that governs now',
    policySet: 'make a policy govern; the first governs from the beginning',
    policyWithdraw: 'withdraw a version that does not govern yet',
  },
  options: {
    required: ' (required)',
    json: 'one JSON document on standard output',
    data: 'folder of the embedded database',
    table: 'a DynamoDB table instead of the embedded database',
    lang: 'zh or en (default: of the terminal)',
    help: 'show this help',
    enrolled: 'E of new customers, YYYY-MM-DD (default: today)',
    again: 'takes in customers again who were erased on request',
    until: 'leave out orders after this local date, YYYY-MM-DD',
    encoding: 'of a file of text that is neither UTF-8 nor GB18030, such as big5 or windows-1252',
    dryRun: 'say what would be taken in, and write nothing',
    map: 'which columns are meant, such as "Client=id,Contact person=name"',
    sheet: 'of a workbook, by its name (default: the first)',
    dates:
      'how the file writes 3/5/2026: dmy, the day first, or mdy, the month first; without it such dates are refused',
    decimal: 'the decimal mark of amounts: . or , (default .)',
    sumLines: 'the file has a row for each line of an order: they are added up',
    longAgo: 'dates of enrolment that lie decades back are meant',
    csv: 'the list as CSV on standard output',
    xlsx: 'the list as a workbook',
    at: 'a moment such as 2026-11-23T08:30 (default: now)',
    assignee: 'only tasks of this member of staff',
    state: 'only in this state',
    customer: 'only of this customer',
    channel: 'phone, sms, meeting, wechat or email',
    by: 'who, by staff id',
    outcome: 'what came of it',
    why: 'the reason',
    days: 'a table of days, date and off or on (or hours), that override those of calendar.days',
    effective: 'the date from which it governs, YYYY-MM-DD (default: today)',
  },
  helpTitles: {},
  wrongUse: {
    'commander.unknownCommand': (what) => `there is no verb ${what}`,
    'commander.unknownOption': (what) => `there is no option ${what}`,
    'commander.missingArgument': (what) => `${what} is missing`,
    'commander.optionMissingArgument': (what) => `the value of ${what} is missing`,
    'commander.missingMandatoryOptionValue': (what) => `the option ${what} is required`,
    'commander.excessArguments': () => 'too many arguments',
    'commander.help': () => 'a verb is missing',
  },
  seeHelp: '; --help shows what there is',
  defect: (error) => `This should not have happened: ${error}`,
  clockStands: (at) =>
    `The clock stands at ${at} already and does not go back; only what is still due from before is looked at.`,
  clockElsewhere: (at, today, ahead) =>
    ahead
      ? `The clock of this department stands at ${at}, ahead of today’s ${today}: what is done here happens then. It does not go back; another department begins with --data FOLDER.`
      : `The clock of this department stands at ${at}, not at today’s ${today}: what is done here happens then. npm start and sweep --at move it on; with --at now they bring it to today.`,
  swept: (report, at) => [
    `Swept at ${at}: ${plural(report.looked + report.responses.fired.length, 'record')} due`,
    `  opened: ${tally(report.opened)}`,
    `  ended: ${tally(report.ended)}`,
    `  letters queued: ${report.lettersQueued}`,
    ...(report.late.count > 0
      ? [
          `  late: ${plural(report.late.count, 'record')}, the worst by ${plural(Math.round(report.late.worstSeconds / 60), 'minute')}`,
        ]
      : []),
    ...responded(report.responses),
    ...(report.overtaken > 0 ? [`  seen to by another sweep or import: ${report.overtaken}`] : []),
    ...report.setAside.map(({ key, error }) => `  set aside: ${key}: ${error}`),
  ],
  posted: (report) =>
    report.busy
      ? ['Another post is at work; nothing was done.']
      : [
          `Posted: ${
            inKeyOrder(report.letters)
              .map(([state, count]) => `${count} ${state}`)
              .join(', ') || 'nothing was due'
          }`,
          ...(report.inDoubt
            ? [
                'The mail service has left open several times in a row whether a letter went out. The others wait; the next run tries with one.',
              ]
            : []),
          ...report.setAside.map(({ key, error }) => `  set aside: ${key}: ${error}`),
        ],
  feedback: feedbackInEnglish,
  maintenance: upkeepInEnglish,
  readsPipe: (path) => `Reading what is piped into ${path}; waits until that ends.`,
  nothing: 'nothing',
  dryRun: 'Nothing was written. The first rows as they are read:',
  written: (file, rows) => `Written: ${file} (${plural(rows, 'row')})`,
  nobody: '(nobody)',
  touchRecorded: (done) =>
    `Recorded. ${done.length > 0 ? `Done: ${done.join(', ')}` : 'No task was waiting for it.'}`,
  touchKnown: 'This touch had been recorded before; nothing changed.',
  excused: (taskId) => `Excused: ${taskId}`,
  holidaysUnknown: ({ year, from, off }) =>
    `From ${from} on: the public holidays of ${year} are not known. Off are only the days off by law (${off.join(', ')}); make-up working days and longer breaks are missing. Give the days of ${year} in calendar.days of the policy.`,
  policyFine: (file) => `${file}: is a policy`,
  policySet: (version, effectiveOn, archivesMoved) =>
    `Policy version ${version} governs ${effectiveOn ? `from ${effectiveOn}` : 'from the beginning'}; the next look of ${plural(archivesMoved, 'archive')} moved`,
  policyUnchanged: (version, on) =>
    `Policy version ${version}, which governs on ${on}, says the same already; nothing changed`,
  policyPending: (version, from) => `Pending: version ${version} will govern from ${from}`,
  policyReplaced: (version, from) => `It replaces version ${version}, which would have governed from ${from}`,
  policyWithdrawn: (version, from, archivesMoved) =>
    `Policy version ${version}, which would have governed from ${from}, is withdrawn; the next look of ${plural(archivesMoved, 'archive')} moved`,
  why: {
    archive: (id, name) => `Customer ${id}${name === id ? '' : `, ${name}`}`,
    enrolled: (on) => `  enrolled on ${on}`,
    dealing: (basis, on) => `  last dealing: ${basis} on ${on}`,
    specialist: (name) => `  specialist: ${name}`,
    letters: (state) =>
      `  letters: ${{ agreed: 'agreed', 'not-agreed': 'not agreed to', 'no-address': 'no address', unsubscribed: 'unsubscribed', bounced: 'an earlier one came back', complained: 'an earlier one was called spam' }[state]}`,
    balance: ({ amount, currency, asOf }) => {
      const money = [amount.replace('-', ''), currency].filter(Boolean).join(' ');
      const state =
        amount === '0'
          ? 'nothing owed'
          : amount.startsWith('-')
            ? `${money} paid in advance`
            : `owes ${money}`;
      return `  balance: ${state}, as of ${asOf}`;
    },
    touch: (on, channel, by, outcome) => `  contact: ${on}, ${channel}, by ${by}${outcome && `: ${outcome}`}`,
    verdicts: (on, policyVersion) => `Verdicts on ${on}, policy version ${policyVersion}:`,
    tasks: 'Tasks:',
    feedback: 'Feedback:',
  },
  start: {
    description: 'Runs a department on this machine: database, mailbox, pages and clock.',
    once: 'end after the first sweep',
    days: 'walk forward so many days, show what each morning brought, and end',
    mailboxPort: 'where the mailbox listens',
    publicPort: 'where the pages that letters link to listen',
    loaded: (customers, staff, orders) =>
      `First start: a made-up department of ${staff} staff, ${customers} customers and ${orders} orders was loaded.`,
    clock: (at, zone) => `The clock stands at ${at} (${zone}).`,
    doesNotGoBack: (asked) =>
      `It does not go back to ${asked}, and goes on from there. Another department begins with --data FOLDER.`,
    morningOf: (name, role) => `${name}, ${role}`,
    sections: { overdue: 'overdue', today: 'today', comingUp: 'coming up', missed: 'missed' },
    nothingToDo: '  nothing to do',
    mailed: (count) => `Mailed: ${plural(count, 'letter')}`,
    notMailed: (waiting) =>
      `Mailed: nothing${waiting > 0 ? `; ${plural(waiting, 'letter')} to customers waiting for the end of quiet hours` : ''}. Digests leave at their time on working days.`,
    tryMonday: 'To see a Monday morning: npm start -- --at 2026-11-23T08:30 --data .revisit-monday',
    mailbox: (url) => `Read the mailbox at ${url}`,
    mailboxEnds: 'The mailbox ends with this run; without --once and --days it stays.',
    publicPages: (url) => `The pages that letters link to are at ${url}`,
    ticking: 'The clock ticks every minute. Ctrl-C stops it.',
    stopped: 'Stopped.',
    more: (count) => `  and ${count} more; see npm run -s revisit -- tasks`,
    moreLetters: (count) => `  and ${count} more; see npm run -s revisit -- letters`,
  },
};
