import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pMap from 'p-map';
import { type Responses, runResponseClock } from '../../../../shared/app/feedback/run-response-clock.ts';
import { currentRulebook } from '../../../../shared/app/rulebook.ts';
import { rehearse } from '../../../../shared/domain/response/response-clock.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { at } from '../../../fixtures/department.ts';
import { customer, sweepAt } from '../../clock/sweep-scene.ts';
import { sendingTo } from '../../letters/post-scene.ts';
import { instantOf, minuteOf } from '../clock/feedback-working-minutes.ts';
import { LADDER_STAFF, type Office, openOffice } from '../feedback-scene.ts';

/** An old ticket, in minutes since 1970. */
export interface OldTicket {
  id: string;
  opened: number;
  /** Null: never. */
  answered: number | null;
}

export const REAL_TICKETS = join(import.meta.dirname, '../../../../../shared/data/servicenow-tickets.csv');

/** Tickets that were opened in `[from, until)`; undefined when the file is not on this machine. */
export async function realTickets(from: number, until: number): Promise<OldTicket[] | undefined> {
  if (!existsSync(REAL_TICKETS)) return undefined;
  const tickets: OldTicket[] = [];
  for await (const line of createInterface({ input: createReadStream(REAL_TICKETS) })) {
    const [id = '', ...times] = line.split(',', 3);
    const [opened = 0, answered = 0] = times.map((time) => minuteOf(`${time}Z` as InstantText));
    // Two of the 24,918 were answered before they were opened: in time, like those of the same
    // minute.
    if (from <= opened && opened < until) tickets.push({ id, opened, answered: Math.max(opened, answered) });
  }
  return tickets;
}

/** Whether people act before or after the clock comes, within one minute. */
export type Order = 'people first' | 'clock first';

/** The minutes `[from, until)` through which tickets happen again, and how. */
export interface Stretch {
  from: number;
  until: number;
  order: Order;
}

const CUSTOMERS = 250;
const customerOf = (index: number): string => `C-${index % CUSTOMERS}`;
const LADDER = ['B-1', 'M-1', 'D-1', 'G-1'];
const AT_ONCE = 8;

/**
 * An office with a leader on every rung and customers for so many tickets, whose letters go to
 * `endpoint`.
 */
export const replayOffice = (endpoint: string, tickets: number): Promise<Office> =>
  openOffice(
    {
      staff: LADDER_STAFF,
      customers: Array.from({ length: Math.min(tickets, CUSTOMERS) }, (_, index) =>
        customer(customerOf(index), { specialist: 'S-1' }),
      ),
    },
    sendingTo(endpoint),
  );

/** On which rung each ticket is answered, by the rehearsal that `feedback replay` prints. */
export async function rehearsal({ store }: Office): Promise<(ticket: OldTicket) => number> {
  const { time, policy } = (await currentRulebook(store)).governing({ policyVersion: 1 });
  const instant = (minute: number) => at(instantOf(minute));
  return ({ opened, answered }) =>
    rehearse(instant(opened), answered === null ? undefined : instant(answered), time, policy.response).rung;
}

export interface Replayed {
  /** The feedback of each ticket. */
  ids: ReadonlyMap<string, string>;
  all: readonly Responses[];
}

/**
 * Lets tickets happen again as feedback, minute by minute: each is reported when it was opened, and
 * decided when it was first answered, by whoever's turn it is. The clock comes every minute, every
 * four hours with a whole sweep.
 *
 * @param after what happens at the end of a minute in which anything happened.
 */
export async function replay(
  office: Office,
  tickets: readonly OldTicket[],
  { from, until, order }: Stretch,
  after: (now: InstantText) => Promise<unknown>,
): Promise<Replayed> {
  const [rulebook, rungOf] = await Promise.all([currentRulebook(office.store), rehearsal(office)]);
  const opened = Map.groupBy(tickets.entries(), ([, ticket]) => ticket.opened);
  const answered = Map.groupBy(tickets, (ticket) => ticket.answered);
  const ids = new Map<string, string>();
  const all: Responses[] = [];

  const report = async (index: number, { id }: OldTicket, now: InstantText) => {
    const facts = { text: id, customerId: customerOf(index), by: 'S-1' };
    ids.set(id, (await office.report(now, facts)).id);
  };
  const people = async (now: InstantText): Promise<number> => {
    const reports = opened.get(minuteOf(now)) ?? [];
    const answers = answered.get(minuteOf(now)) ?? [];
    await pMap(reports, ([index, ticket]) => report(index, ticket, now), { concurrency: AT_ONCE });
    await pMap(
      answers,
      (ticket) => office.decide({ id: ids.get(ticket.id)! }, LADDER[rungOf(ticket)]!, now),
      { concurrency: AT_ONCE },
    );
    return reports.length + answers.length;
  };
  const clock = async (now: InstantText): Promise<number> => {
    const responses =
      minuteOf(now) % 240 === 0
        ? (await sweepAt(office.store, now)).responses
        : await runResponseClock(office.store, rulebook, at(now));
    all.push(responses);
    return responses.fired.length;
  };
  const parts = order === 'people first' ? [people, clock] : [clock, people];
  for (let minute = from; minute < until; minute++) {
    const now = instantOf(minute);
    let happened = 0;
    for (const part of parts) happened += await part(now);
    if (happened > 0) await after(now);
  }
  return { ids, all };
}
