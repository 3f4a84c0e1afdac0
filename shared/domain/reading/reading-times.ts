import { Temporal } from 'temporal-polyfill';
import { type LocalDate, localDate } from '../time/dates.ts';
import type { Zone } from '../time/zone.ts';
import type { DateOrder, ReadAs } from './reading.ts';
import { readWrittenDate } from './written-date.ts';
import { readWrittenTime } from './written-time.ts';

/**
 * What may stand between a day and its time: a T, spaces, a comma, the colon of web servers' logs.
 */
const BETWEEN = /^(?:[T\s,:]|\bat\b)+/i;

/**
 * Reads an instant from what people, databases, shops and spreadsheets write. With an offset it is
 * exact; without one it is local time in `zone`; a bare date is the start of that day. What could
 * mean two moments is not read.
 */
export function readInstant(text: string, zone: Zone, order?: DateOrder): ReadAs<Temporal.Instant> {
  const written = readWrittenDate(text, order);
  if ('unread' in written) {
    const { unread } = written;
    const noTime = unread.code === 'refused' && unread.allowed.kind === 'date';
    return noTime ? { unread: { code: 'refused', allowed: { kind: 'instant' } } } : written;
  }
  const { date, rest } = written.value;
  if (rest === '') return { value: Temporal.Instant.from(zone.startOf(localDate(date))) };
  const behind = rest.replace(BETWEEN, '');
  const time = readWrittenTime(behind);
  if (!time) return { unread: { code: 'refused', allowed: { kind: 'instant' } } };
  return {
    value:
      time.offset === undefined
        ? zone.at(localDate(date), time.time)
        : date.toPlainDateTime(time.time).toZonedDateTime(time.offset).toInstant(),
  };
}

/**
 * Reads a day, as `readInstant` does; with a time it is refused, unless that is the midnight which
 * databases add.
 */
export function readDate(text: string, order?: DateOrder): ReadAs<LocalDate> {
  const written = readWrittenDate(text, order);
  if ('unread' in written) return written;
  const { date, rest } = written.value;
  if (rest === '') return { value: localDate(date) };
  const time = readWrittenTime(rest.replace(BETWEEN, ''));
  const midnight = time && time.offset === undefined && time.time.equals(new Temporal.PlainTime());
  return midnight ? { value: localDate(date) } : { unread: { code: 'refused', allowed: { kind: 'date' } } };
}
