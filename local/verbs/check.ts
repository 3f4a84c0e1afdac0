import { checkRecords } from '../../shared/app/check-records.ts';
import { currentRulebook } from '../../shared/app/rulebook.ts';
import { unknownHolidays } from '../../shared/domain/calendar.ts';
import { RECORD_KINDS } from '../../shared/domain/record-kind.ts';
import type { Answer, Visit } from '../visit.ts';

/** Names records by their keys and never by what they hold: its answer may be shown to anybody. */
export async function checkVerb({ words, place }: Visit): Promise<Answer> {
  const { upkeep } = words;
  const { store } = place.composition;
  const [{ kinds, faulty, untold }, rulebook, now] = await Promise.all([
    checkRecords(store),
    currentRulebook(store),
    place.now(),
  ]);
  const today = rulebook.zone.dateAt(now);
  const unknown = unknownHolidays(rulebook.calendarOn(today), today);
  const counted = [...RECORD_KINDS, 'unknown' as const].flatMap((kind) => {
    const count = kinds.get(kind);
    return count ? [{ kind, ...count }] : [];
  });
  const named = faulty.map(({ key, kind, fault }) => ({
    key,
    kind,
    ...fault,
    sentence: upkeep.recordFault(fault),
  }));
  return {
    json: {
      ok: faulty.length === 0,
      kinds: counted,
      faulty: named,
      untold,
      unknownHolidays: unknown ?? null,
    },
    lines: [
      ...counted.map(({ kind, records, schemas }) => upkeep.count(upkeep.kind[kind], records, schemas)),
      ...named.map(({ key, sentence }) => upkeep.faulty(key, sentence)),
      ...(untold > 0 ? [upkeep.untold(untold)] : []),
      ...(faulty.length === 0 ? [upkeep.allReadable] : []),
      ...(unknown ? [words.holidaysUnknown(unknown)] : []),
      ...(faulty.some(({ fault }) => fault.code !== 'never-due') ? [upkeep.comesBack] : []),
    ],
    failed: faulty.length > 0,
  };
}
