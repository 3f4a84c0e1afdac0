import { beforeAll, expect, test } from 'vitest';
import { linesOf } from '../../../files/formats/sources.ts';
import { answerOf } from '../../command.ts';
import { ask, decide, idOf, reportAt, responseDepartment } from '../response-on-disk.ts';

/** Departments whose names a spreadsheet might take for something else. */
const STAFF = linesOf(
  'id,name,role,supervisor,department',
  'S-1,Ann,specialist,B-1,',
  'B-1,Bea,supervisor,M-1,',
  'M-1,Mia,manager,,',
  'L-1,Lou,department-head,,"freight, customs"',
  'A-1,Ali,department-head,,"the ""A"" team"',
  'E-1,Eve,department-head,,=1+1',
);
const { on, inTurn } = responseDepartment(STAFF);

const LATER = '2099-09-28T11:00';
const leak = idOf('C-1', '2099-09-28T08:05:00Z', 'It leaks.');
const courier = idOf('C-2', '2099-09-28T08:10:00Z', 'Where is the courier?');
const rude = idOf('C-3', '2099-09-28T08:20:00Z', 'Somebody was rude.');
const parcel = idOf('C-1', '2099-09-28T09:00:00Z', 'The parcel is wet.');

/**
 * By 11 o'clock three of five are decided, after 20, 40 and 50 minutes; one was not in time, one
 * has time left.
 */
beforeAll(async () => {
  const runs = await inTurn(
    reportAt('09:05', 'C-1', 'It leaks.'),
    decide(leak, 'B-1', '09:25'),
    reportAt('09:10', 'C-2', 'Where is the courier?'),
    ask(courier, 'B-1', '09:15', 'freight, customs'),
    decide(courier, 'L-1', '09:50'),
    reportAt('09:20', 'C-3', 'Somebody was rude.'),
    ask(rude, 'B-1', '09:21', '=1+1'),
    reportAt('10:00', 'C-1', 'The parcel is wet.'),
    ask(parcel, 'B-1', '10:02', 'the "A" team'),
    decide(parcel, 'A-1', '10:50'),
    reportAt('10:30', 'C-2', 'What does a cup cost?'),
    ['sweep', '--at', LATER],
  );
  expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 0));
});

const MONDAY = ['stats', '--from', '2099-09-28', '--to', '2099-09-28'];
const one = { count: 1, decided: 1, unanswered: 0, pending: 0, inTimeShare: 1, surveys: 0 };

test('a program reads the numbers of the whole, and by department, category and person', async () => {
  const run = await on(...MONDAY, '--json');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const answer = answerOf(run) as { groups: { by: string; key: string | null }[] };
  expect(answer).toMatchObject({
    from: '2099-09-28',
    to: '2099-09-28',
    total: {
      ...{ count: 5, decided: 3, unanswered: 1, pending: 1, inTimeShare: 0.75 },
      ...{ medianMinutes: 40, percentile90Minutes: 48, surveys: 0, surveyAverage: null, reopened: 0 },
    },
  });
  expect(answer.groups.map(({ by, key }) => [by, key])).toEqual([
    ['department', null],
    ['department', '=1+1'],
    ['department', 'freight, customs'],
    ['department', 'the "A" team'],
    ['category', 'product'],
    ['category', 'service'],
    ['category', 'operation'],
    ['category', 'consultation'],
    ['person', 'A-1'],
    ['person', 'B-1'],
    ['person', 'E-1'],
    ['person', 'L-1'],
    ['person', 'M-1'],
  ]);
  const group = (key: string) => answer.groups.find((found) => found.key === key);
  // Minutes from when the department was asked: it does not answer for the minutes before.
  expect(group('freight, customs')).toMatchObject({ ...one, medianMinutes: 35, percentile90Minutes: 35 });
  expect(group('=1+1')).toMatchObject({ count: 1, decided: 0, unanswered: 1, inTimeShare: 0 });
  expect(group('E-1')).toMatchObject({ count: 1, decided: 0, unanswered: 1, inTimeShare: 0 });
  // What was handed to a department in time counts for nobody.
  expect(group('B-1')).toMatchObject({ count: 2, decided: 1, unanswered: 0, pending: 1, inTimeShare: 1 });
  // The hour that a department let pass is not the manager's, who has an hour of their own.
  expect(group('M-1')).toMatchObject({ count: 1, decided: 0, unanswered: 0, pending: 1, inTimeShare: null });
});

test('a person reads the same in words, in the language asked for', async () => {
  const [english, chinese] = await inTurn(MONDAY, [...MONDAY, '--lang', 'zh']);
  const lines = english!.stdout.split('\n');
  expect(lines.slice(0, 3)).toEqual([
    'Feedback reported from 2099-09-28 to 2099-09-28',
    '  all: 5 reported, 3 decided, 1 unanswered, 1 pending; in time 75.0%; median 40 min; 90th percentile 48 min',
    'By department',
  ]);
  expect(lines.filter((line) => !line.startsWith('  '))).toEqual([
    ...[lines[0], 'By department', 'By category', 'By person', ''],
  ]);
  expect(english?.stdout).toContain('  the "A" team: 1 turn, 1 decided, 0 unanswered, 0 pending;');
  expect(english?.stdout).toContain('  Bea (B-1): 2 turns, 1 decided, 0 unanswered, 1 pending;');
  expect(chinese?.stdout).toMatch(/^2099-09-28 至 2099-09-28 登记的反馈\n {2}全部：登记 5，已判定 3，/);
  expect(chinese?.stdout).toContain('\n按类别\n');
  expect(chinese?.stdout).toContain('中位数 40 分钟');
});

test('as CSV every cell stays what it is: commas and quotes are quoted, and no formula runs', async () => {
  const run = await on(...MONDAY, '--csv');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.stdout.split('\n')).toEqual([
    '\uFEFFBy,Key,Name,Count,Decided,Unanswered,Pending,In time,Median minutes,90th percentile minutes,Surveys,Survey average,Reopened',
    'total,,all,5,3,1,1,0.75,40,48,0,,0',
    'department,,customer service,3,1,0,2,1,20,20,0,,0',
    "department,'=1+1,'=1+1,1,0,1,0,0,,,0,,0",
    'department,"freight, customs","freight, customs",1,1,0,0,1,35,35,0,,0',
    'department,"the ""A"" team","the ""A"" team",1,1,0,0,1,48,48,0,,0',
    'category,product,product,1,1,0,0,1,20,20,0,,0',
    'category,service,service,1,0,1,0,0,,,0,,0',
    'category,operation,operation,2,2,0,0,1,45,49,0,,0',
    'category,consultation,consultation,1,0,0,1,,,,0,,0',
    'person,A-1,Ali (A-1),1,1,0,0,1,48,48,0,,0',
    'person,B-1,Bea (B-1),2,1,0,1,1,20,20,0,,0',
    'person,E-1,Eve (E-1),1,0,1,0,0,,,0,,0',
    'person,L-1,Lou (L-1),1,1,0,0,1,35,35,0,,0',
    'person,M-1,Mia (M-1),1,0,0,1,,,,0,,0',
    '',
  ]);
});
