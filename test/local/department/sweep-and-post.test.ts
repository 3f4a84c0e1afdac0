import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOTHING_FIRED } from '../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../fixtures/mailbox.ts';
import { answerOf, commandsOn, folderForTests } from '../command.ts';
import { departmentIn, TASKS } from './department-on-disk.ts';

let mailbox: Mailbox;
const data = folderForTests();
const { on, inTurn } = commandsOn(data, () => ({
  environment: { SES_ENDPOINT: mailbox.endpoint, SEND_RATE: '50' },
}));
beforeAll(async () => {
  mailbox = await openMailbox();
  await departmentIn(data);
});
afterAll(() => mailbox.stop());

const KEYS = ['id', 'kind', 'recipient', 'state', 'queuedAt', 'settledAt', 'attempts', 'to', 'subject'];

test('letters that a sweep owes are queued, then posted once, and listed by state', async () => {
  const queued = await on('letters', '--json');
  expect(queued).toMatchObject({ status: 0, stderr: '' });
  const letters = answerOf(queued) as { id: string; state: string }[];
  expect(Object.keys(letters[0]!)).toEqual([...KEYS, 'messageId', 'reason']);
  expect(letters.map(({ id, state }) => [id, state])).toEqual([
    ['digest:B-1:2099-09-28', 'queued'],
    ['digest:S-1:2099-09-28', 'queued'],
    [`revisit:${TASKS.idle}`, 'queued'],
  ]);

  const posted = await on('post', '--json');
  expect(posted).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(posted)).toMatchObject({ busy: false, letters: { sent: 3 }, setAside: [] });
  expect(await mailbox.letters()).toHaveLength(3);

  const [again, left, sent] = await inTurn(
    ['post', '--at', '2099-09-28T09:05'],
    ['letters', '--state', 'queued', '--json'],
    ['letters', '--state', 'sent', '--json'],
  );
  expect(again).toMatchObject({ status: 0, stdout: 'Posted: nothing was due\n' });
  expect(await mailbox.letters()).toHaveLength(3);
  expect(answerOf(left!)).toEqual([]);
  expect(answerOf(sent!)).toMatchObject([
    { to: 'bea@example.com' },
    { to: 'ann@example.com' },
    { to: 'c-idle@example.com' },
  ]);
});

test('letters tell a person how each stands', async () => {
  const [english, chinese] = await inTurn(
    ['letters', '--state', 'sent'],
    ['letters', '--state', 'failed', '--lang', 'zh'],
  );
  expect(english?.stdout).toMatch(
    /^2099-09-28T08:00:\d\dZ {2}sent {2}digest:B-1:2099-09-28 {2}bea@example\.com {2}/,
  );
  expect(chinese?.stdout).toBe('无\n');
});

test('a sweep at a local time tells a program what it did and what was late', async () => {
  const run = await on('sweep', '--at', '2099-10-05T00:05', '--json');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(run)).toEqual({
    at: '2099-10-04T23:05:00Z',
    looked: 4,
    opened: { 'idle-week': { open: 1 } },
    ended: { 'idle-week': { missed: 1 } },
    responses: NOTHING_FIRED,
    lettersQueued: 0,
    overtaken: 0,
    // Two digests of Tuesday morning, a window that opened on Saturday, and one that closed five
    // minutes ago.
    late: { count: 4, worstSeconds: 488_100 },
    setAside: [],
    more: false,
    handedOut: 0,
    unknownHolidays: null,
  });
});

test('a sweep tells a person the same, in the language asked for; the clock does not go back', async () => {
  const [english, earlier, touch] = await inTurn(
    ['sweep', '--at', '2099-10-05T00:05'],
    ['sweep', '--at', '2099-09-01T00:05', '--lang', 'zh'],
    ['touch', 'C-IDLE', '--channel', 'sms', '--by', 'S-1', '--json'],
  );
  expect(english?.stdout).toBe(
    'Swept at 2099-10-05 00:05: 0 records due\n  opened: none\n  ended: none\n  letters queued: 0\n',
  );
  expect(earlier?.stdout).toBe(
    '时钟已到 2099-10-05 00:05，不会倒退；只处理此前仍到期的事项。\n已于 2099-09-01 00:05 巡检：到期 0 项\n  开立：无\n  了结：无\n  待发邮件：0\n',
  );
  expect(answerOf(touch!)).toMatchObject({ touch: { at: '2099-10-04T23:05:00Z' } });
});
