import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy/policy.ts';
import { LONDON, policyOf } from '../../fixtures/department.ts';
import { answerOf, commandsOn, folderForTests } from '../command.ts';
import { tableIn } from '../department/department-on-disk.ts';

const folder = folderForTests();
const data = join(folder, 'data');
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const { on, inTurn } = commandsOn(data);

/**
 * What is pending depends on the department's clock, which is today's as long as nothing moved it.
 */
const SOON = Temporal.Now.plainDateISO('UTC').add({ days: 300 }).toString();
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
  expect(answerOf(before)).toMatchObject({ version: 0, policy: defaultPolicy() });
  const set = await on('policy', 'set', GOOD, '--json');
  expect(set).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(set)).toEqual({ version: 1, effectiveOn: null, new: true, archivesMoved: 0, replaced: [] });

  const [later, asJson, forAPerson] = await inTurn(
    ['policy', 'set', PATIENT, '--effective', SOON],
    ['policy', 'show', '--json'],
    ['policy', 'show'],
  );
  expect(later?.stdout).toBe(`Policy version 2 governs from ${SOON}; the next look of 0 archives moved\n`);
  expect(answerOf(asJson!)).toEqual({
    version: 1,
    effectiveOn: null,
    policy: policyOf(LONDON),
    pending: [expect.objectContaining({ version: 2, effectiveOn: SOON })],
    versions: [
      { version: 1, effectiveOn: null },
      { version: 2, effectiveOn: SOON },
    ],
  });
  expect(JSON.parse(forAPerson!.stdout)).toEqual(policyOf(LONDON));
  expect(forAPerson!.stderr).toBe(`Pending: version 2 will govern from ${SOON}\n`);
});

test('a policy that is refused, or said before, sets nothing', async () => {
  const before = await tableIn(data);
  const [bad, far, same, governing] = await inTurn(
    ['policy', 'set', BAD, '--json'],
    ['policy', 'set', GOOD, '--effective', '2036-12-01', '--lang', 'zh'],
    ['policy', 'set', PATIENT, '--effective', SOON],
    ['policy', 'set', GOOD, '--lang', 'zh'],
  );
  expect(bad?.status).toBe(1);
  expect(answerOf(bad!)).toMatchObject({ ok: false });
  expect(far).toMatchObject({ status: 1, stdout: '' });
  expect(far?.stderr).toMatch(/^生效日期 2036-12-01 过远；最晚允许 /);
  expect(same?.stdout).toBe(
    `Policy version 2, which governs on ${SOON}, says the same already; nothing changed\n`,
  );
  expect(governing?.stdout).toContain(`待生效：第 2 版自 ${SOON} 起生效`);
  expect(await tableIn(data)).toEqual(before);
});

test('a pending policy is withdrawn; one that governs is not', async () => {
  const [governing, wrong, withdrawn, show] = await inTurn(
    ['policy', 'withdraw', '1'],
    ['policy', 'withdraw', 'x'],
    ['policy', 'withdraw'],
    ['policy', 'show', '--json'],
  );
  expect(governing).toMatchObject({ status: 1, stderr: 'version 1 is not pending; pending are 2\n' });
  expect(wrong?.status).toBe(1);
  expect(withdrawn?.stdout).toBe(
    `Policy version 2, which would have governed from ${SOON}, is withdrawn; the next look of 0 archives moved\n`,
  );
  expect(answerOf(show!)).toMatchObject({
    version: 1,
    pending: [],
    versions: [{ version: 1 }, { version: 2, withdrawnBy: 3 }, { version: 3, withdraws: 2 }],
  });
});

test('a file of days for a year is merged into the calendar, and a bad row is named with its line', async () => {
  const china = file('china.json', {});
  const days = file('days.csv', '日期,安排\n2027-01-01,休\n2027-01-02,班\n');
  const [read, refused] = await inTurn(
    ['policy', 'check', china, '--days', days, '--json'],
    ['policy', 'check', china, '--days', file('bad-days.csv', 'date,day\n2027-01-01,调休\n'), '--lang', 'zh'],
  );
  expect(answerOf(read!)).toMatchObject({
    policy: { calendar: { days: { '2027-01-01': [], '2027-01-02': ['09:00-12:00', '13:30-18:00'] } } },
  });
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused!.stderr).toContain('第 2 行');
});
