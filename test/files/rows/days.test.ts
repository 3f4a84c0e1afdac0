import { expect, test } from 'vitest';
import { daysIn } from '../../../shared/files/rows/days.ts';

const USUAL = ['09:00-12:00', '13:30-18:00'];
const read = (...lines: string[]) =>
  daysIn(
    async function* () {
      yield Buffer.from(lines.join('\n'));
    },
    'days.csv',
    USUAL,
  );

test('a year of days is read in the words of either language, or with hours', async () => {
  const { days, faults } = await read(
    '日期,安排',
    '2027-01-01,休',
    '2027年1月2日,放假',
    '2027/1/3,班',
    '2027-01-04,9:00-12:00、13:00～15:00',
    '2027-01-05,OFF',
    '2027-01-05,off',
  );
  expect(faults).toEqual([]);
  expect(days).toEqual({
    '2027-01-01': [],
    '2027-01-02': [],
    '2027-01-03': USUAL,
    '2027-01-04': ['09:00-12:00', '13:00-15:00'],
    '2027-01-05': [],
  });
});

test('a row that could mean two things, or a day that stands there twice, is refused with its line', async () => {
  const { faults } = await read(
    'date,day',
    '2027-01-01,调休',
    '3/1/2027,off',
    '2027-01-02,off',
    '2027-01-02,on',
    '2027-02-30,off',
    '2027-01-09,',
  );
  expect(faults.map(({ line, fault }) => [line, fault.code])).toEqual([
    [2, 'refused'],
    [3, 'ambiguous'],
    [5, 'twice-in-file'],
    [6, 'refused'],
    [7, 'missing'],
  ]);
  expect(faults[2]?.fault).toMatchObject({ id: '2027-01-02', lines: [4, 5] });
});
