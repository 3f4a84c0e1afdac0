import type { OldTicket, Replayed, Stretch } from '../replay/feedback-replay.ts';
import { type Demanded, instantOf, WorkingMinutes } from './feedback-working-minutes.ts';

const LADDER = ['B-1', 'M-1', 'D-1', 'G-1'];
const TOP = LADDER.length - 1;
const MONTH = 31 * 1440;

/** What the clocks of replayed tickets demand. */
export interface Demands {
  /** `id step instant`, sorted. */
  fired: string[];
  /** The letters that must exist, sorted. */
  letters: string[];
  /**
   * Those that must reach a reader: not one about a turn that was over before the letter could
   * leave.
   */
  delivered: string[];
  /** The rung of each ticket that is unanswered in the end. */
  openOn: Map<string, number>;
}

/**
 * Counted from the tickets and the calendar alone. A step fires in the minute in which it is due,
 * except that a clock which comes before the people first sees in the next minute what they report
 * in this one; and it fires only while the matter is undecided. Letters are posted at the end of
 * each minute.
 */
export function demandsOf(
  tickets: readonly OldTicket[],
  { from, until, order }: Stretch,
  { ids }: Pick<Replayed, 'ids'>,
): Demands {
  const minutes = new WorkingMinutes(from, until + MONTH);
  const demands: Demands = { fired: [], letters: [], delivered: [], openOn: new Map() };
  const owe = (letter: string, reader: string | undefined, reaches: boolean) => {
    demands.letters.push(`feedback:${letter}:${reader}`);
    if (reaches) demands.delivered.push(`feedback:${letter}:${reader}`);
  };
  for (const ticket of tickets) {
    const id = ids.get(ticket.id) ?? ticket.id;
    const answered = ticket.answered !== null && ticket.answered < until ? ticket.answered : undefined;
    const firesAt = ({ code, at }: Demanded): number =>
      order === 'clock first' && code !== 'reported' ? Math.max(at, ticket.opened + 1) : at;
    const isInTime = (step: Demanded): boolean => {
      if (step.code === 'reported' || answered === undefined) return firesAt(step) < until;
      return order === 'people first' ? firesAt(step) < answered : firesAt(step) <= answered;
    };
    const course = minutes.courseOf(ticket.opened, TOP, until).filter(isInTime);
    for (const [index, step] of course.entries()) {
      owe(`${id}:${index + 1}`, LADDER[step.rung], answered === undefined || firesAt(step) < answered);
      if (step.code !== 'reported') demands.fired.push(`${id} ${step.code} ${instantOf(step.at)}`);
    }
    if (answered === undefined) demands.openOn.set(ticket.id, Math.max(...course.map(({ rung }) => rung)));
    else owe(`${id}:${course.length + 1}`, 'S-1', true);
  }
  return {
    fired: demands.fired.sort(),
    letters: demands.letters.sort(),
    delivered: demands.delivered.sort(),
    openOn: demands.openOn,
  };
}
