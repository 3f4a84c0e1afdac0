import { Temporal } from 'temporal-polyfill';
import { type InstantText, instantText } from '../time/dates.ts';
import type { Turn } from './turn.ts';
import { type Course, type People, turnAfter, turnInTheirPlace } from './turns.ts';

/** What the clock does next with a turn, and the turn as it is afterwards. */
export type TurnStep = {
  /** When it was due. */
  at: InstantText;
  turn: Turn;
  /** The deadline passed without an answer. */
  passed: boolean;
} & (
  | { code: 'warned' }
  | { code: 'escalated' }
  /** `reminder`: which one, from 1, by the calendar. */
  | { code: 'reminded'; reminder: number }
);

/**
 * The next thing that the clock does with a matter that waits for somebody: warn, hand on to the
 * next leader, or remind the top. What follows depends on the calendar alone; `now` only says how
 * late it is. Reminders that were overtaken by the next one while the clock stood still are not
 * made up for: the reader is told once how long it has been.
 */
export function turnStep(turn: Turn, people: People, course: Course, now: Temporal.Instant): TurnStep {
  const { at, does } = turn.next;
  switch (does) {
    case 'warn':
      return {
        code: 'warned',
        at,
        turn: { ...turn, next: { does: 'escalate', at: turn.deadline } },
        passed: false,
      };
    case 'escalate': {
      const higher = turnAfter(turn, people, course);
      return higher
        ? { code: 'escalated', at, turn: higher, passed: true }
        : { ...reminded(turn, people, course, now), passed: true };
    }
    case 'remind': {
      const other = turnInTheirPlace(turn, people, course);
      return other
        ? { code: 'escalated', at, turn: other, passed: false }
        : { ...reminded(turn, people, course, now), passed: false };
    }
    default:
      return does satisfies never;
  }
}

/** The last reminder that is due by `now`, unless somebody takes over before. */
function reminded(turn: Turn, people: People, course: Course, now: Temporal.Instant) {
  const { time, settings } = course;
  let at = Temporal.Instant.from(turn.next.at);
  let reminder = turn.reminded + 1;
  for (;;) {
    const following = time.after(at, settings.remindEveryMinutes);
    const next = { does: 'remind', at: instantText(following) } as const;
    const after: Turn = { ...turn, next };
    const goesOn = turnInTheirPlace(after, people, course) !== undefined;
    if (goesOn || Temporal.Instant.compare(following, now) > 0)
      return {
        code: 'reminded',
        at: instantText(at),
        turn: { ...after, reminded: reminder },
        reminder,
      } as const;
    at = following;
    reminder++;
  }
}
