import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addDays, type LocalDate } from '../../../../shared/domain/time/dates.ts';
import {
  arrangedDay,
  holidaysByLaw,
  isArrangedYear,
} from '../../../../shared/domain/time/public-holidays.ts';
import { arrangedByPackage, movingByPackage, PACKED_PATH, packedFile } from './packed.ts';

test('the holidays of the repository are those of the package: after its update, `npm run holidays`', () => {
  expect(readFileSync(PACKED_PATH, 'utf8')).toBe(packedFile());
});

test('every day is read as the package says it, before the first notice and after the last one too', () => {
  const different: LocalDate[] = [];
  for (let day: LocalDate = '1999-01-01'; day < '2101-01-01'; day = addDays(day, 1))
    if (arrangedDay(day) !== arrangedByPackage(day)) different.push(day);
  expect(different).toEqual([]);
  expect(['2003', '2004', '2026', '2027'].map(isArrangedYear)).toEqual([false, true, true, false]);
});

test('the days that are off by law move as the lunar calendar of the package says', () => {
  for (let year = 1900; year <= 2100; year++)
    expect(holidaysByLaw(String(year))).toEqual(expect.arrayContaining(movingByPackage(year)));
  expect(movingByPackage(1899)).toEqual([]);
  expect(holidaysByLaw('1899')).toHaveLength(6);
  expect(holidaysByLaw('2101')).toHaveLength(6);
  expect(holidaysByLaw('2100')).toHaveLength(13);
});
