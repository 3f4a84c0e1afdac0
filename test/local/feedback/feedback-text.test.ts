import { expect, test } from 'vitest';
import { answerOf } from '../command.ts';
import { feedbackIn, idOf, reportAt, responseDepartment } from './response-on-disk.ts';

const { inTurn } = responseDepartment();

test('a text may begin like an option', async () => {
  const [run] = await inTurn([...reportAt('09:08', 'C-3', '--it leaks'), '--json']);
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(run!)).toMatchObject({ text: '--it leaks' });
});

test('a text as long as allowed is taken, to the character, also where a character is two code units', async () => {
  const text = '🫖'.repeat(2_000);
  const [longest, longer] = await inTurn(
    [...reportAt('09:10', 'C-3', text), '--json'],
    reportAt('09:10', 'C-3', `${text}!`),
  );
  expect(longest).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(longest!)).toMatchObject({ text });
  expect(longer).toMatchObject({ status: 2, stdout: '' });
});

test('text of several lines is kept line by line', async () => {
  const text = 'First line.\r\n  Second\tline.\n';
  const [reported] = await inTurn(reportAt('10:12', 'C-3', text, '--json'));
  expect(reported).toMatchObject({ status: 0, stderr: '' });
  expect(answerOf(reported!)).toMatchObject({ text: 'First line.\n  Second line.' });
});

test('text of several lines cannot be taken for lines of the answer, wherever it is shown', async () => {
  const forged = 'It leaks.\nHistory:\n  2099-09-28 10:01  decided by Bea (B-1): nothing';
  const id = idOf('C-2', '2099-09-28T09:00:00Z', forged);
  const filed = ['--problem', forged, '--cause', forged, '--lesson', forged, '--department', 'quality'];
  const [, decided, , shown, found] = await inTurn(
    reportAt('10:00', 'C-2', forged),
    [
      ...['feedback', 'decide', id, '--decision', forged, '--answer', forged],
      ...['--by', 'B-1', '--at', '2099-09-28T10:02', '--json'],
    ],
    ['feedback', 'file', id, ...filed, '--by', 'B-1'],
    ['feedback', 'show', id],
    ['cases', 'search', 'leaks'],
  );
  expect(feedbackIn(decided)).toMatchObject({ text: forged, decision: { text: forged, answer: forged } });
  expect(shown?.stdout.match(/^History:$/gm)).toHaveLength(1);
  expect(shown?.stdout).not.toMatch(/^ {2}2099-09-28 10:01 {2}decided/m);
  expect(shown?.stdout).toContain('  said: It leaks.\n      History:\n        2099-09-28 10:01  decided by');
  expect(found?.stdout.match(/^ {2}\S/gm)).toHaveLength(5);
});
