/** The beginning of a text, in one line of at most `most` characters. */
export function excerpt(text: string, most: number): string {
  const line = [...text.replace(/\s+/gu, ' ').trim()];
  return line.length <= most ? line.join('') : `${line.slice(0, most - 1).join('')}…`;
}
