const MOST_LISTED = 12;

/** Lines of a file: `2, 5-9`; of very many, the first ones. */
export function listedLines(lines: readonly number[], comma = ', '): string {
  const spans: { first: number; last: number }[] = [];
  for (const line of lines) {
    const span = spans.at(-1);
    if (span && line === span.last + 1) span.last = line;
    else spans.push({ first: line, last: line });
  }
  const listed = spans
    .slice(0, MOST_LISTED)
    .flatMap(({ first, last }) =>
      first === last ? [`${first}`] : last === first + 1 ? [`${first}`, `${last}`] : [`${first}-${last}`],
    );
  return `${listed.join(comma)}${spans.length > MOST_LISTED ? `${comma}...` : ''}`;
}
