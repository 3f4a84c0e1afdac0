import { total } from '../units/charges.ts';
import type { BillLine } from './bill.ts';
import type { CostEstimate, Morning } from './estimate.ts';
import { ASSUMED } from './model/assumptions.ts';
import { BOUNDS } from './model/morning.ts';
import type { CostWords, Measured } from './words/words.ts';

const WIDTH = 10;

/** Figures stand before the words, because Chinese words have no width in letters to pad to. */
const column = (text: string): string => text.padStart(WIDTH);

export const dollars = (usd: number): string =>
  usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const amount = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });

const keysOf = <T extends object>(object: T): Extract<keyof T, string>[] =>
  Object.keys(object).filter((key): key is Extract<keyof T, string> => key in object);

/** Chinese characters are as wide as two letters. */
const heading = (text: string): string => {
  const wide = [...text].filter((letter) => letter > '\u2e7f').length;
  return ' '.repeat(Math.max(0, WIDTH - text.length - wide)) + text;
};

function billLines({ atRest, month }: CostEstimate, words: CostWords): string[] {
  const { columns } = words;
  const lines = [
    `${heading(columns.atRest)}${heading(columns.month)}${heading(columns.afterFree)}  ${columns.used}`,
  ];
  for (const [index, service] of month.services.entries()) {
    const rest = atRest.services[index]?.usd ?? 0;
    lines.push(
      `${column(dollars(rest))}${column(dollars(service.usd))}${column(dollars(service.usdAfterFree))}  ${service.service}`,
    );
    for (const line of service.lines) lines.push(itemLine(line, words));
  }
  lines.push(
    `${column(dollars(atRest.usd))}${column(dollars(month.usd))}${column(dollars(month.usdAfterFree))}  ${words.total}`,
  );
  return lines;
}

const itemLine = ({ item, quantity, usd }: BillLine, words: CostWords): string =>
  `${' '.repeat(3 * WIDTH)}    ${column(dollars(usd))}  ${amount(quantity)} ${words.items[item]}`;

function measuredLines({ measured }: CostEstimate, words: CostWords): string[] {
  const { table, due, worklist, reads } = words.measuredColumns;
  const heads = [table, due, worklist, reads].map(heading).join('');
  const names = keysOf(words.measured);
  return [
    words.measuredTitle,
    heads,
    ...names.map((name: Measured) => {
      const { writes, reads: read } = measured[name];
      const figures = [writes.table ?? 0, writes.due ?? 0, writes.worklist ?? 0, total(read)];
      return `${figures.map((figure) => column(amount(figure))).join('')}  ${words.measured[name]}`;
    }),
  ];
}

const assumedLines = (words: CostWords): string[] => [
  words.assumedTitle,
  ...keysOf(ASSUMED).map((name) => `${column(amount(ASSUMED[name]))}  ${words.assumed[name]}`),
];

function morningLines(
  { looks, sweeps, usualLetters, mostLetters }: Morning,
  sendRate: number,
  words: CostWords,
) {
  const { morning, duration } = words;
  const lines = [morning.title(amount(looks))];
  for (const { parts, estimate } of sweeps)
    lines.push(`  ${morning.parts(parts, duration(estimate.seconds), morning.bounds[estimate.bottleneck])}`);
  lines.push(`  ${morning.others}`);
  lines.push(`${sweeps.map(({ parts }) => column(`/${parts}`)).join('')}`);
  for (const bound of BOUNDS)
    lines.push(
      `${sweeps.map(({ estimate }) => column(amount(estimate.bounds[bound]))).join('')}  ${morning.bounds[bound]}`,
    );
  for (const [name, { letters, estimate }] of [
    [morning.lettersOnUsualDay, usualLetters],
    [morning.lettersToAll, mostLetters],
  ] as const) {
    const why = morning.letterBounds[estimate.bottleneck];
    lines.push(`  ${name}: ${morning.letters(amount(letters), sendRate, duration(estimate.seconds), why)}`);
  }
  return [...lines, ...morning.notes.map((note) => `  ${note}`)];
}

/** The estimate for a person. */
export function linesOf(estimate: CostEstimate, words: CostWords): string[] {
  const { prices, department, happenings, atRest, morning } = estimate;
  return [
    words.title(prices.region, prices.date),
    ...words.department(department, happenings, amount),
    '',
    ...billLines(estimate, words),
    words.freeNote,
    words.restNote(dollars(atRest.usd)),
    '',
    ...morningLines(morning, department.sendRate, words),
    '',
    ...measuredLines(estimate, words),
    '',
    ...assumedLines(words),
  ];
}
