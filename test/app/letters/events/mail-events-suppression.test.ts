import { afterEach, beforeEach, expect, test } from 'vitest';
import { realClock } from '../../../../local/department/department-clock.ts';
import { type Session, speech } from '../../../../local/terminal/session.ts';
import { whyVerb } from '../../../../local/verbs/customer.ts';
import { lettersVerb } from '../../../../local/verbs/lists.ts';
import { hearOfLetter } from '../../../../shared/app/letters/hear-of-letter.ts';
import type { Mailer } from '../../../../shared/app/ports/letters.ts';
import { mailEventOf } from '../../../../shared/mail/ses/ses-events.ts';
import { at, type DepartmentOnDatabase, openOnDatabase } from '../../../fixtures/department.ts';
import { bounceOf, complaintOf, type Message } from '../../../mail/ses/ses-event-samples.ts';
import { mailed, takeCustomers } from '../../clock/sweep-scene.ts';
import { postAt, standing } from '../post-scene.ts';
import { letteredFor, POSTED } from './mail-events-scene.ts';

const REVISIT = 'revisit:idle-week:C-1:2011-04-01';
const DIGEST = 'digest:S-1:2011-04-01';

/** A message that went out earlier, of a letter that is not in this table any more. */
const earlierTo = (to: string): Message => ({ letterId: 'revisit:earlier', messageId: 'm-0', to });
const CUSTOMER = earlierTo('c-1@example.com');
const STAFF = earlierTo('s-1@rainbow.example');

let department: DepartmentOnDatabase;
beforeEach(async () => {
  department = await openOnDatabase();
  await letteredFor(department, 2);
});
afterEach(() => department.stop());

const told = async (event: object) => hearOfLetter(department.store, mailEventOf(event)!, at(POSTED));

/** What is sent, and to whom. */
async function posted(): Promise<string[]> {
  const to: string[] = [];
  const send: Mailer['send'] = async (message) => {
    to.push(message.to);
    return { was: 'sent', messageId: 'm-1' };
  };
  await postAt(department, POSTED, { mailer: { send } });
  return to.sort();
}

const EVERYBODY = ['c-1@example.com', 'c-2@example.com', 's-1@rainbow.example', 's-2@rainbow.example'];

/** What `letters` and `why` tell a person. */
async function read(language: 'en' | 'zh'): Promise<{ letters: string; why: string }> {
  const place = {
    composition: department,
    table: department.table,
    standIn: true,
    clock: realClock(() => at(POSTED)),
    now: async () => at(POSTED),
    wayOut: async () => department,
    copies: 'another' as const,
    withoutDeleted: () => undefined,
    close: async () => undefined,
  };
  const visit: Session = {
    department: place,
    ...speech(language),
    say: () => undefined,
    progress: undefined,
  };
  const [letters, why] = [await lettersVerb(visit, {}), await whyVerb(visit, 'C-1', {})];
  return { letters: letters.lines.join('\n'), why: why.lines.join('\n') };
}

test.for([
  [
    'came back for good',
    bounceOf(CUSTOMER, 'Permanent', 'General'),
    'suppressed bounced-before',
    ['an earlier letter to this address came back', '此邮箱的邮件曾被退回'],
    ['letters: an earlier one came back', '邮件：曾被退回'],
  ],
  [
    'was called spam',
    complaintOf(CUSTOMER),
    'suppressed complained-before',
    ['an earlier letter to this address was called spam', '此邮箱曾将邮件标记为垃圾邮件'],
    ['letters: an earlier one was called spam', '邮件：曾被标记为垃圾邮件'],
  ],
] as const)(
  'a customer whose earlier letter %s gets no more, and both languages say why',
  async ([, event, stands, letters, why]) => {
    expect(await told(event)).toBe('unknown-letter');
    expect(await posted()).toEqual(EVERYBODY.slice(1));
    expect((await standing(department))[REVISIT]).toBe(stands);
    for (const [index, language] of (['en', 'zh'] as const).entries()) {
      const seen = await read(language);
      expect(seen.letters).toContain(letters[index]);
      expect(seen.why).toContain(why[index]);
    }
  },
);

test('what may pass keeps no letter back', async () => {
  await told(bounceOf(CUSTOMER, 'Transient', 'MailboxFull'));
  await told(bounceOf(CUSTOMER, 'Transient', 'General'));
  await told(bounceOf(CUSTOMER, 'Undetermined', 'Undetermined'));
  expect((await read('en')).why).toContain('letters: agreed');
  expect(await posted()).toEqual(EVERYBODY);
});

test('letters to staff are sent all the same', async () => {
  await told(bounceOf(STAFF, 'Permanent', 'General'));
  await told(complaintOf(STAFF));
  expect(await posted()).toEqual(EVERYBODY);
  expect((await standing(department))[DIGEST]).toBe('sent');
});

test('the address is meant, however it is written, and not the customer: another one is written to', async () => {
  await told(bounceOf(earlierTo('C-1@Example.COM'), 'Permanent', 'General'));
  expect(await department.store.suppressed('c-1@example.com')).toBe('bounced');
  await takeCustomers(department.store, [mailed('C-1', { email: 'new@example.com' })]);
  expect(await posted()).toEqual([...EVERYBODY.slice(1), 'new@example.com'].sort());
});

test('the first reason stands', async () => {
  await told(bounceOf(CUSTOMER, 'Permanent', 'General'));
  await told(complaintOf(CUSTOMER));
  expect(await department.store.suppressed('c-1@example.com')).toBe('bounced');
});

test('a letter that came back for good says so itself, in both languages, and keeps its reader’s next one back', async () => {
  await posted();
  const message = { ...CUSTOMER, letterId: REVISIT, messageId: 'm-1' };
  expect(await told(bounceOf(message, 'Permanent', 'General'))).toBe('news');
  expect((await standing(department))[REVISIT]).toBe('failed bounced');
  const [english, chinese] = [await read('en'), await read('zh')];
  expect(english.letters).toContain('came back: Permanent, General, smtp; 550 5.1.1 user unknown');
  expect(chinese.letters).toContain('被退回：Permanent, General, smtp; 550 5.1.1 user unknown');
  expect(await department.store.suppressed('c-1@example.com')).toBe('bounced');
});
