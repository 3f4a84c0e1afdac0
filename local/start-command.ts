import { parseArgs } from 'node:util';
import { publicApp } from '../functions/public.ts';
import { Refusal } from '../shared/domain/faults.ts';
import { type LocalServer, startMailbox, startPublicPages } from './mailbox.ts';
import { DEFAULT_DATA, openPlace, type Place } from './place.ts';
import { runClock } from './running-clock.ts';
import { complain, say } from './terminal.ts';
import { speech } from './visit.ts';
import { terminalLanguage } from './words/words.ts';

const DEFAULT_MAILBOX_PORT = '8005';
const DEFAULT_PUBLIC_PORT = '8006';
/** Letters a second to the mailbox of this machine, which has no quota. */
const LOCAL_SEND_RATE = '50';

const OPTIONS = {
  once: { type: 'boolean' },
  at: { type: 'string' },
  days: { type: 'string' },
  data: { type: 'string', default: DEFAULT_DATA },
  table: { type: 'string' },
  lang: { type: 'string' },
  'mailbox-port': { type: 'string', default: DEFAULT_MAILBOX_PORT },
  'public-port': { type: 'string', default: DEFAULT_PUBLIC_PORT },
  help: { type: 'boolean', short: 'h' },
} as const;

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

/** Runs the department on this machine: database, mailbox, pages and clock. Returns the exit status. */
export async function startCommand(args: readonly string[]): Promise<number> {
  const spoken = speech(terminalLanguage(undefined, process.env));
  let options: ReturnType<typeof parse>;
  try {
    options = parse(args);
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)} ${spoken.words.start.usage}`);
    return 2;
  }
  const { language, words, sentences } = speech(terminalLanguage(options.lang, process.env));
  if (options.help) {
    process.stdout.write(`${words.start.usage}\n`);
    return 0;
  }
  const servers: LocalServer[] = [];
  let place: Place | undefined;
  try {
    const days = options.days === undefined ? undefined : wholeNumber('--days', options.days, 1, 3660);
    const mailboxPort = wholeNumber('--mailbox-port', options['mailbox-port'], 0, 65_535);
    const publicPort = wholeNumber('--public-port', options['public-port'], 0, 65_535);

    let opened: Place | undefined;
    const pages = publicApp(() => {
      if (!opened) throw new Error('the pages were asked for before the archive was open');
      return opened.composition;
    });
    const publicPages = await startPublicPages(pages, publicPort);
    servers.push(publicPages);
    const mailbox = process.env.SES_ENDPOINT ? undefined : await startMailbox(mailboxPort);
    if (mailbox) servers.push(mailbox);
    place = opened = await openPlace(
      { data: options.data, table: options.table },
      {
        SEND_RATE: LOCAL_SEND_RATE,
        PUBLIC_URL: publicPages.url,
        ...(mailbox && { SES_ENDPOINT: mailbox.url }),
      },
    );
    await runClock(
      { place, language, words, sentences, say, progress: undefined },
      {
        at: options.at,
        days,
        once: options.once ?? false,
        mailboxUrl: mailbox?.url ?? process.env.SES_ENDPOINT ?? '',
        publicUrl: publicPages.url,
      },
    );
    return 0;
  } catch (error) {
    return complain(error, { language, words, sentences });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await place?.close();
  }
}

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: OPTIONS }).values;
