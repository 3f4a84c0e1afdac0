import type * as z from 'zod';
import { Refusal } from '../../domain/faults/faults.ts';
import type { FileNote } from '../formats/notes.ts';
import type { OpenedFile } from '../formats/open-file.ts';
import type { FileRecord, Mapping } from '../formats/record.ts';
import type { Heading } from './headings.ts';

export interface Headings {
  [column: string]: Heading;
}

/**
 * Which columns of a file stand where, what they are called there, and what a person should know of
 * that.
 */
export interface Places {
  at: ReadonlyMap<string, readonly number[]>;
  /** By column, how it is called in the file. */
  titles: ReadonlyMap<string, string>;
  unknownColumns: readonly string[];
  notes: readonly FileNote[];
}

/**
 * Full-width letters are those of the keyboard, and what has no shape or only sets words apart does
 * not count.
 */
export const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:必填|选填|required|optional)\)/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** By its plain words, which column, and how likely among the words for it: 0 is the likeliest. */
function wordsOf(headings: Headings): Map<string, { column: string; rank: number }> {
  const words = new Map<string, { column: string; rank: number }>();
  for (const [column, { en, zh }] of Object.entries(headings))
    for (const [rank, word] of [column, ...zh, ...en].entries()) {
      const key = plain(word);
      if (!words.has(key)) words.set(key, { column, rank });
    }
  return words;
}

interface Found {
  title: string;
  index: number;
  rank: number;
}

/** @throws Refusal for a column that the user names and the file has not. */
function mapped(header: readonly string[], mapping: Mapping): Map<number, string> {
  const chosen = new Map<number, string>();
  for (const [title, column] of mapping) {
    const index = header.findIndex((other) => other !== '' && plain(other) === plain(title));
    if (index < 0)
      throw new Refusal({ code: 'no-column', column: title, found: header.filter((other) => other !== '') });
    chosen.set(index, column);
  }
  return chosen;
}

/** @throws Refusal for a column that stands there twice and must not. */
function chosenOf(column: string, heading: Heading | undefined, all: readonly Found[]): readonly Found[] {
  const [first, second] = all;
  if (!first || !second) return all;
  if (!heading?.several || plain(first.title) === plain(second.title))
    throw new Refusal({ code: 'column-twice', column, titles: [first.title, second.title] });
  return all.toSorted((a, b) => a.rank - b.rank);
}

function columnsMissing(headings: Headings, missing: readonly string[], header: readonly string[]): Refusal {
  const wouldDo = missing.map((column) => ({
    en: headings[column]?.en.slice(0, MOST_NAMED) ?? [],
    zh: headings[column]?.zh.slice(0, MOST_NAMED) ?? [],
  }));
  const found = header.filter((title) => title !== '');
  return new Refusal({ code: 'columns-missing', missing, found, wouldDo });
}

/** What separates the cells was told by the first line, which may be a title without any. */
const ANY_SEPARATOR = /[,;\t|]/;

/** Where one of the next lines has all the columns that the first one lacks. */
function headerBelow(
  words: ReturnType<typeof wordsOf>,
  musts: readonly string[],
  header: readonly string[],
  below: readonly FileRecord[],
): Refusal | undefined {
  const found = below.find(({ cells }) => {
    const named = cells.flatMap((cell) => cell.split(ANY_SEPARATOR)).map((cell) => words.get(plain(cell)));
    return musts.every((must) => named.some((word) => word?.column === must));
  });
  const first = header.find((title) => title !== '') ?? '';
  return found && new Refusal({ code: 'header-below', line: found.line, first });
}

/** Of the words that would do for a missing column. */
const MOST_NAMED = 6;

/**
 * Which column stands where, by the words of the headings and by what the user says of the rest.
 *
 * @throws Refusal when one of `musts` is missing, or one stands there twice.
 */
export function placesOf(
  headings: Headings,
  musts: readonly string[],
  { header, below }: Pick<OpenedFile, 'header' | 'below'>,
  mapping: Mapping = new Map(),
): Places {
  const words = wordsOf(headings);
  const byUser = mapped(header, mapping);
  const taken = new Set(byUser.values());
  const unknownColumns: string[] = [];
  const found = new Map<string, Found[]>();
  header.forEach((title, index) => {
    if (plain(title) === '' && !byUser.has(index)) return;
    const word = words.get(plain(title));
    const column = byUser.get(index) ?? (word && !taken.has(word.column) ? word.column : undefined);
    if (column === undefined) unknownColumns.push(title);
    else found.set(column, [...(found.get(column) ?? []), { title, index, rank: word?.rank ?? 0 }]);
  });
  const at = new Map<string, readonly number[]>();
  const titles = new Map<string, string>();
  const notes: FileNote[] = [];
  for (const [column, all] of found) {
    const chosen = chosenOf(column, headings[column], all);
    at.set(
      column,
      chosen.map(({ index }) => index),
    );
    titles.set(column, chosen[0]?.title ?? column);
    if (chosen.length > 1)
      notes.push({ code: 'several-columns', column, headers: chosen.map(({ title }) => title) });
  }
  const has = (column: string) =>
    at.has(column) || (column === 'name' && (at.has('firstName') || at.has('lastName')));
  const missing = musts.filter((column) => !has(column));
  if (missing.length > 0)
    throw headerBelow(words, musts, header, below) ?? columnsMissing(headings, missing, header);
  return { at, titles, unknownColumns, notes };
}

const HAN = /^\p{Script=Han}+$/u;

/** A Chinese family name comes first, and no space behind it. */
function fullName(first: string, last: string): string {
  if (HAN.test(first) && HAN.test(last)) return `${last}${first}`;
  return `${first} ${last}`.trim();
}

/** The cells of a row by their columns; what no column holds is empty. */
export function cellsByColumn({ at }: Places, cells: readonly string[], columns: readonly string[]) {
  const cellOf = (column: string): string => {
    for (const index of at.get(column) ?? []) if (cells[index]) return cells[index];
    return '';
  };
  const named: { [column: string]: string } = {};
  for (const column of columns) named[column] = cellOf(column);
  if (named.name === '') named.name = fullName(cellOf('firstName'), cellOf('lastName'));
  return named;
}

/**
 * The columns of a kind of file: their cells, the words for them, and which ones a file must have.
 */
export interface Columns<S extends z.ZodObject> {
  cells: S;
  headings: Headings;
  required: readonly (keyof S['shape'] & string)[];
  /** Those that together say which record a row is about. */
  key: readonly (keyof S['shape'] & string)[];
  /** Those whose cell, when it cannot be read, costs nothing but itself. */
  dispensable: readonly (keyof S['shape'] & string)[];
}
