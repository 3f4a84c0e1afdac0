import { Temporal } from 'temporal-polyfill';

/**
 * A time of day as somebody wrote it; `offset` is ISO's, such as `+08:00`, where one stood behind
 * it.
 */
export interface WrittenTime {
  time: Temporal.PlainTime;
  offset: string | undefined;
}

const PART_OF_DAY = '(上午|下午|早上|凌晨|中午|晚上|am|pm|a\\.m\\.|p\\.m\\.)?';
/** Databases write fractions of up to nine digits, some with a comma. */
const CLOCK = new RegExp(
  `^${PART_OF_DAY} *(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:[.,:]\\d{1,9})?)?)? *${PART_OF_DAY}`,
  'iu',
);
const CHINESE_CLOCK = new RegExp(
  `^${PART_OF_DAY} *(\\d{1,2}) *[时点](?: *(\\d{1,2}) *分?(?: *(\\d{1,2}) *秒)?)?`,
  'u',
);
const COMPACT = /^(\d{2})(\d{2})(\d{2})(?!\d)/;
const UNIVERSAL = /^(?:z|utc|gmt|ut)$/i;
const OFFSET = /^(?:utc|gmt)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$/i;
/**
 * `(China Standard Time)` of browsers, `[Asia/Shanghai]` of Java: a name beside the offset that
 * counts.
 */
const NAME_BEHIND = /\s*(?:\([^()]*\)|\[[\w/+-]+\])$/;
const MOST_OFFSET_HOURS = 14;

/**
 * The hour of 24; undefined where part of the day and hour contradict each other or leave two hours
 * open.
 */
function hourOf(hour: number, part: string): number | undefined {
  switch (part.replaceAll('.', '').toLowerCase()) {
    case '':
      return hour;
    case 'am':
      return hour === 12 ? 0 : hour < 12 ? hour : undefined;
    // Midnight to a machine, noon to many people, where it says 12.
    case '上午':
    case '早上':
    case '凌晨':
      return hour < 12 ? hour : undefined;
    case 'pm':
    case '下午':
      if (hour === 0) return undefined;
      return hour < 12 ? hour + 12 : hour;
    case '中午':
      return hour >= 11 && hour <= 13 ? hour : hour === 1 ? 13 : undefined;
    case '晚上':
      if (hour >= 18) return hour;
      return hour >= 5 && hour < 12 ? hour + 12 : undefined;
    default:
      return undefined;
  }
}

function offsetOf(text: string): string | undefined {
  if (UNIVERSAL.test(text)) return '+00:00';
  const [, sign, hours = '', minutes = '00'] = OFFSET.exec(text) ?? [];
  if (!sign || Number(hours) > MOST_OFFSET_HOURS || Number(minutes) > 59) return undefined;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/**
 * Reads all of `text` as a time of day, with or without an offset; undefined when it is none or
 * could be two.
 */
export function readWrittenTime(text: string): WrittenTime | undefined {
  const parts = COMPACT.exec(text) ? text.replace(COMPACT, '$1:$2:$3') : text;
  const chinese = CHINESE_CLOCK.exec(parts);
  const clock = chinese ?? CLOCK.exec(parts);
  if (!clock) return undefined;
  const [all, before = '', hour = '', minute, second = '0', behind = ''] = clock;
  if (before && behind) return undefined;
  const part = before || behind;
  // A bare number is no time.
  if (!chinese && minute === undefined && part === '') return undefined;
  const hours = hourOf(Number(hour), part);
  if (hours === undefined) return undefined;
  const zone = parts.slice(all.length).replace(/^ +| +$/g, '');
  const bare = zone.replace(NAME_BEHIND, '');
  const offset = bare === '' ? undefined : offsetOf(bare);
  // A name alone, such as CST, may be several zones.
  if (zone !== '' && offset === undefined) return undefined;
  try {
    const time = Temporal.PlainTime.from(
      { hour: hours, minute: Number(minute ?? 0), second: Number(second) },
      { overflow: 'reject' },
    );
    return { time, offset };
  } catch {
    return undefined;
  }
}
