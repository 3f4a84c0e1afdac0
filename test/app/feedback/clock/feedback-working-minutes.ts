import type { InstantText } from '../../../../shared/domain/time/dates.ts';

/** What a matter's clock does on its own until somebody decides. */
export interface Demanded {
  code: 'reported' | 'warned' | 'escalated' | 'reminded';
  /** When it is due, in minutes since 1970. */
  at: number;
  rung: number;
}

const DAY = 1440;
/** 09:00-12:00 and 13:30-18:00. */
const isWorking = (minute: number): boolean => {
  const day = Math.floor(minute / DAY);
  const ofDay = minute - day * DAY;
  // 1970 began on a Thursday.
  const workday = (day + 3) % 7 < 5;
  return workday && ((ofDay >= 540 && ofDay < 720) || (ofDay >= 810 && ofDay < 1080));
};

export const minuteOf = (instant: InstantText): number => Date.parse(instant) / 60_000;
export const instantOf = (minute: number): InstantText =>
  new Date(minute * 60_000).toISOString().replace('.000', '') as InstantText;

/**
 * The response clock a second time, and differently: working minutes are counted off one by one in
 * UTC, on the calendar of the issue, with nothing of the product in it.
 */
export class WorkingMinutes {
  readonly #minutes: number[] = [];

  /** Knows the working minutes from `from` to `until`. */
  constructor(from: number, until: number) {
    for (let minute = from; minute < until; minute++) if (isWorking(minute)) this.#minutes.push(minute);
  }

  #placeOf(minute: number): number {
    let low = 0;
    for (let high = this.#minutes.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.#minutes[middle]! < minute) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #turnFrom(since: number): { warnAt: number; deadline: number } {
    const place = this.#placeOf(since);
    const start = this.#minutes[place]!;
    let length = 0;
    while (length < 60 && Math.floor(this.#minutes[place + length]! / DAY) === Math.floor(start / DAY))
      length++;
    const deadline = this.#minutes[place + length - 1]! + 1;
    return { deadline, warnAt: length > 15 ? this.#minutes[place + length - 15]! : start };
  }

  /** Everything that is due by `through` of a matter that nobody decides. */
  courseOf(reported: number, top: number, through: number): Demanded[] {
    const course: Demanded[] = [{ code: 'reported', at: reported, rung: 0 }];
    let { warnAt, deadline } = this.#turnFrom(reported);
    for (let rung = 0; ; rung++) {
      course.push({ code: 'warned', at: warnAt, rung });
      if (rung === top) break;
      course.push({ code: 'escalated', at: deadline, rung: rung + 1 });
      ({ warnAt, deadline } = this.#turnFrom(deadline));
    }
    for (let at = deadline; at <= through; at = this.#minutes[this.#placeOf(at) + 59]! + 1)
      course.push({ code: 'reminded', at, rung: top });
    return course.filter(({ at }) => at <= through);
  }
}
