import { checkRecords } from '../../shared/app/check-records.ts';
import { RECORD_KINDS } from '../../shared/domain/record-kind.ts';
import type { Answer, Visit } from '../visit.ts';

/** Names records by their keys and never by what they hold: its answer may be shown to anybody. */
export async function checkVerb({ words, place }: Visit): Promise<Answer> {
  const { upkeep } = words;
  const { kinds, faulty, untold } = await checkRecords(place.composition.store);
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
    json: { ok: faulty.length === 0, kinds: counted, faulty: named, untold },
    lines: [
      ...counted.map(({ kind, records, schemas }) => upkeep.count(upkeep.kind[kind], records, schemas)),
      ...named.map(({ key, sentence }) => upkeep.faulty(key, sentence)),
      ...(untold > 0 ? [upkeep.untold(untold)] : []),
      ...(faulty.length === 0 ? [upkeep.allReadable] : []),
      ...(faulty.some(({ fault }) => fault.code !== 'never-due') ? [upkeep.comesBack] : []),
    ],
    failed: faulty.length > 0,
  };
}
