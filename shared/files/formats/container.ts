import { type FileContainer, Refusal } from '../../domain/faults/faults.ts';
import { firstBytes, type Source } from './source.ts';

/** Enough for every sign below, and for a heading in Chinese. */
const PEEK_BYTES = 4_096;

/** By their first bytes, what people take for a table and is none that can be read. */
const SIGNS: readonly [FileContainer, readonly number[]][] = [
  ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  // Of a version of Excel that is older still.
  ['xls', [0x09, 0x08, 0x10, 0x00]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

const OPENINGS: readonly [FileContainer, RegExp][] = [
  ['xml', /^<\?xml(?!.*<html)/is],
  ['html', /^<(?:!doctype|!--|\?xml|html|head|meta|body|style|table|div|p|span|font|center|thead|tr)[\s>/]/i],
  ['json', /^(?:\{\s*"|\[\s*[{["\]])/],
];

const ZIP = Buffer.from('PK');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Whether `bytes` open with these, whatever comes behind. */
const opensWith = (bytes: Buffer, sign: readonly number[]): boolean =>
  sign.every((byte, index) => bytes[index] === byte);

/** Excel hides a workbook with a password in the container of its old format. */
async function isEncrypted(source: Source): Promise<boolean> {
  let before = Buffer.alloc(0);
  for await (const piece of source()) {
    const bytes = Buffer.concat([before, piece]);
    if (bytes.includes(ENCRYPTED)) return true;
    before = bytes.subarray(-ENCRYPTED.length);
  }
  return false;
}

/**
 * What a file holds, by its first bytes; its name says nothing that could be relied on.
 *
 * @throws Refusal for what is neither a workbook nor text, with what it is.
 */
export async function containerOf(
  source: Source,
  name: string,
): Promise<{ kind: 'zip' | 'text'; peek: Buffer }> {
  const peek = await firstBytes(source, PEEK_BYTES);
  if (peek.subarray(0, 2).equals(ZIP) && (peek[2] ?? 9) < 8) return { kind: 'zip', peek };
  const [what] = SIGNS.find(([, sign]) => opensWith(peek, sign)) ?? [];
  if (what === 'xls' && (await isEncrypted(source)))
    throw new Refusal({ code: 'no-table', file: name, what: 'encrypted' });
  // In UTF-16 every other byte is zero.
  const opening = peek
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '');
  const other = what ?? OPENINGS.find(([, pattern]) => pattern.test(opening))?.[0];
  if (other) throw new Refusal({ code: 'no-table', file: name, what: other });
  return { kind: 'text', peek };
}
