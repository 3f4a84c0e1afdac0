import { type ParsedMail, simpleParser } from 'mailparser';
import type { LetterFacts } from '../../shared/app/letters/letter-writer.ts';
import { linksOf } from '../../shared/app/links/links.ts';
import type { AssigneeSections } from '../../shared/app/morning/worklist.ts';
import type { Archive } from '../../shared/domain/customers/archive.ts';
import type { Task } from '../../shared/domain/customers/task.ts';
import type { DigestSections } from '../../shared/domain/follow-up/digest.ts';
import type { Staff } from '../../shared/domain/staff/staff.ts';
import { letterWriter } from '../../shared/mail/letter-writer.ts';
import { archiveOf, at, memberOf } from '../fixtures/department.ts';

export type RevisitFacts = LetterFacts & { kind: 'revisit' };
export type DigestFacts = LetterFacts & { kind: 'digest' };

export const links = linksOf(['a-key-that-only-tests-use'], 'https://rainbow.example');
export const writer = letterWriter({ name: 'Rainbow Ltd', address: 'service@rainbow.example' }, links);

export const staffOf = (facts: Partial<Staff> = {}): Staff =>
  memberOf({ name: 'Ann Lee', email: 'ann@rainbow.example', ...facts });

export const revisitTo = (archive: Partial<Archive>, facts: Partial<RevisitFacts> = {}): RevisitFacts => ({
  kind: 'revisit',
  letterId: 'revisit:idle-week:C-1:2011-04-01',
  writtenAt: at('2011-04-01T12:00:00Z'),
  to: 'mary@flowers.example',
  language: 'en',
  rule: 'idle-week',
  archive: archiveOf({ name: 'Flowers Ltd', specialist: 'S-1', ...archive }),
  profile: { contact: null, company: null, phone: null, country: null, salesRep: null },
  replies: staffOf(),
  ...facts,
});

export const taskOf = (facts: Partial<Task> = {}): Task => ({
  id: 'idle-week:C-1:2011-04-01',
  rule: 'idle-week',
  customerId: 'C-1',
  customerName: 'Flowers Ltd',
  opens: '2011-04-01',
  closes: '2011-04-08',
  since: '2011-04-01',
  dueOn: '2011-04-07',
  channels: ['phone'],
  state: 'open',
  assignee: 'S-1',
  reason: { code: 'idle-week', basis: 'order', on: '2011-03-24', days: 7 },
  policyVersion: 1,
  openedAt: '2011-04-01T00:05:00Z',
  ends: [],
  ...facts,
});

export const sectionsOf = (
  sections: Partial<DigestSections>,
  assignee: Partial<AssigneeSections> = {},
): AssigneeSections => ({
  assignee: 'S-1',
  name: 'Ann Lee',
  left: false,
  sections: { overdue: [], today: [], comingUp: [], missed: [], ...sections },
  ...assignee,
});

export const digestOf = (worklist: AssigneeSections[], facts: Partial<DigestFacts> = {}): DigestFacts => ({
  kind: 'digest',
  handOvers: [],
  undelivered: [],
  letterId: 'digest:S-1:2011-04-07',
  writtenAt: at('2011-04-07T07:30:00Z'),
  to: 'ann@rainbow.example',
  language: 'en',
  reader: staffOf(),
  on: '2011-04-07',
  worklist,
  toDecide: [],
  ...facts,
});

/** A letter as it goes out, and as a mail program reads it. */
export interface Posted {
  raw: string;
  /** Header fields in order, unfolded: `['subject', 'How are things?']`. */
  headers: [string, string][];
  mail: ParsedMail;
}

export async function posted(facts: LetterFacts): Promise<Posted> {
  const { raw } = await writer.write(facts);
  const text = Buffer.from(raw).toString('utf8');
  const [head = ''] = text.split('\r\n\r\n');
  const headers = head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((field): [string, string] => {
      const colon = field.indexOf(':');
      return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
    });
  return { raw: text, headers, mail: await simpleParser(Buffer.from(raw)) };
}

export const header = ({ headers }: Posted, name: string): string[] =>
  headers.filter(([field]) => field === name).map(([, value]) => value);
