import { expect } from 'vitest';
import { lettersIn } from '../../clock/sweep-scene.ts';
import { postAt } from '../../letters/post-scene.ts';
import { demandsOf } from '../clock/feedback-demands.ts';
import { firedIn } from '../clock/feedback-watch.ts';
import type { Office } from '../feedback-scene.ts';
import { type OldTicket, rehearsal, replay, type Stretch } from './feedback-replay.ts';

const sorted = (values: Iterable<string>): string[] => [...values].sort();

/**
 * Replays tickets, posting as it goes, and sees that rungs, firings and letters are what the
 * calendar demands.
 *
 * @param delivered the ids of the letters that arrived, as often as they did.
 * @returns how many tickets were answered on each rung.
 */
export async function replayed(
  office: Office,
  tickets: readonly OldTicket[],
  stretch: Stretch,
  delivered: () => Promise<string[]>,
): Promise<number[]> {
  const setAside: unknown[] = [];
  const done = await replay(office, tickets, stretch, async (now) => {
    setAside.push(...(await postAt(office, now)).setAside);
  });
  const fired = firedIn(done.all);
  const demanded = demandsOf(tickets, stretch, done);
  const rungOf = await rehearsal(office);
  const rungs = [0, 0, 0, 0];
  for (const ticket of tickets) {
    const feedback = (await office.store.feedback(done.ids.get(ticket.id)!))!;
    const rung = demanded.openOn.get(ticket.id);
    if (rung === undefined) rungs[rungOf(ticket)]!++;
    else expect(feedback.turn.rung, ticket.id).toBe(rung);
    expect(feedback.decision?.rung, ticket.id).toBe(rung === undefined ? rungOf(ticket) : undefined);
    expect(feedback.decision?.inTime, ticket.id).toBe(rung === undefined ? rungOf(ticket) === 0 : undefined);
  }
  expect(sorted(fired.map(({ feedbackId, step, at }) => `${feedbackId} ${step} ${at}`))).toEqual(
    demanded.fired,
  );
  expect(sorted((await lettersIn(office.store)).map(({ id }) => id))).toEqual(demanded.letters);
  expect(sorted(await delivered()), 'each letter reached its reader once').toEqual(demanded.delivered);
  expect(Math.max(0, ...fired.map(({ lateSeconds }) => lateSeconds))).toBeLessThanOrEqual(60);
  expect([...setAside, ...done.all.flatMap((responses) => responses.setAside)]).toEqual([]);
  return rungs;
}
