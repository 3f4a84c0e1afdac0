import { checkRecords } from '../../shared/app/maintenance/check-records.ts';
import { currentRulebook } from '../../shared/app/rulebook.ts';
import { patternFaults } from '../../shared/domain/policy/policy-patterns.ts';
import { RECORD_KINDS } from '../../shared/domain/records/record-kind.ts';
import { unknownHolidays } from '../../shared/domain/time/calendar.ts';
import type { Answer, Session } from '../terminal/session.ts';
import { throughTable } from '../terminal/through-table.ts';

/** Names records by their keys and never by what they hold: its answer may be shown to anybody. */
export async function checkVerb(session: Session): Promise<Answer> {
  const { words, sentences, department } = session;
  const { maintenance } = words;
  const { store } = department.composition;
  const now = await department.now();
  // Where no policy can be read, that is among what is named.
  const rulebook = await currentRulebook(store).catch(() => undefined);
  const { kinds, faulty, untold } = await throughTable(session, (scanned) =>
    checkRecords(store, rulebook, undefined, scanned),
  );
  const today = rulebook?.zone.dateAt(now);
  const unknown = rulebook && today && unknownHolidays(rulebook.calendarOn(today), today);
  /** Classification leaves them out: older versions could be set with them. */
  const leftOut = rulebook && today ? patternFaults(rulebook.versionOn(today).policy) : [];
  const patterns = leftOut.map((fault) => ({ ...fault, sentence: sentences.fault(fault) }));
  const counted = [...RECORD_KINDS, 'unknown' as const].flatMap((kind) => {
    const count = kinds.get(kind);
    return count ? [{ kind, ...count }] : [];
  });
  const named = faulty.map(({ key, kind, fault }) => ({
    key,
    kind,
    ...fault,
    sentence: maintenance.recordFault(fault),
  }));
  return {
    json: {
      ok: faulty.length === 0,
      kinds: counted,
      faulty: named,
      untold,
      unknownHolidays: unknown ?? null,
      patternsLeftOut: patterns,
    },
    lines: [
      ...counted.map(({ kind, records, schemas }) =>
        maintenance.count(maintenance.kind[kind], records, schemas),
      ),
      ...named.map(({ key, sentence }) => maintenance.faulty(key, sentence)),
      ...(untold > 0 ? [maintenance.untold(untold)] : []),
      ...(faulty.length === 0 ? [maintenance.allReadable] : []),
      ...patterns.map(({ sentence }) => sentence),
      ...(unknown ? [words.holidaysUnknown(unknown)] : []),
      ...(faulty.some(({ fault }) => fault.code === 'unreadable' || fault.code === 'unknown-kind')
        ? [maintenance.comesBack]
        : []),
    ],
    failed: faulty.length > 0,
  };
}
