import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** A file by its path from the root of the checkout. */
interface Source {
  path: string;
  text: string;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const sources: readonly Source[] = ['shared', 'functions', 'local', 'infra'].flatMap((folder) =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(folder, name))
    .map((path) => ({ path, text: readFileSync(`${ROOT}${path}`, 'utf8') })),
);

const under = (...folders: readonly string[]) =>
  sources.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));

const IMPORT = /\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

/** What a file imports, types included: paths from the root for files, names for packages. */
const importsOf = ({ path, text }: Source): string[] =>
  [...text.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2] ?? '')
    .map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name));

const isFile = (name: string): boolean => name.endsWith('.ts');

interface Layer {
  folders: readonly string[];
  /** Undefined: any package. */
  packages?: readonly string[];
}

const ADAPTER: Layer = { folders: ['shared/domain', 'shared/app'] };

/** The directions of the layers; every layer also imports itself. */
const LAYERS: Readonly<Record<string, Layer>> = {
  'shared/domain': { folders: [], packages: ['temporal-polyfill', 'zod', 're2js'] },
  'shared/app': {
    folders: ['shared/domain'],
    packages: ['temporal-polyfill', 'zod', 'p-map', 'minisearch', 'node:crypto', 'node:util'],
  },
  'shared/store': ADAPTER,
  'shared/mail': ADAPTER,
  'shared/web': ADAPTER,
  'shared/files': ADAPTER,
  functions: { folders: ['shared'] },
  local: { folders: ['shared', 'functions'] },
  infra: { folders: ['shared', 'functions'] },
};

/** Imports that go against the directions, as `file imports what`. */
function wrongImports(source: Source): string[] {
  const found = Object.entries(LAYERS).find(([folder]) => source.path.startsWith(`${folder}/`));
  if (!found) return [];
  const [own, { folders, packages }] = found;
  const allowed = (name: string): boolean =>
    isFile(name)
      ? [own, ...folders].some((folder) => name.startsWith(`${folder}/`))
      : packages === undefined || packages.includes(name);
  return importsOf(source)
    .filter((name) => !allowed(name))
    .map((name) => `${source.path} imports ${name}`);
}

const ENVIRONMENT = /\bprocess\s*\.\s*env\b|\bprocess\[|['"](?:node:)?process['"]/;
const CLOCK_OR_CHANCE =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\.now\b|\bhrtime\b|\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/;

const matching = (files: readonly Source[], pattern: RegExp): string[] =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test('every client of AWS gives up a request that hangs', () => {
  const clients = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/new \w+Client\(([^;]*)/g)].map(([, given = '']) => [path, given] as const),
  );
  expect(clients.length).toBeGreaterThan(5);
  expect(clients.filter(([, given]) => !/requestHandler/.test(given))).toEqual([]);
});

test('imports go in the directions of the design', () => {
  expect(sources.flatMap(wrongImports)).toEqual([]);
});

test('every folder of shared has its place in the directions', () => {
  const folders = new Set(under('shared').map(({ path }) => path.split('/').slice(0, 2).join('/')));
  expect([...folders].filter((folder) => !(folder in LAYERS))).toEqual([]);
});

/**
 * The subject of a file: its folder right below its layer, or the file itself where it stands in
 * none.
 */
const subjectOf = (path: string): string => {
  const parts = path.split('/');
  const depth = parts[0] === 'shared' ? 3 : 2;
  return parts.slice(0, depth).join('/');
};

/** Those that lead back to themselves, each circle once. */
function circles(files: readonly Source[], nodeOf: (path: string) => string): string[] {
  const next = new Map<string, Set<string>>();
  for (const source of files)
    for (const name of importsOf(source).filter(isFile)) {
      const [from, to] = [nodeOf(source.path), nodeOf(name)];
      if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
    }
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (node: string, path: readonly string[]): void => {
    if (path.includes(node)) found.push([...path.slice(path.indexOf(node)), node].join(' -> '));
    if (path.includes(node) || done.has(node)) return;
    for (const one of next.get(node) ?? []) walk(one, [...path, node]);
    done.add(node);
  };
  for (const node of next.keys()) walk(node, []);
  return found;
}

test('no two subjects of a layer lean on each other, nor do two files', () => {
  expect(circles(sources, subjectOf)).toEqual([]);
  expect(circles(sources, (path) => path)).toEqual([]);
});

const MOST_IN_A_FOLDER = 15;

test('the listing of a folder reads like a table of contents', () => {
  const counts = new Map<string, number>();
  for (const { path } of sources) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > MOST_IN_A_FOLDER)).toEqual([]);
});

const WIDEST_COMMENT = 100;

test('a line of a comment is read without scrolling', () => {
  const tooWide = (text: string): string[] =>
    text.split('\n').filter((line) => line.length > WIDEST_COMMENT && /^\s*(?:\/\/|\/?\*)/.test(line));
  expect(tooWide(`// ${'x'.repeat(WIDEST_COMMENT)}`)).toHaveLength(1);
  expect(sources.flatMap(({ path, text }) => tooWide(text).map((line) => `${path}: ${line}`))).toEqual([]);
});

test('AWS stays out of the domain and the application', () => {
  const aws = /^@?aws-|^@types\/aws|^@smithy\//;
  const imported = under('shared/domain', 'shared/app').flatMap(importsOf);
  expect(imported.filter((name) => aws.test(name))).toEqual([]);
  expect(
    under('shared/store')
      .flatMap(importsOf)
      .filter((name) => aws.test(name)),
  ).not.toEqual([]);
});

test('one file speaks the language of DynamoDB, and the table in memory knows nothing of AWS', () => {
  const speaking = matching(sources, /\b(Update|Condition|KeyCondition|Filter|Projection)Expression\b/);
  expect(speaking).toEqual(['shared/store/dynamodb/expressions.ts']);
  const ofMemory = under('shared/store/memory').flatMap(importsOf);
  expect(ofMemory).toContain('shared/store/table.ts');
  expect(ofMemory.filter((name) => /^@?aws-|^@smithy\//.test(name))).toEqual([]);
});

test('only the composition root reads the environment', () => {
  expect(matching(under('shared', 'functions'), ENVIRONMENT)).toEqual(['functions/runtime/environment.ts']);
});

test('nothing below the edge reads a clock or throws dice', () => {
  expect(matching(under('shared'), CLOCK_OR_CHANCE)).toEqual([]);
});

describe('a step in a forbidden direction would be caught', () => {
  test.each([
    ['shared/domain/customers/task.ts', "import type { Store } from '../../app/ports/store.ts';"],
    ['shared/domain/sentences/english/sentences.ts', "export { sweep } from '../../../app/clock/sweep.ts';"],
    ['shared/domain/customers/task.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/domain/customers/task.ts', "import type { AttributeValue } from '@aws-sdk/client-dynamodb';"],
    ['shared/app/clock/sweep.ts', "import { storeOf } from '../../store/store.ts';"],
    ['shared/app/clock/sweep.ts', "import type { Context } from 'aws-lambda';"],
    ['shared/app/clock/sweep.ts', "const { SESClient } = await import('@aws-sdk/client-ses');"],
    ['shared/store/keys.ts', "import { layout } from '../mail/layout.ts';"],
    ['shared/mail/layout.ts', "import { keys } from '../store/keys.ts';"],
    ['shared/web/public-pages.ts', "import '../files/formats/open-file.ts';"],
    [
      'shared/files/formats/open-file.ts',
      "import { compose } from '../../../functions/runtime/composition.ts';",
    ],
    [
      'shared/store/table.ts',
      "import { startEmbeddedDatabase } from '../../local/department/embedded-database.ts';",
    ],
    ['shared/store/table.ts', "import {\n  openDepartment,\n} from '../../test/fixtures/department.ts';"],
    ['functions/sweep.ts', "import { app } from '../infra/app.ts';"],
    ['local/start.ts', 'import { at } from "../test/fixtures/department.ts";'],
  ])('%s: %s', (path, text) => {
    expect(wrongImports({ path, text })).toHaveLength(1);
  });

  test('and a circle of subjects or files', () => {
    const there = { path: 'shared/app/clock/sweep.ts', text: "import '../letters/pace.ts';" };
    const back = { path: 'shared/app/letters/pace.ts', text: "import '../clock/sweep.ts';" };
    const beside = { path: 'shared/app/letters/pace.ts', text: "import '../clock/parts.ts';" };
    expect(circles([there, back], (path) => path)).toHaveLength(1);
    expect(circles([there, beside], (path) => path)).toEqual([]);
    expect(circles([there, beside], subjectOf)).toHaveLength(1);
    expect(circles([there], subjectOf)).toEqual([]);
  });

  test.each([
    ['const table = process.env.TABLE_NAME;', ENVIRONMENT],
    ["import { env } from 'node:process';", ENVIRONMENT],
    ['const now = Date.now();', CLOCK_OR_CHANCE],
    ['const now = new Date();', CLOCK_OR_CHANCE],
    ['const now = Temporal.Now.instant();', CLOCK_OR_CHANCE],
    ['const id = randomUUID();', CLOCK_OR_CHANCE],
    ['const id = Math.random();', CLOCK_OR_CHANCE],
  ])('%s', (text, pattern) => {
    expect(matching([{ path: 'shared/domain/customers/task.ts', text }], pattern)).toHaveLength(1);
  });

  test('and the files are really read', () => {
    expect(under('shared/domain').flatMap(importsOf)).toContain('temporal-polyfill');
    expect(under('shared/app').flatMap(importsOf)).toContain('shared/domain/time/dates.ts');
    expect(under('functions').flatMap(importsOf)).toContain('shared/store/store.ts');
  });
});
