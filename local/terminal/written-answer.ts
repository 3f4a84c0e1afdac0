import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Refusal } from '../../shared/domain/faults/faults.ts';
import { tableAsCsv, tableAsWorkbook, type WrittenTable } from '../../shared/files/formats/write-table.ts';
import { type Answer, refused, type speech } from './session.ts';
import { print, say } from './terminal.ts';

/** How an answer is to be given: for a program, or as a table. */
export interface AnswerOptions {
  json?: true;
  csv?: true;
  xlsx?: string;
}

/** A list can also be had as a table. */
export const asTable = (command: Command, { csv, xlsx }: { csv: string; xlsx: string }): Command =>
  command.option('--csv', csv).option('--xlsx <FILE>', xlsx);

/** @throws Refusal for two at once, before anything is done. */
export function oneWay({ json, csv, xlsx }: AnswerOptions): void {
  const values = ['--json', '--csv', '--xlsx'];
  const asked = values.filter((_, index) => [json, csv, xlsx][index] !== undefined);
  const [first, second] = asked;
  if (first && second) throw refused(first, second, { kind: 'one-of', values });
}

async function writeWorkbook(file: string, table: WrittenTable): Promise<void> {
  const bytes = await tableAsWorkbook(table);
  await writeFile(file, bytes).catch((error: NodeJS.ErrnoException) => {
    throw error.code ? new Refusal({ code: 'unwritable-file', file, cause: error.code }, error) : error;
  });
}

/** @throws Refusal when the workbook cannot be written. */
export async function writeAnswer(
  answer: Answer,
  options: AnswerOptions,
  { words }: Pick<ReturnType<typeof speech>, 'words'>,
): Promise<void> {
  const { table } = answer;
  if (table && options.csv) process.stdout.write(tableAsCsv(table));
  else if (table && options.xlsx !== undefined) {
    await writeWorkbook(options.xlsx, table);
    say(words.written(options.xlsx, table.rows.length));
  } else print(answer, options.json ?? false);
}
