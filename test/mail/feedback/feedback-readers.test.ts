import { expect, test } from 'vitest';
import type { Language } from '../../../shared/domain/names.ts';
import type { FeedbackFacts } from '../../../shared/mail/feedback-lead.ts';
import { header, posted } from '../sample-letters.ts';
import { everyFeedbackLetter, FEEDBACK_ID, feedbackTo, STEPS } from './sample-feedback.ts';

const LANGUAGES: readonly Language[] = ['en', 'zh'];
const { reported, decided } = STEPS;

test.for(LANGUAGES)(
  'only whoever’s turn it is is told how to decide and to ask another department (%s)',
  async (language) => {
    for (const [name, facts] of Object.entries(everyFeedbackLetter(language))) {
      const { mail } = await posted(facts);
      const asked = !['the decision', 'a copy for the specialist', 'a turn that has gone on'].includes(name);
      const by = `'${FEEDBACK_ID}' --by '${facts.reader.staffId}'`;
      expect(mail.text?.includes(`revisit feedback decide ${by} --decision '`), name).toBe(asked);
      expect(mail.text?.includes(`revisit feedback coordinate ${by} --department '`), name).toBe(asked);
      expect(mail.text?.includes('revisit feedback'), name).toBe(asked);
    }
  },
);

test.for([
  ['en', '[urgent] ', 'For your information', 'Max Orr (M-1)'],
  ['zh', '【紧急】', '供您知悉', 'Max Orr (M-1)'],
] as const)(
  'the specialist’s copy of something urgent is for information and says whose turn it is (%s)',
  async ([language, mark, says, holder]) => {
    const { mail } = await posted(everyFeedbackLetter(language)['a copy for the specialist']!);
    expect(mail.subject?.startsWith(mark)).toBe(true);
    const [opening] = mail.text!.split('\n\n');
    expect(opening).toContain(says);
    expect(opening).toContain(holder);
    expect(mail.subject, 'it asks nothing of the specialist').not.toMatch(
      /decide by|escalated to you|上报给您|前判定/i,
    );
  },
);

test('the decision is told with who decided and what', async () => {
  for (const language of LANGUAGES) {
    const { mail } = await posted(everyFeedbackLetter(language)['the decision']!);
    expect(mail.text).toContain('Gao Wei (G-1)');
    for (const told of [mail.text, mail.html])
      for (const line of ['New tulips leave today.', 'Freight is ours.']) expect(told).toContain(line);
  }
});

test('the lines of a decision stay lines in the letter to its reporter', async () => {
  const { mail } = await posted(everyFeedbackLetter('en')['the decision']!);
  expect(mail.html).toMatch(/pre-line[^>]*>[^<]*New tulips leave today\.\nFreight is ours\./);
  expect(mail.text).toContain('> New tulips leave today.\n> Freight is ours.');
});

test.for([
  ['letter', 'told by letter', '将以邮件答复客户'],
  ['no-address', 'Please tell the customer', '请您告知客户'],
  ['no-consent', 'Please tell the customer', '请您告知客户'],
  ['month-full', 'Please tell the customer', '请您告知客户'],
] as const)(
  'whoever reported it reads the answer, and whether they should tell the customer themselves: %s',
  async ([toCustomer, english, chinese]) => {
    for (const [language, says] of [
      ['en', english],
      ['zh', chinese],
    ] as const) {
      const { feedback } = everyFeedbackLetter(language)['the decision']!;
      const decision = {
        ...feedback.decision!,
        text: 'Claim 4711.',
        answer: 'New tulips leave.',
        toCustomer,
      };
      const { mail } = await posted(
        feedbackTo('S-1', [reported, { ...decided, decision: decision.text }], {
          language,
          feedback: { ...feedback, decision },
        }),
      );
      for (const body of [mail.text, mail.html])
        for (const part of ['Claim 4711.', 'New tulips leave.', says]) expect(body).toContain(part);
    }
  },
);

test('a customer of whom neither contact, phone nor address is known has no line for them', async () => {
  const nothingKnown = { contact: null, company: null, phone: null, country: null, salesRep: null };
  for (const profile of [nothingKnown, undefined]) {
    const { mail } = await posted(feedbackTo('U-1', [reported], { profile, customerEmail: null }));
    expect(mail.text).not.toContain('Contact');
    expect(mail.text).toContain('Flowers Ltd (C-1)');
  }
  const contactOf = async (profile: FeedbackFacts['profile'], customerEmail: string | null) =>
    /^Contact: (.*)$/m.exec(
      (await posted(feedbackTo('U-1', [reported], { profile, customerEmail }))).mail.text!,
    )?.[1];
  expect(await contactOf({ ...nothingKnown, phone: '110' }, null)).toBe('110');
  expect(await contactOf(undefined, 'mary@flowers.example')).toBe('mary@flowers.example');
});

test('a letter to staff carries its id, is answered to the department, and cannot be unsubscribed from', async () => {
  const letter = await posted(feedbackTo('U-1', [reported]));
  expect(header(letter, 'x-revisit-letter')).toEqual([`feedback:${FEEDBACK_ID}:1:U-1`]);
  expect(letter.mail.to).toMatchObject({ value: [{ name: 'Uma Ray', address: 'uma@rainbow.example' }] });
  expect(letter.mail.replyTo).toBeUndefined();
  expect(letter.raw).not.toMatch(/list-unsubscribe|\/unsubscribe\/|\/survey\//i);
});
