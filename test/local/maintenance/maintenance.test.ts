import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { upkeepInChinese } from '../../../local/words/chinese/maintenance.ts';
import { upkeepInEnglish } from '../../../local/words/english/maintenance.ts';
import { TRACES } from '../../../shared/domain/records/erasure.ts';
import { RECORD_KINDS, type RecordFault } from '../../../shared/domain/records/record-kind.ts';
import { allDiffer } from '../../domain/sentences/both-languages.ts';
import { answerOf, commandsOn, folderForTests } from '../command.ts';
import { departmentIn, NOW, TASKS, tableIn } from '../department/department-on-disk.ts';

const data = folderForTests();
const { on, inTurn } = commandsOn(data);
beforeAll(() => departmentIn(data));

const FAULTS: readonly RecordFault[] = [
  { code: 'unreadable', why: 'archive.open: Invalid input: expected array, received string' },
  { code: 'unknown-kind', kind: 'parcel' },
  { code: 'unknown-kind', kind: null },
  { code: 'never-due', because: 'no-moment' },
  { code: 'never-due', because: 'no-shard' },
  { code: 'never-due', because: 'bad-moment' },
  { code: 'never-due', because: 'other-shard' },
];

test('every fault of a record, and everything that stays, has its own sentence in both languages', () => {
  allDiffer(
    FAULTS.map((fault) => ({
      chinese: upkeepInChinese.recordFault(fault),
      english: upkeepInEnglish.recordFault(fault),
    })),
  );
  for (const copies of ['backups', 'folder', 'another'] as const) {
    const chinese = upkeepInChinese.stays(copies);
    allDiffer(upkeepInEnglish.stays(copies).map((english, index) => ({ chinese: chinese[index], english })));
  }
  for (const kind of [...RECORD_KINDS, ...TRACES, 'unknown'] as const)
    expect(upkeepInChinese.kind[kind]).toMatch(/\p{Script=Han}/u);
});

test('a table in which every record can be read is counted, and says so', async () => {
  const [english, chinese, json] = await inTurn(['check'], ['check', '--lang', 'zh'], ['check', '--json']);
  expect(english).toMatchObject({ status: 0, stderr: '' });
  expect(english!.stdout).toContain('customer: 5, schema 3: 5\n');
  expect(english!.stdout).toContain('clock: 1\n');
  expect(english!.stdout).toMatch(/\nEvery record can be read\.\n$/);
  expect(chinese!.stdout).toContain('客户档案：5，格式 3：5\n');
  expect(chinese!.stdout).toMatch(/\n所有记录均可读取。\n$/);
  expect(answerOf(json!)).toMatchObject({
    ok: true,
    kinds: expect.arrayContaining([
      { kind: 'customer', records: 5, schemas: [{ schema: 3, records: 5 }] },
      { kind: 'clock', records: 1, schemas: [] },
    ]),
    faulty: [],
    untold: 0,
  });
});

test('without --yes an erasure says what it would take and what would stay, and takes nothing', async () => {
  const before = await tableIn(data);
  const ask = ['erase', 'C-IDLE', '--by', 'B-1'];
  const [english, chinese, json] = await inTurn(ask, [...ask, '--lang', 'zh'], [...ask, '--json']);
  expect(english).toMatchObject({ status: 0, stderr: '' });
  expect(english!.stdout).toMatch(
    /^Would be erased of customer C-IDLE: customer 1, order 1, task 1, letter 1\nWhat stays:\n/,
  );
  expect(english!.stdout).toContain('copies that somebody made of the folder');
  expect(english!.stdout, 'there are no backups here').not.toContain('35 days');
  expect(english!.stdout).toMatch(/\nNothing has been erased\. To erase it for good, add --yes\.\n$/);
  expect(chinese!.stdout).toMatch(/^将删除客户 C-IDLE 的：客户档案 1、订货 1、待办 1、邮件 1\n仍然保留：\n/);
  expect(answerOf(json!)).toEqual({
    customerId: 'C-IDLE',
    erased: false,
    records: { customer: 1, order: 1, task: 1, letter: 1 },
    erasures: [],
  });
  expect(await tableIn(data)).toEqual(before);
});

test('with --yes everything is erased, and who did it and when stays on record', async () => {
  const done = await on('erase', 'C-IDLE', '--by', 'B-1', '--yes', '--json');
  expect(done).toMatchObject({ status: 0, stderr: '' });
  const records = { customer: 1, order: 1, task: 1, letter: 1 };
  const noted = { customerId: 'C-IDLE', number: 1, by: 'B-1', at: NOW, found: records, finishedAt: NOW };
  expect(answerOf(done)).toEqual({ customerId: 'C-IDLE', erased: true, records, erasures: [noted] });
  const keys = Object.entries(await tableIn(data)).filter((record) =>
    JSON.stringify(record).includes('C-IDLE'),
  );
  expect(keys.map(([key]) => key)).toEqual(['ERASURE#C-IDLE 000001']);
  for (const name of readdirSync(data))
    expect(readFileSync(join(data, name)).includes('Tea & Co'), `${name} still holds the company`).toBe(
      false,
    );

  const gone = `customer C-IDLE was erased on request by B-1 at ${NOW}; nothing is kept of them\n`;
  const about = await inTurn(
    ['why', 'C-IDLE'],
    ['tasks', '--customer', 'C-IDLE'],
    ['excuse', TASKS.idle, '--by', 'B-1', '--why', 'x'],
  );
  for (const run of about) expect(run).toMatchObject({ status: 1, stdout: '', stderr: gone });

  const ask = ['erase', 'C-IDLE', '--by', 'S-1'];
  const [english, chinese] = await inTurn(ask, [...ask, '--lang', 'zh']);
  expect(english).toMatchObject({
    status: 0,
    stdout:
      'Nothing is kept of customer C-IDLE.\n' +
      '  erasure 1: begun at 2099-09-28 09:00 by Bea (B-1), finished at 2099-09-28 09:00\n',
  });
  expect(chinese!.stdout).toBe(
    '没有客户 C-IDLE 的任何资料。\n' +
      '  第 1 次删除：2099-09-28 09:00 由 Bea (B-1) 开始，2099-09-28 09:00 完成\n',
  );
});

test('what cannot be erased is one sentence, status 1; who is erased already is told of, status 0; what is missing is status 2', async () => {
  const before = await tableIn(data);
  const runs = await inTurn(
    ['erase', 'C-404', '--by', 'B-1'],
    ['erase', 'C-IDLE', '--by', 'B-1', '--yes'],
    ['erase', 'C-MONTH', '--by', 'S-404', '--yes', '--lang', 'zh'],
    ['erase', 'C-MONTH', '--yes'],
  );
  expect(runs.map(({ status, stdout, stderr }) => [status, stdout, stderr.split('\n')[0]])).toEqual([
    [1, '', 'there is no customer C-404'],
    [0, expect.stringContaining('Nothing is kept of customer C-IDLE'), ''],
    [1, '', expect.stringContaining('S-404')],
    [2, '', expect.stringContaining('--by')],
  ]);
  expect(await tableIn(data)).toEqual(before);
});
