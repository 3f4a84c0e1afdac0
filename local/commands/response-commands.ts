import type { Command } from 'commander';
import type { Answer, Session, speech } from '../terminal/session.ts';
import { asTable } from '../terminal/written-answer.ts';
import { casesSearchVerb, type FileOptions, fileVerb } from '../verbs/feedback/cases.ts';
import { coordinateVerb, decideVerb, type ReportOptions, reportVerb } from '../verbs/feedback/feedback.ts';
import { reopenVerb, withdrawDecisionVerb } from '../verbs/feedback/feedback-again.ts';
import { feedbackListVerb, feedbackShowVerb } from '../verbs/feedback/feedback-view.ts';
import { replayVerb } from '../verbs/feedback/replay.ts';
import { type StatsOptions, statsVerb } from '../verbs/feedback/stats.ts';
import { type AbsenceOptions, absenceVerb, type LeaveOptions, leaveVerb } from '../verbs/staff.ts';
import type { Words } from '../words/words.ts';

/** What the command line hands to a group of its commands. */
export interface Registration {
  program: Command;
  words: Words;
  under(parent: Command, name: string, description: string): Command;
  session(command: Command, verb: (session: Session) => Promise<Answer>): Promise<void>;
  /** For a verb that needs no database. */
  speak(
    command: Command,
    verb: (spoken: Pick<Session, 'say'> & ReturnType<typeof speech>) => Promise<Answer>,
  ): Promise<void>;
}

/** The verbs of the response clock: feedback, cases, statistics, absences. */
export function registerResponse(registration: Registration): void {
  registerFeedback(registration);
  registerAround(registration);
}

function registerFeedback({ program, words, under, session, speak }: Registration): void {
  const { verbs, options: option } = words.feedback;
  const feedback = under(program, 'feedback', verbs.feedback);
  under(feedback, 'report', verbs.report)
    .argument('<CUSTOMER>')
    .requiredOption('--text <TEXT>', option.text)
    .option('--channel <CHANNEL>', option.channel)
    .option('--category <CATEGORY>', option.category)
    .option('--urgency <URGENCY>', option.urgency)
    .option('--by <STAFF>', option.reporter)
    .option('--at <INSTANT>', option.at)
    .action((customer: string, options: ReportOptions, command: Command) =>
      session(command, (at) => reportVerb(at, customer, options)),
    );
  under(feedback, 'coordinate', verbs.coordinate)
    .argument('<ID>')
    .requiredOption('--department <NAME>', option.department)
    .requiredOption('--by <STAFF>', words.options.by)
    .option('--at <INSTANT>', option.at)
    .action((id: string, options: { department: string; by: string; at?: string }, command: Command) =>
      session(command, (at) => coordinateVerb(at, id, options)),
    );
  under(feedback, 'decide', verbs.decide)
    .argument('<ID>')
    .requiredOption('--decision <TEXT>', option.decision)
    .requiredOption('--by <STAFF>', words.options.by)
    .option('--answer <TEXT>', option.answer)
    .option('--at <INSTANT>', option.at)
    .action(
      (
        id: string,
        options: { decision: string; answer?: string; by: string; at?: string },
        command: Command,
      ) => session(command, (at) => decideVerb(at, id, options)),
    );
  under(feedback, 'withdraw-decision', verbs.withdrawDecision)
    .argument('<ID>')
    .requiredOption('--by <STAFF>', words.options.by)
    .action((id: string, options: { by: string }, command: Command) =>
      session(command, (at) => withdrawDecisionVerb(at, id, options)),
    );
  under(feedback, 'reopen', verbs.reopen)
    .argument('<ID>')
    .requiredOption('--why <TEXT>', option.reopenWhy)
    .requiredOption('--by <STAFF>', words.options.by)
    .action((id: string, options: { why: string; by: string }, command: Command) =>
      session(command, (at) => reopenVerb(at, id, options)),
    );
  asTable(under(feedback, 'list', verbs.list), words.options)
    .option('--open', option.open)
    .option('--customer <ID>', option.customer)
    .option('--assignee <ID>', option.assignee)
    .action((options: { open?: true; customer?: string; assignee?: string }, command: Command) =>
      session(command, (at) => feedbackListVerb(at, options)),
    );
  under(feedback, 'show', verbs.show)
    .argument('<ID>')
    .action((id: string, _: object, command: Command) => session(command, (at) => feedbackShowVerb(at, id)));
  under(feedback, 'file', verbs.file)
    .argument('<ID>')
    .requiredOption('--problem <TEXT>', option.problem)
    .requiredOption('--cause <TEXT>', option.cause)
    .requiredOption('--department <NAME>', option.responsible)
    .requiredOption('--lesson <TEXT>', option.lesson)
    .option('--evidence <URL>', option.evidence)
    .requiredOption('--by <STAFF>', words.options.by)
    .action((id: string, options: FileOptions, command: Command) =>
      session(command, (at) => fileVerb(at, id, options)),
    );
  under(feedback, 'replay', verbs.replay)
    .argument('<FILE>')
    .option('--policy <FILE>', option.policy)
    .action((file: string, options: { policy?: string }, command: Command) =>
      speak(command, (spoken) => replayVerb(spoken, file, options)),
    );
}

function registerAround({ program, words, under, session }: Registration): void {
  const { verbs, options: option } = words.feedback;
  const cases = under(program, 'cases', verbs.cases);
  asTable(under(cases, 'search', verbs.search), words.options)
    .argument('<WORDS...>')
    .action((found: string[], _: object, command: Command) =>
      session(command, (at) => casesSearchVerb(at, found)),
    );
  asTable(under(program, 'stats', verbs.stats), words.options)
    .requiredOption('--from <DATE>', option.from)
    .requiredOption('--to <DATE>', option.to)
    .action((options: StatsOptions, command: Command) => session(command, (at) => statsVerb(at, options)));
  under(program, 'absence', verbs.absence)
    .argument('<STAFF>')
    .requiredOption('--from <DATE>', option.absentFrom)
    .requiredOption('--until <DATE>', option.absentUntil)
    .option('--substitute <STAFF>', option.substitute)
    .option('--cancel', option.cancel)
    .action((id: string, options: AbsenceOptions, command: Command) =>
      session(command, (at) => absenceVerb(at, id, options)),
    );
  const staff = under(program, 'staff', verbs.staff);
  under(staff, 'leave', verbs.leave)
    .argument('<STAFF>')
    .requiredOption('--on <DATE>', option.leavesOn)
    .option('--by <STAFF>', words.options.by)
    .option('--cancel', option.cancelLeave)
    .action((id: string, options: LeaveOptions, command: Command) =>
      session(command, (at) => leaveVerb(at, id, options)),
    );
}
