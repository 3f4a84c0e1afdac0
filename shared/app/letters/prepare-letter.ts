import type { LetterContent } from '../../domain/letters/letter.ts';
import { hasLeft } from '../../domain/staff/staff.ts';
import { morningOf, nothingToTell, tellsOfMissed } from '../morning/worklist.ts';
import type { Archives, Tasks } from '../ports/customers.ts';
import type { Feedbacks } from '../ports/feedback.ts';
import type { Letters, Suppressions } from '../ports/letters.ts';
import type { StaffList } from '../ports/staff-and-policy.ts';
import { readerIn } from '../staff/staff-member.ts';
import { drop, type Occasion, type Readiness, toCustomer } from './customer-letter.ts';
import { prepareAnswer, prepareFeedback } from './prepare-feedback.ts';
import { prepareUnreachable } from './prepare-unreachable.ts';

type Facts = Archives & Feedbacks & Letters & StaffList & Suppressions & Tasks;

async function prepareDigest(
  store: Facts,
  { rulebook, letter, now }: Occasion,
  content: LetterContent & { kind: 'digest' },
): Promise<Readiness> {
  const staff = await store.staff();
  const reader = await readerIn(store, staff, content.staffId);
  if (!reader || hasLeft(reader, rulebook.zone.dateAt(now))) return drop('recipient-gone');
  if (!reader.email) return drop('no-address');
  const morning = await morningOf(store, reader, staff, content.since, letter.queuedAt, content.on);
  if (nothingToTell(morning)) return drop('nothing-to-do');
  // A newer one tells of everything but of what was found missed before it.
  const superseded = reader.lastDigestAt !== null && reader.lastDigestAt > letter.queuedAt;
  if (superseded && !tellsOfMissed(morning)) return drop('no-longer-due');
  const language = reader.language ?? rulebook.versionOn(content.on).policy.language;
  return {
    is: 'ready',
    facts: {
      kind: 'digest',
      letterId: letter.id,
      writtenAt: now,
      to: reader.email,
      language,
      reader,
      on: content.on,
      worklist: morning.worklist,
      handOvers: morning.handOvers,
      undelivered: morning.undelivered,
      toDecide: morning.toDecide.map((feedback) => ({
        feedback,
        until: rulebook.zone.show(feedback.turn.deadline),
      })),
    },
  };
}

/** What is true of a letter now that it is about to be sent. */
export async function prepare(store: Facts, occasion: Occasion): Promise<Readiness> {
  const { content } = occasion.letter;
  switch (content.kind) {
    case 'digest':
      return prepareDigest(store, occasion, content);
    case 'revisit':
      return toCustomer(
        store,
        occasion,
        content.customerId,
        (customer) => ({ ...customer, kind: 'revisit', rule: content.rule }),
        ({ open }) => open.some(({ id }) => id === content.taskId),
      );
    case 'feedback':
      return prepareFeedback(store, occasion, content);
    case 'answer':
      return prepareAnswer(store, occasion, content);
    case 'unreachable':
      return prepareUnreachable(store, occasion, content);
    default:
      return content satisfies never;
  }
}
