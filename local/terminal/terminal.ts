import { CommanderError } from 'commander';
import type { Unreadable } from '../../shared/app/ports/clock.ts';
import type { Fault } from '../../shared/domain/faults/faults.ts';
import { Refusal } from '../../shared/domain/faults/faults.ts';
import { shownText } from '../../shared/domain/plain-text.ts';
import { environmentFault, type Where } from '../department/environment-faults.ts';
import { languageAsked, terminalLanguage } from '../words/words.ts';
import { type Answer, speech } from './session.ts';

/**
 * The one way of anything to a terminal: what is stored may be older than the gate for what is
 * typed, or a file's, or a customer's. What follows the first line of a text cannot be taken for a
 * line of the answer.
 */
export const shownLine = (line: string): string => shownText(line).replace(/\n(?! {6})/g, '\n      ');

/** A message on standard error, so that standard output holds nothing but the answer. */
export const say = (line: string): void => {
  process.stderr.write(`${shownLine(line)}\n`);
};

/** Warns of a record that a list goes on without. */
export const sayLeftOut =
  ({ words }: Pick<ReturnType<typeof speech>, 'words'>) =>
  ({ key, error }: Unreadable): void =>
    say(words.maintenance.leftOut(key, error));

/**
 * A reader that has seen enough, such as `head`, is no failure; an answer that cannot be written,
 * as on a full disk, is one.
 */
export function watchAnswer(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    const language = terminalLanguage(languageAsked(process.argv), process.env);
    process.exit(complain(error, speech(language)));
  });
}

export function print({ json, lines }: Answer, asJson: boolean): void {
  if (asJson) process.stdout.write(`${shownText(JSON.stringify(json))}\n`);
  else for (const line of lines) process.stdout.write(`${shownLine(line)}\n`);
}

const BAR_WIDTH = 30;
const REDRAW_MS = 100;

/** A progress bar on standard error; undefined when that is no terminal. */
export function progressBar(): ((total: number) => (done: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (total) => {
    let drawnMs = 0;
    return (done) => {
      const ms = performance.now();
      if (done < total && ms - drawnMs < REDRAW_MS) return;
      drawnMs = ms;
      const share = total === 0 ? 1 : done / total;
      const filled = Math.round(share * BAR_WIDTH);
      const bar = `${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}`;
      process.stderr.write(
        `\r[${bar}] ${Math.floor(share * 100)}% ${done}/${total}${done >= total ? '\n' : ''}`,
      );
    };
  };
}

/** Refusals of what was typed rather than of what it led to. */
const isWrongUse = (fault: Fault): boolean =>
  ((fault.code === 'refused' || fault.code === 'out-of-span' || fault.code === 'own-substitute') &&
    fault.path.startsWith('--')) ||
  fault.code === 'real-clock';

/**
 * Says what went wrong in one sentence and gives the exit status: 2 for wrong use, 1 for the rest.
 */
export function complain(
  error: unknown,
  { words, sentences }: ReturnType<typeof speech>,
  where: Where = { endpoint: 'AWS' },
): number {
  if (error instanceof CommanderError) {
    // Help that was asked for arrives here too.
    if (error.exitCode === 0) return 0;
    const what = /'([^']+)'/.exec(error.message)?.[1] ?? '';
    say(`${words.wrongUse[error.code]?.(what) ?? error.message}${words.seeHelp}`);
    return 2;
  }
  const fault = error instanceof Refusal ? error.fault : environmentFault(error, where);
  if (fault) {
    say(sentences.fault(fault));
    return isWrongUse(fault) ? 2 : 1;
  }
  say(
    words.defect(
      error instanceof Error && process.env.REVISIT_TRACE ? (error.stack ?? error.message) : String(error),
    ),
  );
  return 1;
}
