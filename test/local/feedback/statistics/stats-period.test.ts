import { expect, test } from 'vitest';
import { answerOf } from '../../command.ts';
import { reportAt, responseDepartment } from '../response-on-disk.ts';

const { inTurn } = responseDepartment();

const period = (from: string, to: string, ...more: readonly string[]) => [
  ...['stats', '--from', from, '--to', to],
  ...more,
];

test('a day is a day of the department, and both ends are included', async () => {
  const [, , , ...runs] = await inTurn(
    reportAt('00:00', 'C-1', 'It leaks.'),
    reportAt('23:59', 'C-2', 'It leaks.'),
    // Half an hour after midnight in London is still the day before in UTC.
    ['feedback', 'report', 'C-3', '--text', 'Nobody answers.', '--at', '2099-10-01T00:30'],
    period('2099-09-28', '2099-10-01', '--json'),
    period('2099-09-28', '2099-09-30', '--json'),
    period('2099-09-29', '2099-09-30', '--json'),
    period('2099-10-01', '2099-10-01', '--json'),
  );
  expect(runs.map(answerOf)).toMatchObject([3, 2, 0, 1].map((count) => ({ total: { count } })));
});

test('a period without feedback has no shares of nothing', async () => {
  const [json, text, chinese, csv] = await inTurn(
    period('2099-09-01', '2099-09-27', '--json'),
    period('2099-09-01', '2099-09-27'),
    period('2099-09-01', '2099-09-27', '--lang', 'zh'),
    period('2099-09-01', '2099-09-27', '--csv'),
  );
  expect(answerOf(json!)).toMatchObject({
    total: { count: 0, inTimeShare: null, medianMinutes: null, surveyAverage: null },
    groups: [],
  });
  for (const { status, stdout } of [text!, chinese!]) {
    expect(status).toBe(0);
    expect(stdout).not.toMatch(/NaN|null|undefined|%/);
  }
  expect(csv?.stdout.split('\n').slice(1)).toEqual(['total,,all,0,0,0,0,,,,0,,0', '']);
});
