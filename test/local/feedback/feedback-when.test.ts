import { expect, test } from 'vitest';
import { answerOf } from '../command.ts';
import { feedbackIn, idOf, NOW, reportAt, responseDepartment } from './response-on-disk.ts';

const { inTurn } = responseDepartment();

const TEXT = 'The courier was late.';
const FILED = ['--problem', 'p', '--cause', 'c', '--lesson', 'l', '--department', 'quality'];
const moments = ({ history }: { history: readonly { at: string }[] }) => history.map(({ at }) => at);

test('--at in the future moves the clock of the embedded database, for that verb only', async () => {
  const text = 'Next week’s leak.';
  const [ahead, now] = await inTurn(
    ['feedback', 'report', 'C-2', '--text', text, '--at', '2099-10-05T10:00', '--json'],
    ['feedback', 'report', 'C-3', '--text', text, '--json'],
  );
  expect(feedbackIn(ahead)).toMatchObject({ new: true, reportedAt: '2099-10-05T09:00:00Z', state: 'open' });
  expect(feedbackIn(now)).toMatchObject({ reportedAt: NOW });
});

test('without --at, what is done about feedback reported ahead of the clock happens at its last step', async () => {
  const id = idOf('C-1', '2099-09-28T09:00:00Z', TEXT);
  const [, asked, decided, filed, shown] = await inTurn(
    reportAt('10:00', 'C-1', TEXT),
    ['feedback', 'coordinate', id, '--department', 'quality', '--by', 'B-1', '--json'],
    ['feedback', 'decide', id, '--decision', 'x', '--by', 'Q-1', '--json'],
    ['feedback', 'file', id, ...FILED, '--by', 'B-1', '--json'],
    ['feedback', 'show', id, '--json'],
  );
  expect(feedbackIn(asked)).toMatchObject({
    turn: { start: '2099-09-28T09:00:00Z', deadline: '2099-09-28T10:00:00Z' },
  });
  expect(feedbackIn(decided)).toMatchObject({ decision: { at: '2099-09-28T09:00:00Z', minutes: 0 } });
  expect(answerOf(filed!)).toMatchObject({ filedAt: '2099-09-28T09:00:00Z' });
  expect(moments(feedbackIn(shown))).toEqual(Array(4).fill('2099-09-28T09:00:00Z'));
});

test('a case is never filed before its feedback was decided', async () => {
  const id = idOf('C-2', '2099-09-28T09:00:00Z', TEXT);
  const [, , filed, shown] = await inTurn(
    reportAt('10:00', 'C-2', TEXT),
    ['feedback', 'decide', id, '--decision', 'x', '--by', 'B-1', '--at', '2099-09-28T10:30'],
    ['feedback', 'file', id, ...FILED, '--by', 'B-1'],
    ['feedback', 'show', id, '--json'],
  );
  expect(filed?.status).toBe(0);
  expect(moments(feedbackIn(shown))).toEqual([
    ...['2099-09-28T09:00:00Z', '2099-09-28T09:30:00Z', '2099-09-28T09:30:00Z'],
  ]);
});

test('without --at it happens now, which is the moment swept last', async () => {
  const [, reported] = await inTurn(
    ['sweep', '--at', '2099-09-28T10:05:30'],
    ['feedback', 'report', 'C-3', '--text', 'What does a pot cost?', '--json'],
  );
  expect(answerOf(reported!)).toMatchObject({ reportedAt: '2099-09-28T09:05:30Z' });
  expect(NOW < '2099-09-28T09:05:30Z').toBe(true);
});
