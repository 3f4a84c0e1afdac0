import { expect, test } from 'vitest';
import { answerOf } from '../command.ts';
import { tableIn } from '../department/department-on-disk.ts';
import { feedbackIn, idOf, reportAt, responseDepartment } from '../feedback/response-on-disk.ts';

const { inTurn, data } = responseDepartment();

const away = (staffId: string, from: string, until: string, ...more: readonly string[]) => [
  ...['absence', staffId, '--from', `2099-${from}`, '--until', `2099-${until}`],
  ...more,
];
const TEXT = 'It leaks.';

test('an absence is noted once, with who stands in, and a later one keeps the substitute', async () => {
  const [english, again, chinese, nobody] = await inTurn(
    away('B-1', '09-28', '09-29', '--substitute', 'B-2'),
    away('B-1', '09-28', '09-29', '--json'),
    away('B-1', '09-21', '09-21', '--lang', 'zh'),
    away('Q-1', '09-28', '09-28', '--json'),
  );
  expect(english).toMatchObject({
    status: 0,
    stdout: 'Bea (B-1) is away from 2099-09-28 to 2099-09-29\n  in their place: Ben (B-2)\n',
    stderr: '',
  });
  expect(answerOf(again!)).toEqual({
    staffId: 'B-1',
    substitute: 'B-2',
    absences: [{ from: '2099-09-28', until: '2099-09-29' }],
  });
  // Every absence is told, the earliest first.
  expect(chinese?.stdout).toBe(
    'Bea (B-1) 缺勤：2099-09-21 至 2099-09-21、2099-09-28 至 2099-09-29\n  代理人：Ben (B-2)\n',
  );
  expect(answerOf(nobody!)).toMatchObject({ staffId: 'Q-1', substitute: null });
});

test('an absence noted by mistake is taken back, once; the others and the substitute stay', async () => {
  const [cancelled, again, chinese, back, none] = await inTurn(
    away('B-1', '09-21', '09-21', '--cancel'),
    away('B-1', '09-21', '09-21', '--cancel'),
    away('B-1', '09-28', '09-28', '--cancel', '--lang', 'zh'),
    away('Q-1', '09-28', '09-28', '--cancel'),
    away('Q-1', '09-28', '09-28', '--cancel'),
  );
  expect(cancelled).toMatchObject({
    status: 0,
    stdout: 'Bea (B-1) is away from 2099-09-28 to 2099-09-29\n  in their place: Ben (B-2)\n',
  });
  const gone = { status: 1, stdout: '' };
  expect([again, chinese, none]).toMatchObject([
    { ...gone, stderr: expect.stringMatching(/^no such absence of .*B-1.*2099-09-28 to 2099-09-29\n$/) },
    { ...gone, stderr: expect.stringMatching(/^没有登记 .*B-1.*2099-09-28 至 2099-09-29\n$/) },
    { ...gone, stderr: expect.stringMatching(/^no such absence of .*Q-1.*is none\n$/) },
  ]);
  expect(back?.stdout).toBe(
    'Quin (Q-1) is away on no day\n  nobody stands in: feedback that would be theirs to decide goes to the next rung of the ladder\n',
  );
});

test('feedback goes to the substitute, and says in whose place; who is back from the absence may decide as well', async () => {
  const [reported, person, decided] = await inTurn(
    [...reportAt('10:00', 'C-1', TEXT), '--json'],
    ['feedback', 'show', idOf('C-1', '2099-09-28T09:00:00Z', TEXT)],
    [
      ...['feedback', 'decide', idOf('C-1', '2099-09-28T09:00:00Z', TEXT), '--decision', 'x'],
      ...['--by', 'B-1', '--at', '2099-09-28T10:30', '--json'],
    ],
  );
  expect(feedbackIn(reported)).toMatchObject({ turn: { holder: 'B-2', rung: 0, passedOver: ['B-1'] } });
  expect(person?.stdout).toContain('it is the turn of Ben (B-2) (in place of Bea (B-1), absent) until');
  expect(feedbackIn(decided)).toMatchObject({ state: 'decided', decision: { by: 'B-1' } });
});

test('an absence lasts through its last day: what starts to run the next morning is for whoever is back', async () => {
  const on = (day: string, time: string) => ['--text', TEXT, '--at', `2099-09-${day}T${time}`, '--json'];
  const runs = await inTurn(
    ['feedback', 'report', 'C-2', ...on('29', '17:59')],
    ['feedback', 'report', 'C-2', ...on('29', '18:00')],
  );
  expect(runs.map((run) => feedbackIn(run).turn.holder)).toEqual(['B-2', 'B-1']);
});

test('with the substitute away too it goes to the next rung; with everybody away it waits for the supervisor', async () => {
  const [, oneUp] = await inTurn(away('B-2', '09-28', '09-28'), [
    ...reportAt('10:05', 'C-3', TEXT),
    '--json',
  ]);
  expect(feedbackIn(oneUp)).toMatchObject({ turn: { holder: 'M-1', rung: 1, passedOver: ['B-1', 'B-2'] } });
  const [, , , nobody] = await inTurn(...['M-1', 'D-1', 'G-1'].map((id) => away(id, '09-28', '09-28')), [
    ...reportAt('10:06', 'C-3', TEXT),
    '--json',
  ]);
  expect(feedbackIn(nobody)).toMatchObject({ turn: { holder: 'B-1', rung: 0, passedOver: [] } });
});

test('a head who is away is passed over to the substitute; without one the department keeps the turn', async () => {
  const id = idOf('C-3', '2099-09-28T09:06:00Z', TEXT);
  const ask = (department: string, time: string) => [
    ...['feedback', 'coordinate', id, '--department', department, '--by', 'M-1'],
    ...['--at', `2099-09-28T${time}`, '--json'],
  ];
  const [quality, , freight] = await inTurn(
    ask('quality', '10:10'),
    away('L-1', '09-28', '09-28', '--substitute', 'S-1'),
    ask('freight, customs', '10:11'),
  );
  expect(feedbackIn(quality)).toMatchObject({ turn: { holder: 'Q-1', passedOver: [] } });
  expect(feedbackIn(freight)).toMatchObject({ turn: { holder: 'S-1', passedOver: ['L-1'] } });
});

test('an absence that cannot be is one sentence, and changes nothing', async () => {
  const before = await tableIn(data);
  const runs = await inTurn(
    away('B-1', '09-30', '09-29', '--json'),
    away('B-1', '09-30', '09-29', '--lang', 'zh'),
    away('B-1', '09-28', '09-30', '--substitute', 'B-1', '--json'),
    away('B-1', '09-28', '09-30', '--substitute', 'B-1', '--lang', 'zh'),
    away('B-1', '09-28', '09-30', '--substitute', 'X-9'),
  );
  const backwards = /^--until(: |：)2099-09-29 .*2099-09-30.*\n$/;
  const own = /^--substitute(: .*B-1.* cannot stand in for themselves;|：.*B-1.* 不能代理自己；).*\n$/;
  expect(runs.map(({ stderr }) => stderr)).toEqual([
    expect.stringMatching(backwards),
    expect.stringMatching(backwards),
    expect.stringMatching(own),
    expect.stringMatching(own),
    expect.stringMatching(/^nobody on the staff has the id X-9; known are B-1, B-2, .*\n$/),
  ]);
  expect(runs.map(({ stdout }) => stdout)).toEqual(runs.map(() => ''));
  const [backwardsStatus, , ownStatus, , unknownStatus] = runs.map(({ status }) => status);
  expect([backwardsStatus, unknownStatus]).toEqual([2, 1]);
  expect([1, 2]).toContain(ownStatus);
  expect(await tableIn(data)).toEqual(before);
});
