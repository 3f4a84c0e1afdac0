import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gb18030 } from '../../../files/formats/gb18030.ts';
import { linesOf } from '../../../files/formats/sources.ts';
import { answerOf, folderForTests, revisitInTurn } from '../../command.ts';

const folder = folderForTests();
const inTurn = (...lines: readonly (readonly string[])[]) => revisitInTurn(lines, { folder });
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** The calendar of the issue: Monday to Friday, 09:00-12:00 and 13:30-18:00, no holidays. */
const UTC = file('utc.json', JSON.stringify({ zone: 'UTC', language: 'en', calendar: { holidays: 'none' } }));
const replay = (path: string, ...more: readonly string[]) => [
  ...['feedback', 'replay', path, '--policy', UTC],
  ...more,
];

const TICKETS = file('tickets.csv', linesOf('id,openedAt,firstResponseAt', 'T-1,2026-03-02T10:05,'));

interface Replayed {
  tickets: { id: string; start: string; deadline: string; rung: number }[];
  totals: { tickets: number; rungs: { rung: number; role: string; tickets: number }[] };
  refused: { line: number; code: string; reason: string }[];
  unknownColumns: string[];
}

test('columns by their Chinese names, in the encoding of Excel in China, in any order', async () => {
  const chinese = file(
    'gb.csv',
    gb18030('首次响应时间,工单号,优先级,提交时间\r\n2026-03-02 11:05,工单一,高,2026-03-02 10:05\r\n'),
  );
  const [run] = await inTurn(replay(chinese, '--json'));
  expect(run?.stderr).toBe(
    'read as GB18030; if names look wrong, name the encoding with --encoding\nwarning: unknown columns are left out: 优先级\n',
  );
  expect(answerOf(run!)).toMatchObject({
    tickets: [{ id: '工单一', deadline: '2026-03-02T11:05:00Z', rung: 0 }],
    unknownColumns: ['优先级'],
  });
});

test('a bad row is told with its line and reason, the good ones beside it are rehearsed, and the status is 1', async () => {
  const faulty = file(
    'faulty.csv',
    linesOf(
      'id,openedAt,firstResponseAt',
      'GOOD,2026-03-02T10:05,',
      'NO-DATE,2026-02-30T10:05,',
      'WORDS,2026-03-02T10:05,soon',
      'EMPTY,,2026-03-02T10:05',
      'GOOD,2026-03-02T10:06,',
      ',2026-03-02T10:06,',
      'LONG,2026-03-02T10:06,,x',
      'LAST,2026-03-02T10:05,2026-03-02T10:05',
      'FINE,2026-03-02T10:05,',
    ),
  );
  const [run, chinese] = await inTurn(replay(faulty, '--json'), replay(faulty, '--lang', 'zh'));
  expect([run?.status, chinese?.status]).toEqual([1, 1]);
  const answer = answerOf(run!) as Replayed;
  expect(answer.tickets.map(({ id, rung }) => [id, rung])).toEqual([
    ['LAST', 0],
    ['FINE', 3],
  ]);
  expect(answer.totals.tickets).toBe(2);
  expect(answer.refused.map(({ line, code }) => [line, code])).toEqual([
    [2, 'twice-in-file'],
    [3, 'refused'],
    [4, 'refused'],
    [5, 'missing'],
    [6, 'twice-in-file'],
    [7, 'missing'],
    [8, 'field-count'],
  ]);
  expect(run?.stderr).toBe(answer.refused.map(({ line, reason }) => `line ${line}: ${reason}\n`).join(''));
  expect(run?.stderr).toContain('line 4: firstResponseAt: "soon" is not allowed; allowed is a time such as');
  expect(chinese?.stderr).toContain('第 6 行：id：GOOD 出现在第 2、6 行，内容互相矛盾；这些行均未导入\n');
});

test('a file with nothing but columns has no tickets, and no shares of nothing', async () => {
  const empty = file('columns.csv', linesOf('id,openedAt,firstResponseAt'));
  const [json, text] = await inTurn(replay(empty, '--json'), replay(empty));
  expect(answerOf(json!)).toMatchObject({ tickets: [], totals: { tickets: 0 }, refused: [] });
  expect(text).toMatchObject({ status: 0, stderr: '' });
  expect(text?.stdout).not.toMatch(/NaN|Infinity|\(\)/);
});

const NO_POLICY = file('none.json', JSON.stringify({ zone: 'Mars', response: { ladder: [] } }));
const REFUSED_WHOLE: readonly (readonly [readonly string[], RegExp])[] = [
  [replay(join(folder, 'nowhere.csv')), /nowhere\.csv: there is no such file\n$/],
  [replay(folder), /: cannot be read: it is a folder, .* \(EISDIR\)\n$/],
  [replay(file('empty.csv', '')), /empty\.csv: is empty; the first line must name the columns\n$/],
  [
    replay(file('two.csv', linesOf('id,openedAt', 'T-1,2026-03-02'))),
    /^the columns firstResponseAt are missing; found were id, openedAt; firstResponseAt may be called .*\n$/,
  ],
  [
    replay(file('quote.csv', linesOf('id,openedAt,firstResponseAt', '"T-1,2026-03-02T10:00,'))),
    /^line 2: a quote opens here and is never closed;.*\n$/,
  ],
  [
    ['feedback', 'replay', TICKETS, '--policy', join(folder, 'nowhere.json')],
    /nowhere\.json: there is no such file\n$/,
  ],
  [['feedback', 'replay', TICKETS, '--policy', TICKETS], /tickets\.csv: is not JSON: .*\n$/],
  [
    ['feedback', 'replay', TICKETS, '--policy', NO_POLICY],
    /^zone: "Mars" is not allowed; .*\nresponse\.ladder: .* is not allowed; .*\n$/,
  ],
];

test('what cannot be replayed says why, and has status 1', async () => {
  const runs = await inTurn(...REFUSED_WHOLE.map(([line]) => line));
  runs.forEach(({ status, stdout, stderr }, index) => {
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(REFUSED_WHOLE[index]![1]);
  });
});
