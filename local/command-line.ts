import { Command } from 'commander';
import { saidOfErased } from '../shared/app/known-ids.ts';
import { LANGUAGES } from '../shared/domain/names.ts';
import { registerImports } from './commands/import-commands.ts';
import { registerMaintenance } from './commands/maintenance-commands.ts';
import { type Registration, registerResponse } from './commands/response-commands.ts';
import { DEFAULT_DATA, openDepartment, whereIs } from './department/department.ts';
import type { Where } from './department/environment-faults.ts';
import { sayClock } from './terminal/clock-notice.ts';
import { type Answer, oneGiven, type Session, speech } from './terminal/session.ts';
import { complain, progressBar, say, sayLeftOut } from './terminal/terminal.ts';
import { type AnswerOptions, asTable, oneWay, writeAnswer } from './terminal/written-answer.ts';
import { postVerb, sweepVerb } from './verbs/clock.ts';
import { excuseVerb, touchVerb, whyVerb } from './verbs/customer.ts';
import { lettersVerb, tasksVerb } from './verbs/lists.ts';
import { policyCheckVerb, policySetVerb, policyShowVerb, policyWithdrawVerb } from './verbs/policy.ts';
import { languageAsked, terminalLanguage } from './words/words.ts';

interface CommonOptions extends AnswerOptions {
  data?: string;
  table?: string;
}

/**
 * The whole command line (docs/design.md, "The command line"). Returns the exit status: 0 done, 1
 * something failed, 2 wrong use.
 */
export async function commandLine(args: readonly string[]): Promise<number> {
  const asked = languageAsked(args);
  const spoken = speech(terminalLanguage(asked, process.env));
  const { words } = spoken;
  const { verbs, options: optionWords } = words;
  let status = 0;
  let where: Where = { endpoint: 'AWS' };

  const tell = async (answer: Answer, options: CommonOptions) => {
    await writeAnswer(answer, options, spoken);
    if (answer.failed) status = 1;
  };
  /** Opens the place that the options name, runs the verb there, prints its answer. */
  const session = async (command: Command, verb: (session: Session) => Promise<Answer>) => {
    const options = command.optsWithGlobals<CommonOptions & { dryRun?: boolean }>();
    oneWay(options);
    const asked = { data: options.data ?? DEFAULT_DATA, table: options.table, onlyTries: options.dryRun };
    where = whereIs(asked);
    const department = await openDepartment(asked, sayLeftOut(spoken));
    const here = { ...spoken, department, say, progress: options.json ? undefined : progressBar() };
    try {
      await tell(await verb(here).finally(() => sayClock(here)), options);
    } catch (error) {
      throw await saidOfErased(department.composition.store, error);
    } finally {
      await department.close();
    }
  };

  const speak: Registration['speak'] = async (command, verb) =>
    tell(await verb({ ...spoken, say }), command.optsWithGlobals<CommonOptions>());

  const common = (command: Command): Command =>
    command
      .option('--json', optionWords.json)
      .option('--data <DIR>', `${optionWords.data} (${DEFAULT_DATA}/)`)
      .option('--table <NAME>', optionWords.table)
      .option('--lang <LANG>', optionWords.lang)
      .helpOption('-h, --help', optionWords.help)
      .helpCommand(false)
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .configureHelp({
        styleTitle: (title) => words.helpTitles[title] ?? title,
        optionDescription: ({ mandatory, description }) =>
          mandatory ? `${description}${optionWords.required}` : description,
      });
  const under = (parent: Command, name: string, description: string): Command => {
    const command = common(new Command(name)).description(description);
    parent.addCommand(command);
    return command;
  };

  const program = common(new Command('revisit')).description(words.description);
  registerImports({ program, words, under, session, speak });
  under(program, 'sweep', verbs.sweep)
    .option('--at <INSTANT>', optionWords.at)
    .action((options: { at?: string }, command: Command) => session(command, (at) => sweepVerb(at, options)));
  under(program, 'post', verbs.post)
    .option('--at <INSTANT>', optionWords.at)
    .action((options: { at?: string }, command: Command) => session(command, (at) => postVerb(at, options)));
  asTable(under(program, 'tasks', verbs.tasks), optionWords)
    .option('--assignee <ID>', optionWords.assignee)
    .option('--state <STATE>', optionWords.state)
    .option('--customer <ID>', optionWords.customer)
    .action((options: { assignee?: string; state?: string; customer?: string }, command: Command) =>
      session(command, (at) => tasksVerb(at, options)),
    );
  asTable(under(program, 'letters', verbs.letters), optionWords)
    .option('--state <STATE>', optionWords.state)
    .action((options: { state?: string }, command: Command) =>
      session(command, (at) => lettersVerb(at, options)),
    );
  under(program, 'why', verbs.why)
    .argument('<CUSTOMER>')
    .option('--at <INSTANT>', optionWords.at)
    .action((customer: string, options: { at?: string }, command: Command) =>
      session(command, (at) => whyVerb(at, customer, options)),
    );
  under(program, 'touch', verbs.touch)
    .argument('<CUSTOMER>')
    .requiredOption('--channel <CHANNEL>', optionWords.channel)
    .requiredOption('--by <STAFF>', optionWords.by)
    .option('--at <INSTANT>', optionWords.at)
    .option('--outcome <TEXT>', optionWords.outcome)
    .action(
      (
        customer: string,
        options: { channel: string; by: string; at?: string; outcome?: string },
        command: Command,
      ) => session(command, (at) => touchVerb(at, customer, options)),
    );
  under(program, 'excuse', verbs.excuse)
    .argument('<TASK>')
    .requiredOption('--by <STAFF>', optionWords.by)
    .requiredOption('--why <TEXT>', optionWords.why)
    .action((task: string, options: { by: string; why: string }, command: Command) =>
      session(command, (at) => excuseVerb(at, task, options)),
    );
  registerResponse({ program, words, under, session, speak });
  registerMaintenance({ program, words, under, session, speak });
  const policy = under(program, 'policy', verbs.policy);
  under(policy, 'check', verbs.policyCheck)
    .argument('<FILE>')
    .option('--days <FILE>', optionWords.days)
    .action((file: string, options: { days?: string }, command: Command) =>
      speak(command, (at) => policyCheckVerb(at, file, options)),
    );
  under(policy, 'show', verbs.policyShow).action((_: object, command: Command) =>
    session(command, policyShowVerb),
  );
  under(policy, 'set', verbs.policySet)
    .argument('<FILE>')
    .option('--effective <DATE>', optionWords.effective)
    .option('--days <FILE>', optionWords.days)
    .action((file: string, options: { effective?: string; days?: string }, command: Command) =>
      session(command, (at) => policySetVerb(at, file, options)),
    );
  under(policy, 'withdraw', verbs.policyWithdraw)
    .argument('[VERSION]')
    .action((version: string | undefined, _: object, command: Command) =>
      session(command, (at) => policyWithdrawVerb(at, version)),
    );

  try {
    if (asked !== undefined) oneGiven('--lang', asked, LANGUAGES);
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    return complain(error, spoken, where);
  }
}
