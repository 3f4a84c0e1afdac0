import { expect, test } from 'vitest';
import { answerOf } from '../command.ts';
import { feedbackIn, idOf, reportAt, responseDepartment } from './response-on-disk.ts';

const { on, inTurn } = responseDepartment();

const LEAK = 'The kettle leaks, our line is down.';
const RUDE = '客服态度很差';
const leak = idOf('C-1', '2099-09-28T09:05:00Z', LEAK);
const rude = idOf('C-2', '2099-09-28T09:00:00Z', RUDE);

const KEYS = [
  ...['id', 'customerId', 'customerName', 'text', 'channel', 'category', 'categoryBecause'],
  ...['urgency', 'urgencyBecause', 'reportedAt', 'reportedBy', 'state', 'start', 'deadline', 'turn'],
  ...['departments', 'unanswered', 'decision', 'survey', 'filed', 'reopens', 'reopenedAs'],
];

test('whoever reports reads what it was taken for and why, whose turn it is, and until when', async () => {
  const [english, chinese] = await inTurn(
    reportAt('10:05', 'C-1', LEAK, '--by', 'S-1'),
    reportAt('10:00', 'C-2', RUDE, '--lang', 'zh'),
  );
  expect(english).toMatchObject({ status: 0, stderr: '' });
  expect(english?.stdout.split('\n')).toEqual([
    `Feedback ${leak}`,
    '  product, since it says “leaks”',
    '  urgent, since it says “line is down”',
    '  turn of Bea (B-1) until 2099-09-28 10:35',
    'No similar earlier cases.',
    '',
  ]);
  expect(chinese?.stdout.split('\n')).toEqual([
    `反馈 ${rude}`,
    '  服务，因为文中有“态度”',
    '  一般，文中没有相关的词',
    '  轮到 Bea (B-1)，截止 2099-09-28 11:00',
    '没有相近的案例。',
    '',
  ]);
});

test('the same words of the same moment are one feedback, whoever brings them', async () => {
  const [again, person, list] = await inTurn(
    reportAt('10:05', 'C-1', LEAK, '--by', 'B-2', '--json'),
    reportAt('10:05', 'C-1', LEAK, '--lang', 'zh'),
    ['feedback', 'list', '--json'],
  );
  expect(answerOf(again!)).toMatchObject({ new: false, id: leak, reportedBy: 'S-1' });
  expect(person?.stdout).toContain(`反馈 ${leak}\n此反馈先前已登记；没有变化。\n`);
  expect(answerOf(list!)).toHaveLength(2);
});

test('a program reads the same keys from report, list and show', async () => {
  const [reported, list, shown] = await inTurn(
    reportAt('10:05', 'C-1', LEAK, '--json'),
    ['feedback', 'list', '--json'],
    ['feedback', 'show', leak, '--json'],
  );
  expect(Object.keys(feedbackIn(reported))).toEqual(['new', ...KEYS, 'earlier', 'similar']);
  expect(Object.keys(feedbackIn(shown))).toEqual([...KEYS, 'earlier', 'history']);
  for (const one of answerOf(list!) as object[]) expect(Object.keys(one)).toEqual(KEYS);
  expect(feedbackIn(shown)).toMatchObject({
    customerName: 'Tea & Co',
    text: LEAK,
    channel: 'phone',
    category: 'product',
    categoryBecause: 'since it says “leaks”',
    urgency: 'urgent',
    reportedAt: '2099-09-28T09:05:00Z',
    state: 'open',
    deadline: '2099-09-28T09:35:00Z',
    turn: {
      holder: 'B-1',
      rung: 0,
      passedOver: [],
      department: null,
      start: '2099-09-28T09:05:00Z',
      deadline: '2099-09-28T09:35:00Z',
      next: { does: 'warn', at: '2099-09-28T09:20:00Z' },
    },
    unanswered: [],
    decision: null,
    history: [{ number: 1, code: 'reported', by: 'S-1', holder: 'B-1', lateSeconds: 0 }],
  });
});

test('what is given is taken as given; a suggestion by chat that says nothing of the kind', async () => {
  const given = ['--category', 'suggestion', '--urgency', 'urgent', '--channel', 'chat'];
  const run = await on(...reportAt('10:10', 'C-3', 'Hello.', ...given, '--json'));
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(feedbackIn(run)).toMatchObject({
    channel: 'chat',
    category: 'suggestion',
    categoryBecause: 'as given',
    urgency: 'urgent',
    urgencyBecause: 'as given',
  });
});
