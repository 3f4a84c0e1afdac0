import type { AddressObject } from 'mailparser';
import { expect, test } from 'vitest';
import {
  digestOf,
  header,
  posted,
  type RevisitFacts,
  revisitTo,
  sectionsOf,
  staffOf,
  taskOf,
} from './sample-letters.ts';

const NASTY = '<script>alert(1)</script> "Quote" O\'Neil';
const BROKEN_LINES = [
  'Eve\r\nBcc: spy@example.com',
  'Eve\nBcc: spy@example.com',
  'Eve\rBcc: spy@example.com',
];
const QUOTED_NAMES = [
  '"Eve" <spy@example.com>',
  'Eve, spy@example.com',
  'Eve <spy@example.com>, "Bob',
  '\\"',
];

const profileOf = (contact: string): RevisitFacts['profile'] => ({
  contact,
  company: null,
  phone: null,
  country: null,
  salesRep: null,
});

test('a customer may be called like a script, and is greeted by that very name', async () => {
  const { mail } = await posted(revisitTo({ name: NASTY }));
  expect(mail.subject).toBe(`How are things at ${NASTY}?`);
  expect(mail.text).toContain(`Dear ${NASTY},`);
  expect(mail.to).toMatchObject({ value: [{ name: NASTY, address: 'mary@flowers.example' }] });
  expect(mail.html).not.toContain('<script>');
  expect(mail.html).toContain('Dear &lt;script&gt;alert(1)&lt;/script&gt; &quot;Quote&quot; O&#39;Neil,');
});

test('a digest shows a nasty name as text', async () => {
  const tasks = [taskOf({ customerName: NASTY, customerId: '<b>C-1</b>' })];
  const team = sectionsOf({ today: tasks }, { assignee: 'S-2', name: NASTY });
  const { mail } = await posted(digestOf([team], { reader: staffOf({ name: NASTY }) }));
  expect(mail.text).toContain(`- ${NASTY} (<b>C-1</b>)`);
  expect(mail.text).toContain(`${NASTY} · Today (1)`);
  expect(mail.html).not.toMatch(/<script>|<b>/);
});

test.for(BROKEN_LINES)('a name with a line break cannot add a header: %j', async (name) => {
  for (const facts of [
    revisitTo({ name }),
    revisitTo({}, { profile: profileOf(name) }),
    revisitTo({}, { replies: staffOf({ name }) }),
    digestOf([sectionsOf({ today: [taskOf()] })], { reader: staffOf({ name }) }),
  ]) {
    const letter = await posted(facts);
    expect(header(letter, 'bcc')).toEqual([]);
    expect(letter.mail.bcc).toBeUndefined();
    expect(letter.mail.to).toMatchObject({ value: [{ address: facts.to }] });
  }
});

test.for(QUOTED_NAMES)('a name that looks like an address adds no recipient: %j', async (name) => {
  for (const facts of [revisitTo({ name }), revisitTo({}, { profile: profileOf(name) })]) {
    const { mail } = await posted(facts);
    expect(mail.to).toMatchObject({ value: [{ name, address: 'mary@flowers.example' }] });
  }
  const { mail } = await posted(revisitTo({}, { replies: staffOf({ name }) }));
  expect(mail.replyTo?.value).toEqual([{ name, address: 'ann@rainbow.example' }]);
});

test.for([
  'revisit:idle-week:C-1\r\nBcc: spy@example.com:2011-04-01',
  'revisit:idle-week:C-1\nBcc: spy@example.com:2011-04-01',
])('a letter’s id cannot add a header: %j', async (letterId) => {
  const letter = await posted(revisitTo({}, { letterId }));
  expect(header(letter, 'bcc')).toEqual([]);
  expect(header(letter, 'x-revisit-letter')).toHaveLength(1);
});

test.for([
  'mary@flowers.example\r\nBcc: spy@example.com',
  'mary@flowers.example, spy@example.com',
  'Mary <spy@example.com>',
])('an address that should never have been stored reaches at most one reader: %j', async (to) => {
  const letter = await posted(revisitTo({}, { to }));
  expect(header(letter, 'bcc')).toEqual([]);
  expect(header(letter, 'to')).toHaveLength(1);
  expect((letter.mail.to as AddressObject).value).toHaveLength(1);
});
