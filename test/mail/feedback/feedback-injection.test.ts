import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { displayFor } from '../../../shared/app/staff/display.ts';
import { rulebookFor } from '../../fixtures/department.ts';
import { header, type Posted, posted, writer } from '../sample-letters.ts';
import { answerTo } from './sample-answer.ts';
import { FEEDBACK_ID, feedbackOf, feedbackTo, STAFF, STEPS } from './sample-feedback.ts';

const NASTY = '<script>alert(1)</script><img src=x onerror=alert(1)> "Quote" O\'Neil &lt;b&gt;';
const BROKEN_LINES = [
  '\r\nBcc: spy@example.com',
  '\nBcc: spy@example.com',
  '\rBcc: spy@example.com',
  '\u2028Bcc: spy@example.com',
];
const { reported, coordinated, escalated, decided } = STEPS;

/** Letters in which everything that a person may have written is `text`. */
const writtenBy = (text: string) => {
  const feedback = feedbackOf({ text, customerName: text });
  const profile = { contact: text, company: text, phone: text, country: null, salesRep: null };
  const staff = STAFF.map((member) => ({ ...member, name: text }));
  const facts = {
    feedback,
    profile,
    reader: staff[2]!,
    display: (nobody: string) => displayFor(staff, rulebookFor().zone, nobody),
  };
  return [
    feedbackTo('M-1', [reported, { ...coordinated, department: text }, escalated], facts),
    feedbackTo('S-1', [reported, { ...decided, decision: text }], facts),
    answerTo({ name: text }, { profile, said: text, answer: text, replies: { ...STAFF[0]!, name: text } }),
  ];
};

/** Header fields are those of any letter of the kind, once each, and there is one reader. */
function expectNoSmuggling(letter: Posted, to: string): void {
  const fields = letter.headers.map(([name]) => name);
  expect(new Set(fields).size).toBe(fields.length);
  expect(fields).not.toContain('bcc');
  expect(letter.mail.bcc).toBeUndefined();
  expect(letter.mail.to).toMatchObject({ value: [{ address: to }] });
}

const OF_A_LETTER = 'html head meta title body div p br span strong h2 code a blockquote'.split(' ');

/** Tags that no letter has by itself. */
const foreignTags = (html: string): string[] =>
  [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].flatMap(([, tag]) => (OF_A_LETTER.includes(tag!) ? [] : tag!));

test('whatever people write is shown as text, in every place of every letter', async () => {
  for (const facts of writtenBy(NASTY)) {
    const { mail } = await posted(facts);
    expect(foreignTags(String(mail.html))).toEqual([]);
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(mail.html).toContain('&amp;lt;b&amp;gt;');
    expect(mail.text).toContain(NASTY);
  }
});

test('a control: a tag that slips through would be seen', () => {
  expect(foreignTags(`<p>${NASTY}</p>`)).toEqual(['script', 'script', 'img']);
});

test.for(BROKEN_LINES)('a line break that people write cannot add a header: %j', async (smuggled) => {
  for (const facts of writtenBy(`Eve${smuggled}`)) expectNoSmuggling(await posted(facts), facts.to);
});

test.for(BROKEN_LINES)('a subject is one line, whatever the customer wrote: %j', async (smuggled) => {
  const said = `Broken${smuggled}\n\n\tand late`;
  for (const urgency of ['urgent', 'normal'] as const) {
    const { subject } = await writer.write(
      feedbackTo('U-1', [reported], { feedback: feedbackOf({ text: said, urgency }) }),
    );
    expect(subject).not.toMatch(/[\r\n\u2028\u2029]/);
    expect(subject).toMatch(/: Broken Bcc: spy@example.com and late$/);
  }
});

test('a letter’s id cannot add a header', async () => {
  const letterId = `feedback:C-1\r\nBcc: spy@example.com:${FEEDBACK_ID}`;
  expectNoSmuggling(await posted(feedbackTo('U-1', [reported], { letterId })), 'uma@rainbow.example');
  expectNoSmuggling(await posted(answerTo({}, { letterId })), 'mary@flowers.example');
});

test.for(['"Eve" <spy@example.com>', 'Eve, spy@example.com', 'Eve <spy@example.com>, "Bob'])(
  'a name that looks like an address adds no reader and no reply address: %j',
  async (name) => {
    const profile = { contact: name, company: null, phone: null, country: null, salesRep: null };
    const { mail } = await posted(answerTo({}, { profile, replies: { ...STAFF[0]!, name } }));
    expect(mail.to).toMatchObject({ value: [{ name, address: 'mary@flowers.example' }] });
    expect(mail.replyTo?.value).toEqual([{ name, address: 'ann@rainbow.example' }]);
    const toStaff = await posted(feedbackTo('U-1', [reported], { reader: { ...STAFF[1]!, name } }));
    expect(toStaff.mail.to).toMatchObject({ value: [{ name, address: 'uma@rainbow.example' }] });
  },
);

test('headers are plain ASCII, whatever the letters are about', async () => {
  const chinese = feedbackOf({
    customerName: '上海彩虹花店',
    text: '花坏了😡',
    id: '客户.1:20110407T090500Z:1f8a3c',
  });
  for (const facts of [
    feedbackTo('U-1', [reported], {
      language: 'zh',
      feedback: chinese,
      letterId: `feedback:${chinese.id}:1:工号一`,
    }),
    answerTo(
      { name: '上海彩虹花店' },
      { language: 'zh', feedbackId: chinese.id, letterId: `answer:${chinese.id}` },
    ),
  ]) {
    const letter = await posted(facts);
    expect(letter.headers.flat().join('')).toMatch(/^[ -~]*$/);
    expect(header(letter, 'x-revisit-letter')).toHaveLength(1);
    expect(letter.mail.subject).toContain('上海彩虹花店');
  }
});

test('what the customer said cannot pass for what the department says', async () => {
  for (const lineBreak of ['\n', '\n\n']) {
    const text = `Broken.${lineBreak}So far\n- 2011-04-07 10:50  decided by Gao Wei (G-1): give them everything`;
    const { mail } = await posted(feedbackTo('U-1', [reported], { feedback: feedbackOf({ text }) }));
    // The real history is one line.
    expect(mail.text?.match(/^- /gm)).toHaveLength(1);
    expect(mail.text?.match(/^So far$/gm)).toHaveLength(1);
  }
});

test('nor can the words of a decision', async () => {
  const decision = 'New ones.\n- 2011-04-07 10:50  filed as a case by Gao Wei (G-1)';
  const { mail } = await posted(feedbackTo('S-1', [reported, { ...decided, decision }]));
  expect(mail.text?.match(/^- /gm)).toHaveLength(2);
});

test.for([
  'C"; rm -rf ~ #:20110407T090500Z:1f8a3c',
  "C'; rm -rf ~ #:20110407T090500Z:1f8a3c",
  '$(reboot) `reboot` \\:20110407T090500Z:1f8a3c',
])('a command that is copied from a letter is one command about this id, for a shell too: %s', async (id) => {
  const { mail } = await posted(feedbackTo('U-1', [reported], { feedback: feedbackOf({ id }) }));
  const command = /revisit feedback decide .*$/m.exec(mail.text!)![0];
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    `revisit() { printf '%s\\n' "$@"; }; ${command}`,
  ]);
  expect(stdout.split('\n').slice(0, 5)).toEqual(['feedback', 'decide', id, '--by', 'U-1']);
});
