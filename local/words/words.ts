import type { SweepReport } from '../../shared/app/clock/sweep.ts';
import type { PostReport } from '../../shared/app/letters/post-services.ts';
import type { Balance } from '../../shared/domain/customers/balance.ts';
import type { Language, SuppressionReason } from '../../shared/domain/names.ts';
import type { UnknownHolidays } from '../../shared/domain/time/calendar.ts';
import type { ImportWords } from '../../shared/files/words/words.ts';
import type { FeedbackWords } from './feedback-words.ts';
import type { UpkeepWords } from './maintenance-words.ts';

/** What the command line says beside the sentences of the domain. */
export interface Words extends ImportWords {
  description: string;
  verbs: {
    import: string;
    importCustomers: string;
    importStaff: string;
    importOrders: string;
    importBalances: string;
    sweep: string;
    post: string;
    tasks: string;
    letters: string;
    why: string;
    touch: string;
    excuse: string;
    policy: string;
    policyCheck: string;
    policyShow: string;
    policySet: string;
    policyWithdraw: string;
  };
  options: {
    required: string;
    json: string;
    data: string;
    table: string;
    lang: string;
    help: string;
    enrolled: string;
    again: string;
    until: string;
    encoding: string;
    sheet: string;
    map: string;
    dryRun: string;
    dates: string;
    decimal: string;
    sumLines: string;
    longAgo: string;
    csv: string;
    xlsx: string;
    at: string;
    assignee: string;
    state: string;
    customer: string;
    channel: string;
    by: string;
    outcome: string;
    why: string;
    effective: string;
    days: string;
  };
  /** The headings of a help page. */
  helpTitles: { [title: string]: string };
  wrongUse: { [code: string]: (what: string) => string };
  seeHelp: string;
  defect(error: string): string;
  /** Of a sweep that was asked for an earlier moment. */
  clockStands(at: string): string;
  /** Of a department whose clock does not show today's time. */
  clockElsewhere(at: string, today: string, ahead: boolean): string;
  swept(report: SweepReport, at: string): string[];
  posted(report: PostReport): string[];
  feedback: FeedbackWords;
  maintenance: UpkeepWords;
  /** Of a file that is a pipe. */
  readsPipe(path: string): string;
  nothing: string;
  dryRun: string;
  written(file: string, rows: number): string;
  nobody: string;
  touchRecorded(done: readonly string[]): string;
  touchKnown: string;
  excused(taskId: string): string;
  policyFine(file: string): string;
  /** Of a year whose public holidays are not known, from its first day that matters on. */
  holidaysUnknown(unknown: UnknownHolidays): string;
  policySet(version: number, effectiveOn: string | null, archivesMoved: number): string;
  policyUnchanged(version: number, on: string): string;
  policyPending(version: number, from: string): string;
  policyReplaced(version: number, from: string): string;
  policyWithdrawn(version: number, from: string, archivesMoved: number): string;
  why: {
    archive(id: string, name: string): string;
    enrolled(on: string): string;
    dealing(basis: string, on: string): string;
    specialist(name: string): string;
    letters(state: 'agreed' | 'not-agreed' | 'no-address' | SuppressionReason): string;
    balance(balance: Balance): string;
    touch(on: string, channel: string, by: string, outcome: string): string;
    verdicts(on: string, policyVersion: number): string;
    tasks: string;
    feedback: string;
  };
  start: {
    description: string;
    once: string;
    days: string;
    mailboxPort: string;
    publicPort: string;
    loaded(customers: number, staff: number, orders: number): string;
    clock(at: string, zone: string): string;
    /** @param asked where it was to be set. */
    doesNotGoBack(asked: string): string;
    morningOf(name: string, role: string): string;
    sections: { overdue: string; today: string; comingUp: string; missed: string };
    nothingToDo: string;
    mailed(count: number): string;
    notMailed(waiting: number): string;
    tryMonday: string;
    mailbox(url: string): string;
    mailboxEnds: string;
    publicPages(url: string): string;
    ticking: string;
    stopped: string;
    more(count: number): string;
    moreLetters(count: number): string;
  };
}

/**
 * `--lang zh` or `--lang=zh`, read before the rest, since help and complaints have a language too.
 */
export function languageAsked(args: readonly string[]): string | undefined {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  return args[index]?.split('=')[1] ?? (index < 0 ? undefined : args[index + 1]);
}

/** The language of this terminal: what was asked for, else what the locale says. */
export function terminalLanguage(asked: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const locale =
    asked ?? environment.REVISIT_LANG ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG;
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
