import type { Change } from '../../app/ports/changes.ts';
import { laneOf } from '../../domain/letters/letter-kinds.ts';
import { letterKey, POST_SHARDS, UNDELIVERED, undeliveredActBy } from '../keys.ts';
import { dueIn, recordWrite } from '../record-write.ts';
import { type Update, versioned } from '../table.ts';

export function letterWrite(change: Change & { write: 'letter' | 'letter-queued' }): Update {
  const { version, receipts, ...letter } = change.letter;
  const failed = letter.state === 'failed';
  const heardAt = (change.write === 'letter' && change.heardAt) || (letter.settledAt ?? letter.queuedAt);
  return recordWrite(letterKey(letter.id), versioned(change.write === 'letter' ? change.expected : null), {
    kind: 'letter',
    version,
    letter,
    receipts,
    assignee: failed ? UNDELIVERED : undefined,
    actBy: failed ? undeliveredActBy(heardAt) : undefined,
    claimedBy: change.write === 'letter' ? change.holder : undefined,
    ...dueIn(POST_SHARDS[laneOf(letter.content)], change.dueAt),
  });
}
