import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../shared/domain/policy.ts';
import { LONDON, policyOf } from '../fixtures/department.ts';
import { answerOf, commandsOn, folderForTests } from './command.ts';
import { tableIn } from './department-on-disk.ts';

const folder = folderForTests();
const data = join(folder, 'data');
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const { on, inTurn } = commandsOn(data);

const GOOD = file('good.json', `\uFEFF${JSON.stringify(LONDON)}`);
const PATIENT = file('patient.json', { ...LONDON, rules: { 'idle-week': { withinDays: 9 } } });
const BAD = file('bad.json', {
  zone: 'London',
  rules: { 'idle-week': { afterDays: '7', on: true } },
  colour: 'red',
});
const CONTRADICTORY = file('contradictory.json', {
  ...LONDON,
  rules: { 'idle-week': { afterDays: 21, withinDays: 14 } },
});

test('policy check names every path, the bad value and what is allowed', async () => {
  const run = await on('policy', 'check', BAD, '--json');
  expect(run.status).toBe(1);
  const answer = answerOf(run) as { ok: boolean; faults: { path: string; sentence: string }[] };
  expect(answer.ok).toBe(false);
  expect(answer.faults.map(({ path }) => path).sort()).toEqual([
    'colour',
    'rules.idle-week.afterDays',
    'zone',
  ]);
  const sentences = answer.faults.map(({ sentence }) => sentence);
  expect(sentences).toContain(
    'zone: "London" is not allowed; allowed is an IANA time zone such as Asia/Shanghai',
  );
  expect(sentences).toContain(
    'rules.idle-week.afterDays: "7" is not allowed; allowed is a whole number from 1 to 60',
  );
  expect(run.stderr).toBe(sentences.map((sentence) => `${sentence}\n`).join(''));
});

test('policy check says it in Chinese too, and refuses what contradicts itself', async () => {
  const [bad, contradictory] = await inTurn(
    ['policy', 'check', BAD, '--lang', 'zh'],
    ['policy', 'check', CONTRADICTORY],
  );
  expect(bad).toMatchObject({ status: 1, stdout: '' });
  expect(bad?.stderr).toContain('zone："London" 不可用；允许IANA 时区，例如 Asia/Shanghai\n');
  expect(contradictory).toMatchObject({ status: 1, stdout: '' });
  expect(contradictory?.stderr).toMatch(
    /^rules\.idle-week closes up to 36 days after the last order, .* 29 days .*\n$/,
  );
});

test('policy check takes a good policy, needs no database, and refuses what is no policy file', async () => {
  const good = await on('policy', 'check', GOOD, '--json');
  expect(good).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(good)).toEqual({ ok: true, policy: policyOf(LONDON), unknownHolidays: null });
  const [text, missing] = await inTurn(
    ['policy', 'check', file('text.json', 'zone: Europe/London')],
    ['policy', 'check', join(folder, 'nowhere.json'), '--lang', 'zh'],
  );
  expect(text).toMatchObject({ status: 1, stderr: expect.stringMatching(/text\.json: is not JSON: .*\n$/) });
  expect(missing).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/nowhere\.json：没有这个文件\n$/),
  });
  expect(existsSync(data)).toBe(false);
});

test('policy show prints the default until a policy is set, then that one with all versions', async () => {
  const before = await on('policy', 'show', '--json');
  expect(answerOf(before)).toMatchObject({ version: 0, policy: DEFAULT_POLICY });
  const set = await on('policy', 'set', GOOD, '--json');
  expect(set).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(set)).toEqual({ version: 1, effectiveOn: null, new: true, archivesMoved: 0 });

  const [later, asJson, forAPerson] = await inTurn(
    ['policy', 'set', PATIENT, '--effective', '2999-01-01'],
    ['policy', 'show', '--json'],
    ['policy', 'show'],
  );
  expect(later?.stdout).toBe('Policy version 2 governs from 2999-01-01; the next look of 0 archives moved\n');
  expect(answerOf(asJson!)).toEqual({
    version: 1,
    effectiveOn: null,
    policy: policyOf(LONDON),
    versions: [
      { version: 1, effectiveOn: null },
      { version: 2, effectiveOn: '2999-01-01' },
    ],
  });
  expect(JSON.parse(forAPerson!.stdout)).toEqual(policyOf(LONDON));
});

test('a policy that is refused, or said before, sets nothing', async () => {
  const before = await tableIn(data);
  const [bad, early, same] = await inTurn(
    ['policy', 'set', BAD, '--json'],
    ['policy', 'set', GOOD, '--effective', '2998-12-31', '--lang', 'zh'],
    ['policy', 'set', PATIENT],
  );
  expect(bad?.status).toBe(1);
  expect(answerOf(bad!)).toMatchObject({ ok: false });
  expect(early).toMatchObject({
    status: 1,
    stdout: '',
    stderr: '生效日期 2998-12-31 早于上一版的 2999-01-01\n',
  });
  expect(same?.stdout).toBe('Policy version 2 says the same already; nothing changed\n');
  expect(await tableIn(data)).toEqual(before);
});
