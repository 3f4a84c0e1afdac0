import { Temporal } from 'temporal-polyfill';
import { type ResponseSettings, rehearse } from '../../domain/response/response-clock.ts';
import { type InstantText, instantText } from '../../domain/time/dates.ts';
import type { WorkingTime } from '../../domain/time/working-time.ts';
import type { ImportReport, Row } from '../imports/import-report.ts';
import { onceEach } from '../imports/once-each.ts';
import { tallyOf } from '../imports/tally.ts';

/** An old ticket; null is never answered. */
export interface Ticket {
  id: string;
  openedAt: InstantText;
  firstResponseAt: InstantText | null;
}

/** What the clock would have made of a ticket. */
export interface RehearsedTicket {
  id: string;
  start: InstantText;
  deadline: InstantText;
  rung: number;
}

export interface Rehearsal {
  tickets: RehearsedTicket[];
  /** How many tickets reached each rung of the ladder, from 0. */
  rungs: number[];
  faults: ImportReport['faults'];
  remarks: ImportReport['remarks'];
}

/** Runs old tickets through the response clock; nothing is stored. */
export async function rehearseTickets(
  rows: AsyncIterable<Row<Ticket>>,
  time: WorkingTime,
  settings: ResponseSettings,
): Promise<Rehearsal> {
  const tally = tallyOf();
  const rungs = settings.ladder.map(() => 0);
  const tickets: RehearsedTicket[] = [];
  const key = { path: 'id', id: ({ id }: Ticket) => id };
  for (const { value } of onceEach(await Array.fromAsync(rows), key, tally)) {
    const { id, openedAt, firstResponseAt } = value;
    const answered = firstResponseAt === null ? undefined : Temporal.Instant.from(firstResponseAt);
    const { start, deadline, rung } = rehearse(Temporal.Instant.from(openedAt), answered, time, settings);
    tickets.push({ id, start: instantText(start), deadline: instantText(deadline), rung });
    rungs[rung] = (rungs[rung] ?? 0) + 1;
  }
  const { faults, remarks } = tally.report();
  return { tickets, rungs, faults, remarks };
}
