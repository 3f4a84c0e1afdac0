import { expect, test } from 'vitest';
import { instantTextSchema, localDateSchema } from '../../../shared/domain/time/dates.ts';

const DATES = ['0000-01-01', '2024-02-29', '2026-12-31', '9999-12-31'];
const NO_DATES = [
  '2026-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '9999-99-99',
];

test('what is kept as a date or an instant is one that the calendar has', () => {
  for (const date of DATES) {
    expect(localDateSchema.safeParse(date).success, date).toBe(true);
    for (const time of ['00:00:00', '23:59:59'])
      expect(instantTextSchema.safeParse(`${date}T${time}Z`).success, `${date} ${time}`).toBe(true);
  }
  for (const date of NO_DATES) {
    expect(localDateSchema.safeParse(date).success, date).toBe(false);
    expect(instantTextSchema.safeParse(`${date}T10:00:00Z`).success, date).toBe(false);
  }
  for (const time of ['24:00:00', '10:60:00', '10:00:60', '99:99:99', '10:00', '10:00:00.5'])
    expect(instantTextSchema.safeParse(`2026-11-23T${time}Z`).success, time).toBe(false);
});
