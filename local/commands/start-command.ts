import { Command } from 'commander';
import { Refusal } from '../../shared/domain/faults/faults.ts';
import { LANGUAGES } from '../../shared/domain/names.ts';
import { publicPages } from '../../shared/web/public-pages.ts';
import {
  DEFAULT_DATA,
  DEFAULT_TABLE,
  type Department,
  isStandIn,
  openDepartment,
  whereIs,
} from '../department/department.ts';
import { type FolderLock, lockFolder } from '../department/folder-lock.ts';
import { type LocalServer, startMailbox, startPublicPages } from '../department/mailbox.ts';
import { oneGiven, speech } from '../terminal/session.ts';
import { complain, say, sayLeftOut } from '../terminal/terminal.ts';
import { languageAsked, terminalLanguage, type Words } from '../words/words.ts';
import { runClock } from './running-clock.ts';

const DEFAULT_MAILBOX_PORT = '8005';
const DEFAULT_PUBLIC_PORT = '8006';
/** Letters a second to the mailbox of this machine, which has no quota. */
const LOCAL_SEND_RATE = '50';

interface Options {
  once?: true;
  at?: string;
  days?: string;
  data: string;
  table?: string;
  lang?: string;
  mailboxPort: string;
  publicPort: string;
}

/** @throws CommanderError for wrong use, and for --help after it was printed. */
function parsed(args: readonly string[], { start, options, helpTitles }: Words): Options {
  return new Command('npm start --')
    .description(start.description)
    .option('--once', start.once)
    .option('--at <INSTANT>', options.at)
    .option('--days <N>', start.days)
    .option('--data <DIR>', options.data, DEFAULT_DATA)
    .option('--table <NAME>', options.table)
    .option('--lang <LANG>', options.lang)
    .option('--mailbox-port <PORT>', start.mailboxPort, DEFAULT_MAILBOX_PORT)
    .option('--public-port <PORT>', start.publicPort, DEFAULT_PUBLIC_PORT)
    .helpOption('-h, --help', options.help)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({ styleTitle: (title) => helpTitles[title] ?? title })
    .parse([...args], { from: 'user' })
    .opts<Options>();
}

const wholeNumber = (option: string, text: string, min: number, max: number): number => {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < min || number > max)
    throw new Refusal({
      code: 'refused',
      path: option,
      value: text,
      allowed: { kind: 'whole-number', min, max },
    });
  return number;
};

/**
 * Runs the department on this machine: database, mailbox, pages and clock. Returns the exit status.
 */
export async function startCommand(args: readonly string[]): Promise<number> {
  const asked = languageAsked(args);
  const spoken = speech(terminalLanguage(asked, process.env));
  let options: Options;
  try {
    if (asked !== undefined) oneGiven('--lang', asked, LANGUAGES);
    options = parsed(args, spoken.words);
  } catch (error) {
    return complain(error, spoken);
  }
  const servers: LocalServer[] = [];
  let department: Department | undefined;
  let lock: FolderLock | undefined;
  try {
    const days = options.days === undefined ? undefined : wholeNumber('--days', options.days, 1, 3660);
    const mailboxPort = wholeNumber('--mailbox-port', options.mailboxPort, 0, 65_535);
    const publicPort = wholeNumber('--public-port', options.publicPort, 0, 65_535);

    if (!isStandIn(options, process.env.DYNAMODB_ENDPOINT))
      throw new Refusal({
        code: 'real-start',
        table: options.table ?? process.env.TABLE_NAME ?? DEFAULT_TABLE,
      });

    const where = whereIs(options);
    if ('folder' in where) lock = lockFolder(where.folder);

    let opened: Department | undefined;
    const there = (): Department => {
      if (!opened) throw new Error('the pages were asked for before the archive was open');
      return opened;
    };
    const pages = publicPages({
      store: () => there().composition.store,
      links: async () => (await there().wayOut()).links,
      now: () => there().now(),
    });
    const site = await startPublicPages(pages, publicPort);
    servers.push(site);
    const mailbox = process.env.SES_ENDPOINT ? undefined : await startMailbox(mailboxPort);
    if (mailbox) servers.push(mailbox);
    lock?.tell(mailbox?.url ?? null);
    department = opened = await openDepartment(
      { data: options.data, table: options.table },
      sayLeftOut(spoken),
      {
        SEND_RATE: LOCAL_SEND_RATE,
        PUBLIC_URL: site.url,
        ...(mailbox && { SES_ENDPOINT: mailbox.url }),
      },
    );
    await runClock(
      { ...spoken, department: department, say, progress: undefined },
      {
        at: options.at,
        days,
        once: options.once ?? false,
        mailboxUrl: mailbox?.url ?? process.env.SES_ENDPOINT ?? '',
        publicUrl: site.url,
      },
    );
    return 0;
  } catch (error) {
    return complain(error, spoken, whereIs(options));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await department?.close();
    lock?.release();
  }
}
