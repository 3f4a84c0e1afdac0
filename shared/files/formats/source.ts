import { createReadStream } from 'node:fs';

/** What a file is opened from; called once for each pass. */
export type Source = () => AsyncIterable<Uint8Array>;

export const fileSource =
  (path: string): Source =>
  () =>
    createReadStream(path);

/** The first bytes of a file, at least `least` where there are so many. */
export async function firstBytes(source: Source, least: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= least) break;
  }
  return Buffer.concat(pieces);
}
