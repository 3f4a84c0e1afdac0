import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { stageSchema } from '../infra/stage/stage.ts';
import { HEADINGS } from '../shared/files/rows/headings.ts';
import { LEAST, synthesised } from './infra/synthesis.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const textOf = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

const DEPLOY = ['docs/deploy.md', 'docs/deploy.zh.md'];
const OPERATE = ['docs/operate.md', 'docs/operate.zh.md'];
const COST = ['docs/cost.md', 'docs/cost.zh.md'];
const FILES = ['docs/files.md', 'docs/files.zh.md'];
const PAGES = ['README.md', 'docs/design.md', ...FILES, ...COST, ...DEPLOY, ...OPERATE];

const system = synthesised(LEAST);

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const unique = (words: readonly string[]): string[] => [...new Set(words)].sort();

/** The part of a page under a heading, up to the next one of any level. */
const under = (page: string, heading: string): string =>
  textOf(page)
    .split(/^#+ /m)
    .find((part) => part.startsWith(`${heading}\n`)) ?? '';

/** What the rows of a table begin with: one or several names in backquotes, or a bare one. */
const firstCells = (text: string): string[] =>
  all(text, /^\| ([^|]+) \|/gm)
    .slice(2)
    .flatMap((cell) => (cell.includes('`') ? all(cell, /`([^`]+)`/g) : [cell.trim()]));

/** The anchor that GitHub gives to a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** Code blocks of a page without comments, which are in the page's language. */
const commandsOf = (page: string): string[] =>
  all(textOf(page), /^```sh\n([\s\S]*?)^```/gm).map((block) => block.replaceAll(/ +# .*$/gm, ''));

describe.each(PAGES)('%s', (page) => {
  test('every link leads to a file that exists, and to a heading that it has', () => {
    const targets = all(textOf(page), /\]\((?!https?:)([^)]+)\)/g);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) {
      const [file, anchor] = target.split('#');
      const path = file ? posix.join(posix.dirname(page), file) : page;
      expect(existsSync(`${ROOT}${path}`), target).toBe(true);
      if (anchor) expect(all(textOf(path), /^#+ (.+)$/gm).map(anchorOf), target).toContain(anchor);
    }
  });

  test('every file that is run or named by its path exists', () => {
    for (const path of all(
      textOf(page),
      /[ `]((?:local|infra|functions|shared|docs|test)\/[\w./-]+\.(?:ts|md))/g,
    ))
      expect(existsSync(`${ROOT}${path}`), path).toBe(true);
  });

  test('every script of npm exists', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    for (const name of all(textOf(page), /npm run (?:-s )?([\w:]+)/g))
      expect(scripts, name).toHaveProperty(name);
  });

  test('every verb of the command line exists', () => {
    const sources = [
      'command-line',
      'commands/import-commands',
      'commands/response-commands',
      'commands/maintenance-commands',
    ].map((name) => textOf(`local/${name}.ts`));
    const verbs = sources.flatMap((source) =>
      all(source, /\b(?:under|add|kind)\(\s*(?:\w+,\s*)?'([\w-]+)'/g),
    );
    expect(verbs).toEqual(expect.arrayContaining(['erase', 'check', 'decide', 'balances', 'set']));
    const named = [
      ...all(textOf(page), /npm run -s revisit -- ([a-z-]+)/g),
      ...all(textOf(page), /`revisit ([a-z-]+)/g),
    ];
    for (const verb of named) expect(verbs).toContain(verb);
  });
});

test('every chapter of docs/design.md that a comment cites is there', () => {
  const chapters = all(textOf('docs/design.md'), /^## (.+)$/gm);
  const cited = ['shared', 'functions', 'local', 'infra', 'test']
    .flatMap((folder) =>
      readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => all(textOf(path), /docs\/design\.md,[\s*/]+"([^"]+)"/g));
  expect(cited.length).toBeGreaterThan(10);
  expect(chapters).toEqual(expect.arrayContaining(unique(cited)));
});

test.each([
  ['docs/files.md', ['Customers', 'Staff', 'Orders', 'Balances', 'Old tickets'], ', '],
  ['docs/files.zh.md', ['客户', '员工', '订货', '欠款', '历史工单'], '、'],
] as const)('%s has every word by which a column is known, and no other', (page, titles, comma) => {
  for (const [index, [kind, headings]] of Object.entries(HEADINGS).entries()) {
    const part = textOf(page).split(`\n**${titles[index]}**`)[1]?.split('\n\n')[1] ?? '';
    const rows = [...part.matchAll(/^\| `(\w+)` \| (.*?) \| .*\|$/gm)].map(([, name, words]) => [
      name,
      words,
    ]);
    const expected = Object.entries(headings).map(([name, { en, zh }]) => [
      name,
      (page.endsWith('.zh.md') ? [...zh, ...en] : [...en, ...zh]).join(comma),
    ]);
    expect(rows, kind).toEqual(expected);
  }
});

const alarms = system
  .ofType('AWS::CloudWatch::Alarm')
  .map(({ properties }) => String(properties.AlarmName).replace('Revisit-test-', ''));

test.each([
  ['docs/operate.md', 'Alarms'],
  ['docs/operate.zh.md', '告警'],
])('%s tells of every alarm, and of none that does not exist', (page, heading) => {
  expect(firstCells(under(page, heading)).sort()).toEqual(alarms.sort());
});

test.each(DEPLOY)('%s has every field of a stage, and no other', (page) => {
  const [section = ''] = textOf(page)
    .split(/^#+ /m)
    .filter((part) => part.startsWith('2. `stages.json`'));
  expect(firstCells(section).sort()).toEqual(Object.keys(stageSchema.shape).sort());
});

test.each(DEPLOY)('%s has every output of the stack, and no other', (page) => {
  const [section = ''] = textOf(page)
    .split(/^#+ /m)
    .filter((part) => part.startsWith('3. '));
  expect(firstCells(section).sort()).toEqual(Object.keys(system.top.body.Outputs).sort());
});

describe.each([...DEPLOY, ...OPERATE])('%s', (page) => {
  const text = textOf(page);

  test('asks for outputs that exist', () => {
    for (const name of unique(all(text, /\$\(output (\w+)\)/g)))
      expect(system.top.body.Outputs).toHaveProperty(name);
  });

  /** As `part` in the page does it, by the beginnings of logical ids. */
  const found = (family: string, name: string, type: string): number =>
    system.resources.filter(
      (resource) =>
        resource.template.nested?.id.startsWith(family) &&
        resource.id.startsWith(name) &&
        resource.type === `AWS::${type}`,
    ).length;

  const asked: [string, string, string][] = [
    ...[...text.matchAll(/part (\w+) (\w+) (\w+::\w+)/g)].map(
      ([, ...names]) => names as [string, string, string],
    ),
    ...all(text, /\b(?:hold|release) (\w+)/g)
      .filter((name) => /^[A-Z]/.test(name))
      .map((name): [string, string, string] => ['Clock', name, 'Lambda::Function']),
    ...[...text.matchAll(/\b(?:pause|resume) ([A-Z]\w+) ([A-Z]\w+)/g)].map(
      ([, family = '', name = '']): [string, string, string] => [family, name, 'Lambda::EventSourceMapping'],
    ),
    ...[...text.matchAll(/\bredrive ([A-Z]\w+) ([A-Z]\w+)/g)].flatMap(
      ([, family = '', name = '']): [string, string, string][] => [
        [family, `${name}Queue`, 'SQS::Queue'],
        [family, `${name}DeadLetters`, 'SQS::Queue'],
      ],
    ),
    ...[...text.matchAll(/\brestart ([A-Z]\w+) ([A-Z]\w+)/g)].map(
      ([, family = '', name = '']): [string, string, string] => [family, name, 'Lambda::Function'],
    ),
    ...[...text.matchAll(/`(Clock|FanOut|Mail|Pages|Intake|LinkKeys) ([A-Z]\w+)`/g)].map(
      ([, family = '', name = '']): [string, string, string] => [family, name, 'Logs::LogGroup'],
    ),
  ];

  test('names parts of the stack of which there is exactly one', () => {
    expect(asked.length).toBeGreaterThan(0);
    for (const [family, name, type] of asked)
      expect([family, name, type, found(family, name, type)]).toEqual([family, name, type, 1]);
  });
});

test('control: a part that does not exist, and one of which there are several, would be found out', () => {
  const ids = (name: string) => system.resources.filter(({ id }) => id.startsWith(name)).length;
  expect(ids('Nothing')).toBe(0);
  expect(ids('Sweep')).toBeGreaterThan(1);
});

test.each([
  ['docs/deploy.md', 'docs/deploy.zh.md'],
  ['docs/operate.md', 'docs/operate.zh.md'],
  ['docs/cost.md', 'docs/cost.zh.md'],
  ['docs/files.md', 'docs/files.zh.md'],
])('%s and %s give the same commands', (english, chinese) => {
  const placeholders = (blocks: readonly string[]) => blocks.join('\n');
  expect(placeholders(commandsOf(chinese))).toBe(placeholders(commandsOf(english)));
});
