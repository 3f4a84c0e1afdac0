const WIDEST = 24;

/** How many places a text takes on a terminal: a Chinese character takes two. */
const widthOf = (text: string): number =>
  [...text].reduce((width, sign) => width + (sign > '\u2E80' ? 2 : 1), 0);

function cut(text: string): string {
  if (widthOf(text) <= WIDEST) return text;
  let kept = '';
  for (const sign of text) {
    if (widthOf(kept) + widthOf(sign) > WIDEST - 1) break;
    kept += sign;
  }
  return `${kept}…`;
}

/**
 * Lines of cells that stand below each other, the first being the titles; what is too wide for a
 * terminal is cut.
 */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) => row.map(cut));
  const widths = (shown[0] ?? []).map((_, index) =>
    Math.max(...shown.map((row) => widthOf(row[index] ?? ''))),
  );
  return shown.map((row) =>
    row
      .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}
