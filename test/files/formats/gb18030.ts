const decoder = new TextDecoder('gb18030');

/**
 * Node reads GB18030 but does not write it, so its two-byte part, which holds everyday Chinese, is
 * turned around.
 */
const PAIRS = new Map<string, readonly number[]>();
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++)
    if (trail !== 0x7f) PAIRS.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);

/** Text as Excel in China saves it. */
export const gb18030 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const bytes = char < '\u0080' ? [char.charCodeAt(0)] : PAIRS.get(char);
      if (!bytes) throw new RangeError(`${char} has no two-byte form in GB18030`);
      return bytes;
    }),
  );
