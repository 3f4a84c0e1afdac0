import { expect, test } from 'vitest';
import { worthRemembering } from '../../../shared/domain/customers/touch.ts';
import type { Channel } from '../../../shared/domain/names.ts';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';

const TODAY = '2011-12-01';

const touch = (on: LocalDate, channel: Channel, hour: '09' | '10' | '11' = '09') =>
  ({ on, at: `${on}T${hour}:00:00Z` as const, channel, by: 'S-1' }) as const;

const visit = { since: '2011-01-01', closes: '2012-01-01', channels: ['meeting'] } as const;

test('a touch is remembered for 62 days', () => {
  const touches = [touch('2011-09-29', 'phone'), touch('2011-09-30', 'phone'), touch('2011-10-15', 'sms')];
  expect(worthRemembering(touches, [], TODAY).map(({ on }) => on)).toEqual(['2011-09-30', '2011-10-15']);
});

test('an older one is remembered while a task waits that it will have done, and only the first of them', () => {
  const touches = [
    touch('2010-12-31', 'meeting'),
    touch('2011-02-01', 'phone'),
    touch('2011-02-02', 'meeting'),
    touch('2011-02-03', 'meeting'),
  ];
  expect(worthRemembering(touches, [visit], TODAY)).toEqual([touches[2]]);
});

test('of one day and one channel the first is enough', () => {
  const touches = [
    touch('2011-11-30', 'phone', '09'),
    touch('2011-11-30', 'phone', '10'),
    touch('2011-11-30', 'sms', '11'),
    touch('2011-11-29', 'phone', '09'),
  ];
  expect(worthRemembering(touches, [], TODAY)).toEqual([touches[0], touches[2], touches[3]]);
});
