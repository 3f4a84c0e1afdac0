import { expect, test } from 'vitest';
import { answerOf } from '../command.ts';
import { type FeedbackInJson, idOf, reportAt, responseDepartment } from './response-on-disk.ts';

const { inTurn } = responseDepartment();

const LEAK = 'The kettle leaks, our line is down.';
const RUDE = '客服态度很差';
const leak = idOf('C-1', '2099-09-28T09:05:00Z', LEAK);
const rude = idOf('C-2', '2099-09-28T09:00:00Z', RUDE);

test('feedback is listed by deadline, then what is decided, and narrowed down by state, customer and turn', async () => {
  const decide = ['--decision', '道歉', '--by', 'B-1', '--at', '2099-09-28T10:15'];
  const asked = ['--department', 'quality', '--by', 'B-1', '--at', '2099-09-28T10:20'];
  const filters = [
    ...[[], ['--open'], ['--customer', 'C-3'], ['--customer', 'C-2', '--open']],
    ...[
      ['--assignee', 'Q-1'],
      ['--assignee', 'B-1'],
      ['--assignee', 'B-1', '--customer', 'C-1'],
    ],
    ...[
      ['--customer', 'C-3', '--assignee', 'G-1'],
      ['--assignee', 'S-1'],
    ],
  ];
  const [, , , , , , ...lists] = await inTurn(
    reportAt('10:05', 'C-1', LEAK),
    reportAt('10:00', 'C-2', RUDE),
    reportAt('10:10', 'C-3', 'Hello.'),
    reportAt('10:12', 'C-3', 'Hello?'),
    ['feedback', 'decide', rude, ...decide],
    ['feedback', 'coordinate', leak, ...asked],
    ...filters.map((filter) => ['feedback', 'list', '--json', ...filter]),
  );
  const listed = lists.map((run) =>
    (answerOf(run) as FeedbackInJson[]).map(({ id }) => id.replace(/^(C-\d):\d{8}T(\d{4}).*$/, '$1 $2')),
  );
  // The department's half hour, for it is urgent, began at 10:20, so its deadline is the first one.
  expect(listed).toEqual([
    ['C-1 0905', 'C-3 0910', 'C-3 0912', 'C-2 0900'],
    ['C-1 0905', 'C-3 0910', 'C-3 0912'],
    ['C-3 0910', 'C-3 0912'],
    [],
    ['C-1 0905'],
    ['C-3 0910', 'C-3 0912'],
    [],
    [],
    [],
  ]);
});

test('for a person there is a line each, and a word when there is none', async () => {
  const [english, chinese, none, nothing] = await inTurn(
    ['feedback', 'list', '--customer', 'C-1'],
    ['feedback', 'list', '--customer', 'C-2', '--lang', 'zh'],
    ['feedback', 'list', '--customer', 'C-1', '--assignee', 'S-1'],
    ['feedback', 'list', '--assignee', 'S-1', '--lang', 'zh'],
  );
  expect(english?.stdout).toBe(
    `until 2099-09-28 10:50  ${leak}  Tea & Co · Quin (Q-1)  product · urgent  ${LEAK}\n`,
  );
  expect(chinese?.stdout).toBe(
    `判定于 2099-09-28 10:15  ${rude}  Cups Ltd · Bea (B-1)  服务 · 一般  ${RUDE}\n`,
  );
  expect([none?.stdout, nothing?.stdout]).toEqual(['nothing\n', '无\n']);
});

test('the archive of the customer shows what they said and how it stands', async () => {
  const [english, chinese] = await inTurn(['why', 'C-1'], ['why', 'C-2', '--lang', 'zh']);
  expect(english?.stdout).toMatch(/\nFeedback:\n {2}until 2099-09-28 10:50 {2}C-1:.*\n$/);
  expect(chinese?.stdout).toMatch(/\n反馈：\n {2}判定于 2099-09-28 10:15 {2}C-2:.*\n$/);
});
