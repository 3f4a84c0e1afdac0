import { rehearseTickets } from '../../../shared/app/feedback/rehearse-tickets.ts';
import { defaultPolicy } from '../../../shared/domain/policy/policy.ts';
import { calendarOf } from '../../../shared/domain/time/calendar.ts';
import { workingTimeOf } from '../../../shared/domain/time/working-time.ts';
import { zoneOf } from '../../../shared/domain/time/zone.ts';
import { fileSource } from '../../../shared/files/formats/source.ts';
import { fellShort, notesInJson, rowLines } from '../../../shared/files/imports/report.ts';
import { ticketRows } from '../../../shared/files/rows/row-readers.ts';
import type { Answer, Session, speech } from '../../terminal/session.ts';
import { warn } from '../import.ts';
import { readPolicy, refusedPolicy } from '../policy.ts';

/** Needs no database. */
export async function replayVerb(
  session: Pick<Session, 'say'> & ReturnType<typeof speech>,
  file: string,
  options: { policy?: string },
): Promise<Answer> {
  const { words, sentences, say } = session;
  const read = options.policy === undefined ? { policy: defaultPolicy() } : await readPolicy(options.policy);
  if ('faults' in read) return refusedPolicy(session, read.faults);
  if (options.policy === undefined) say(words.feedback.replayed.byDefault);
  const { policy } = read;
  const zone = zoneOf(policy.zone);
  const rows = await ticketRows(fileSource(file), file, zone);
  warn(session, rows);
  const time = workingTimeOf(calendarOf(policy.calendar), zone);
  const { tickets, rungs, ...report } = await rehearseTickets(rows.rows, time, policy.response);
  for (const line of rowLines({ ...report, titles: rows.titles }, words, sentences)) say(line);
  const share = (count: number): string => `${((100 * count) / Math.max(1, tickets.length)).toFixed(1)}%`;
  const { ladder } = policy.response;
  return {
    json: {
      tickets,
      totals: {
        tickets: tickets.length,
        rungs: rungs.map((count, rung) => ({ rung, role: ladder[rung], tickets: count })),
      },
      refused: report.faults.map(({ line, fault }) => ({
        line,
        code: fault.code,
        reason: sentences.fault(fault),
      })),
      unknownColumns: rows.unknownColumns,
      notes: notesInJson(rows, words),
    },
    lines: [
      ...tickets.map(({ id, start, deadline, rung }) =>
        words.feedback.replayed.ticket(id, zone.show(start), zone.show(deadline), rung),
      ),
      words.feedback.replayed.total(tickets.length),
      ...rungs.map((count, rung) => {
        const role = ladder[rung];
        return words.feedback.replayed.rung(rung, role ? sentences.role[role] : '', count, share(count));
      }),
    ],
    failed: fellShort(report),
  };
}
