import {
  createReadStream,
  createWriteStream,
  fstatSync,
  mkdtempSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Fault, Refusal } from '../../shared/domain/faults/faults.ts';
import type { Session } from './session.ts';

/** What comes from whatever is piped into this command. */
const STANDARD_INPUT = '-';
/** No file of people is as large; a pipe that never ends must not fill the disk. */
const MOST_PIPED_BYTES = 1024 ** 3;

const unreadable = (file: string, cause: string): Refusal => {
  const fault: Fault = { code: 'unreadable-file', file, cause };
  return new Refusal(fault);
};

/** Undefined for what is not there: whoever reads it says so. */
const kindOf = (path: string): Stats | undefined => {
  try {
    return path === STANDARD_INPUT ? fstatSync(0) : statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
};

async function* atMost(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MOST_PIPED_BYTES) throw unreadable(path, 'EFBIG');
    yield chunk;
  }
}

/**
 * Files are read several times, before anything of them is used; what comes through a pipe comes
 * once. So it is put down first, for its owner's eyes alone, and taken away afterwards.
 *
 * @throws Refusal for what is neither a file nor a pipe, such as a terminal, and for a pipe that
 * does not end.
 */
export async function withReadable<T>(
  path: string,
  { say, words }: Pick<Session, 'say' | 'words'>,
  work: (file: string) => Promise<T>,
): Promise<T> {
  const kind = kindOf(path);
  if (path !== STANDARD_INPUT && (!kind || kind.isFile() || kind.isDirectory())) return work(path);
  if (!kind?.isFIFO() && !kind?.isSocket() && !kind?.isFile()) throw unreadable(path, 'ENXIO');
  // Nothing shows by itself that a pipe with a name waits for whoever writes into it.
  if (kind.isFIFO()) say(words.readsPipe(path));
  const folder = mkdtempSync(join(tmpdir(), 'revisit-piped-'));
  try {
    const file = join(folder, 'piped');
    const input = path === STANDARD_INPUT ? process.stdin : createReadStream(path);
    await pipeline(atMost(input, path), createWriteStream(file, { mode: 0o600 }));
    return await work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
