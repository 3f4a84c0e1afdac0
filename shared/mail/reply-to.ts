import type { CustomerFacts } from '../app/letters/letter-writer.ts';
import type { Staff } from '../domain/staff/staff.ts';

interface ReplyWords {
  reply(specialist: string): string;
  replyToStandIn(name: string): string;
}

/** Who will read the customer's answer: the one who looks after them, or whoever stands in. */
export const replyTo = (
  { archive }: CustomerFacts,
  { staffId, name }: Staff,
  { reply, replyToStandIn }: ReplyWords,
): string => (staffId === archive.specialist ? reply(name) : replyToStandIn(name));
