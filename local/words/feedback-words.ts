import type { Firing } from '../../shared/app/feedback/run-response-clock.ts';
import type { ToCustomer } from '../../shared/domain/feedback/feedback.ts';
import type { Numbers } from '../../shared/domain/feedback/statistics.ts';

/**
 * What the command line says about feedback, cases and statistics, beside the sentences of the
 * domain.
 */
export interface FeedbackWords {
  verbs: {
    feedback: string;
    report: string;
    coordinate: string;
    decide: string;
    withdrawDecision: string;
    reopen: string;
    list: string;
    show: string;
    file: string;
    replay: string;
    cases: string;
    search: string;
    stats: string;
    absence: string;
    staff: string;
    leave: string;
  };
  options: {
    text: string;
    channel: string;
    category: string;
    urgency: string;
    reporter: string;
    at: string;
    department: string;
    decision: string;
    answer: string;
    reopenWhy: string;
    open: string;
    customer: string;
    assignee: string;
    problem: string;
    cause: string;
    responsible: string;
    lesson: string;
    evidence: string;
    policy: string;
    from: string;
    to: string;
    absentFrom: string;
    absentUntil: string;
    substitute: string;
    cancel: string;
    leavesOn: string;
    cancelLeave: string;
  };
  reported(id: string): string;
  known: string;
  /** A category or urgency, and why. */
  reading(value: string, because: string): string;
  turn(holder: string, deadline: string): string;
  similar: string;
  noSimilar: string;
  asked(department: string, holder: string, deadline: string): string;
  /** @param holder whose turn it was. */
  decided(waited: string, inTime: boolean, holder: string): string;
  toCustomer: { [what in ToCustomer]: string };
  /** When the answer leaves, and how the decision is taken back until then. */
  answerLeaves(moment: string): string;
  mayWithdraw(until: string, id: string, by: string): string;
  withdrawn(holder: string, deadline: string): string;
  reopened(first: string, id: string): string;
  reopens(first: string): string;
  reopenedAs(ids: readonly string[]): string;
  earlier: string;
  customer: string;
  said: string;
  answered: string;
  survey(score: number, comment: string): string;
  history: string;
  learnt: {
    said: string;
    problem: string;
    cause: string;
    department: string;
    lesson: string;
    evidence: string;
  };
  filed(id: string): string;
  absences(name: string, absences: readonly string[]): string;
  absence(from: string, until: string): string;
  substitute(name: string): string;
  noSubstitute: string;
  stillWith(count: number): string;
  leaves(name: string, on: string): string;
  stays(name: string): string;
  /** What waits to be taken over, and how that is done. */
  toHandOver(has: { customers: number; tasks: number; turns: number }): string[];
  /** One thing that the response clock did. */
  fired(step: Firing['step'], id: string, holder: string, moment: string): string;
  waiting: string;
  replayed: {
    ticket(id: string, start: string, deadline: string, rung: number): string;
    total(tickets: number): string;
    rung(rung: number, role: string, count: number, share: string): string;
    byDefault: string;
  };
  stats: {
    period(from: string, to: string): string;
    /** @param unit what is counted: pieces of feedback, or turns of one person or department. */
    numbers(
      numbers: Numbers,
      unit: 'feedback' | 'turns',
      percent: (share: number) => string,
      workingTime: (minutes: number) => string,
    ): string;
    total: string;
    dimension: { department: string; category: string; person: string };
    ourselves: string;
  };
}
