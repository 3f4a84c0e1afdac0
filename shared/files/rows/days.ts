import * as z from 'zod';
import type { RowFault } from '../../domain/faults/faults.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { ReadAs } from '../../domain/reading/reading.ts';
import { cell, required } from '../cells/cell.ts';
import { date } from '../cells/dates.ts';
import { openFile } from '../formats/open-file.ts';
import type { Source } from '../formats/source.ts';
import { rowsOf } from './rows.ts';

/**
 * The words of the State Council's yearly notice and of the tables made of it. 调休 is not among
 * them: it is said of both.
 */
const OFF = new Set(['休', '休息', '放假', '假', '节假日', 'off', 'day off', 'holiday']);
const ON = new Set(['班', '上班', '补班', '工作', '工作日', 'on', 'work', 'working', 'working day']);
const HOURS = /^\d{1,2}:\d{2}-\d{1,2}:\d{2}$/;

type Day = 'off' | 'on' | readonly string[];

function readDay(given: string): ReadAs<Day> {
  const text = given.normalize('NFKC').toLowerCase();
  if (OFF.has(text)) return { value: 'off' };
  if (ON.has(text)) return { value: 'on' };
  const hours = text
    .replaceAll(/[–—~至]/g, '-')
    .replaceAll(/\s*-\s*/g, '-')
    .split(/[\s,;、]+/);
  if (hours.every((window) => HOURS.test(window)))
    return { value: hours.map((window) => window.replaceAll(/(?<!\d)\d:/g, '0$&')) };
  const values = ['休', '班', 'off', 'on', '09:00-12:00 13:30-18:00'];
  return { unread: { code: 'refused', allowed: { kind: 'one-of', values } } };
}

const COLUMNS = {
  cells: z.object({ date: required(date()), day: required(cell(readDay)) }),
  required: ['date', 'day'],
  key: ['date'],
  dispensable: [],
  headings: {
    date: { zh: ['日期', '日'], en: ['day date'] },
    day: {
      zh: ['安排', '休班', '类型', '状态', '休息或上班', '工作时段'],
      en: ['off or on', 'type', 'hours'],
    },
  },
} as const;

export interface DaysRead {
  days: Policy['calendar']['days'];
  faults: { line: number; fault: RowFault }[];
}

/**
 * The days of a file, for `calendar.days`: each off, or on with its own hours or `usual` ones. A
 * day that stands there twice and not alike is a fault.
 *
 * @throws Refusal for a file that must be refused whole.
 */
export async function daysIn(source: Source, name: string, usual: readonly string[]): Promise<DaysRead> {
  const { rows } = rowsOf(await openFile(source, name), COLUMNS);
  const days: { [date: string]: readonly string[] } = {};
  const lines = new Map<string, number>();
  const faults: DaysRead['faults'] = [];
  for await (const row of rows) {
    if ('fault' in row) faults.push({ line: row.line, fault: row.fault });
    if (!('value' in row)) continue;
    const { date: on, day } = row.value;
    const hours = day === 'off' ? [] : day === 'on' ? usual : day;
    const before = lines.get(on);
    if (before !== undefined && days[on]?.join() !== hours.join()) {
      const fault = { code: 'twice-in-file', path: 'date', id: on, lines: [before, row.line] } as const;
      faults.push({ line: row.line, fault });
    }
    lines.set(on, before ?? row.line);
    days[on] = hours;
  }
  return { days, faults };
}
