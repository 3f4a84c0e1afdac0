import { expect, test } from 'vitest';
import type { Language } from '../../../shared/domain/names.ts';
import { header, links, posted } from '../sample-letters.ts';
import { answerTo } from './sample-answer.ts';
import { FEEDBACK_ID, STAFF } from './sample-feedback.ts';
import { toldAlike } from './told-alike.ts';

const LANGUAGES: readonly Language[] = ['en', 'zh'];

test.for([
  ['en', 'Our answer to Flowers Ltd', 'Dear Mary,', '2011-04-07'],
  ['zh', '给Flowers Ltd的答复', '尊敬的Mary：', '2011-04-07'],
] as const)(
  'the customer is greeted, reminded of what they said and when, and told the answer (%s)',
  async ([language, subject, greeting, on]) => {
    const { mail } = await posted(answerTo({}, { language }));
    expect(mail.subject).toBe(subject);
    const parts = mail.text!.split('\n\n');
    expect(parts[0]).toBe(greeting);
    expect(parts[1]).toContain(on);
    expect(parts[2]).toBe('> Half of the tulips arrived broken.\n> Please send new ones today.');
    expect(parts[4]).toBe('New tulips leave today.\nFreight is ours.');
    expect(mail.html).toContain(`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`);
  },
);

test.for(LANGUAGES)(
  'the answer is there as plain text and as HTML, and both say the same (%s)',
  async (language) => {
    const { mail } = await posted(answerTo({}, { language }));
    const { inText, inHtml } = toldAlike(mail);
    expect(inHtml).toContain(language === 'en' ? 'Rate our answer' : '为我们的答复打分');
    expect(inHtml).toBe(inText);
  },
);

test('line breaks of Windows in what the customer said are quoted as one', async () => {
  const { mail } = await posted(answerTo({}, { said: 'one\r\ntwo' }));
  expect(mail.text).toContain('> one\n> two\n');
});

test('a customer of whom no person is known is greeted by the company’s name', async () => {
  const profile = { contact: null, company: 'Flowers Ltd', phone: null, country: null, salesRep: null };
  const { mail } = await posted(answerTo({}, { profile }));
  expect(mail.text).toContain('Dear Flowers Ltd,');
  expect(mail.to).toMatchObject({ value: [{ name: 'Flowers Ltd', address: 'mary@flowers.example' }] });
});

test.for(LANGUAGES)(
  'the survey link is in both bodies, and leads to this very feedback in this language (%s)',
  async (language) => {
    const { mail } = await posted(answerTo({}, { language }));
    const inText = /https:\S+\/survey\/(\S+)/.exec(mail.text!)?.[1];
    const inHtml = /href="https:[^"]+\/survey\/([^"]+)"/.exec(String(mail.html))?.[1];
    expect(inHtml).toBe(inText);
    expect(links.survey.read(inText!)).toEqual({ feedbackId: FEEDBACK_ID, language });
  },
);

test('nothing in the answer acts by being opened: it holds links, and no form, picture or script', async () => {
  const html = String((await posted(answerTo())).mail.html);
  expect(html).not.toMatch(
    /<(img|script|link|iframe|object|video|audio|form|input|button)\b|src=|@import|url\(/i,
  );
  const pages = [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => new URL(url!).pathname.split('/')[1]);
  expect(pages).toEqual(['survey', 'unsubscribe']);
});

test('the answer can be unsubscribed from with one click, in its foot and by the mail program', async () => {
  for (const language of LANGUAGES) {
    const letter = await posted(answerTo({}, { language }));
    const url = links.unsubscribe.urlFor('mary@flowers.example', language);
    expect(header(letter, 'list-unsubscribe')).toEqual([`<${url}>`]);
    expect(header(letter, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(letter.mail.text?.trimEnd().endsWith(url)).toBe(true);
    expect(letter.mail.html).toContain(`href="${url}"`);
  }
});

test('the customer replies to the specialist, who is named', async () => {
  const { mail } = await posted(answerTo());
  expect(mail.from?.text).toBe('"Rainbow Ltd" <service@rainbow.example>');
  expect(mail.replyTo?.value).toEqual([{ name: 'Ann Lee', address: 'ann@rainbow.example' }]);
  expect(mail.text).toContain('Ann Lee');
});

test('a customer of nobody, or of a specialist without an address, replies to the department', async () => {
  for (const specialist of [undefined, { ...STAFF[0]!, email: null }])
    expect((await posted(answerTo({}, { replies: specialist }))).mail.replyTo).toBeUndefined();
});

test('what staff read about one another is not in it', async () => {
  const { mail } = await posted(answerTo());
  expect(`${mail.text}${mail.html}`).not.toMatch(/Uma|Gao|escalat|revisit feedback|C-1\b/i);
});

test('a letter that is about the same decision is the same message to a mail program, in whichever language', async () => {
  const [first, again] = [await posted(answerTo()), await posted(answerTo({}, { language: 'zh' }))];
  expect(first.mail.messageId).toBe(again.mail.messageId);
  expect((await posted(answerTo({}, { letterId: 'answer:another' }))).mail.messageId).not.toBe(
    first.mail.messageId,
  );
});
