/** One line of the benchmark. */
export interface Figure {
  name: string;
  value: number;
  goal?: { atMost: number } | { atLeast: number };
}

const NAME_WIDTH = 74;
const VALUE_WIDTH = 12;

/** Whole numbers from a thousand on, two places below. */
export const shown = (value: number): string =>
  value.toLocaleString('en', {
    maximumFractionDigits: Math.abs(value) >= 1000 || Number.isInteger(value) ? 0 : 2,
    minimumFractionDigits: Math.abs(value) >= 1000 || Number.isInteger(value) ? 0 : 2,
  });

export function lineOf({ name, value, goal }: Figure): string {
  const line = `  ${name.padEnd(NAME_WIDTH)}${shown(value).padStart(VALUE_WIDTH)}`;
  if (!goal) return line;
  const [sentence, met] =
    'atMost' in goal
      ? [`at most ${shown(goal.atMost)}`, value <= goal.atMost]
      : [`at least ${shown(goal.atLeast)}`, value >= goal.atLeast];
  return `${line}   goal: ${sentence.padEnd(13)} ${met ? 'ok' : 'MISSED'}`;
}

export const printHeading = (title: string): void => console.log(`\n${title}`);
export const printFigure = (figure: Figure): void => console.log(lineOf(figure));
export const printNote = (note: string): void => console.log(`  ${note}`);

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
