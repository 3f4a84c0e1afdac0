import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signedTokens } from '../../../shared/app/links/signed-token.ts';
import { surveyLinks } from '../../../shared/app/links/survey-link.ts';
import { unsubscribeLinks } from '../../../shared/app/links/unsubscribe-link.ts';
import { LANGUAGES } from '../../../shared/domain/names.ts';

const OLD_KEY = 'the-key-of-last-year';
const NEW_KEY = 'the-key-of-this-year';
const URL_BASE = 'https://rainbow.example';
const ID = 'C-1:20110407T090500Z:1f8a3c';

const tokenFrom = (keys: readonly [string, ...string[]], feedbackId = ID) =>
  surveyLinks(keys, URL_BASE).urlFor({ feedbackId, language: 'zh' }).slice(`${URL_BASE}/survey/`.length);

test.for([
  ID,
  '客户一号:20110407T090500Z:1f8a3c',
  'a.b.c:20110407T090500Z:1f8a3c',
  'north/south/../C-1?x=1#y:20110407T090500Z:1f8a3c',
  '100% & "C" <1> 😡:20110407T090500Z:1f8a3c',
  `${'客'.repeat(40)}:20110407T090500Z:1f8a3c`,
])('a link leads to the very feedback it was made for: %j', (feedbackId) => {
  const links = surveyLinks([NEW_KEY], URL_BASE);
  for (const language of LANGUAGES) {
    const url = links.urlFor({ feedbackId, language });
    // The token is one piece of a path, which no browser or mail program rewrites.
    expect(url).toMatch(/^https:\/\/rainbow\.example\/survey\/(en|zh)\.[\w-]+\.[\w-]{43}$/);
    expect(new URL(url).href).toBe(url);
    expect(links.read(url.split('/').at(-1)!)).toEqual({ feedbackId, language });
  }
});

test('whatever a customer’s id is made of, the link is read back, by this key only', () => {
  const [ours, others] = [surveyLinks([NEW_KEY], URL_BASE), surveyLinks([OLD_KEY], URL_BASE)];
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(...LANGUAGES),
      (feedbackId, language) => {
        fc.pre(feedbackId.isWellFormed());
        const token = ours.urlFor({ feedbackId, language }).slice(`${URL_BASE}/survey/`.length);
        expect(ours.read(token)).toEqual({ feedbackId, language });
        expect(others.read(token)).toBeUndefined();
      },
    ),
  );
});

test('while a key is being changed, links of the old and of the new one work', () => {
  const duringChange = surveyLinks([NEW_KEY, OLD_KEY], URL_BASE);
  expect(duringChange.read(tokenFrom([OLD_KEY]))).toBeDefined();
  expect(duringChange.read(tokenFrom([NEW_KEY]))).toBeDefined();
  expect(tokenFrom([NEW_KEY, OLD_KEY]), 'new letters are signed with the new key').toBe(tokenFrom([NEW_KEY]));
});

test('once the change is over, links of the old key are refused', () => {
  expect(surveyLinks([NEW_KEY], URL_BASE).read(tokenFrom([OLD_KEY]))).toBeUndefined();
});

test('a survey link unsubscribes nobody, and an unsubscribe link opens no survey', () => {
  const survey = surveyLinks([NEW_KEY], URL_BASE);
  const unsubscribe = unsubscribeLinks([NEW_KEY], URL_BASE);
  expect(unsubscribe.read(tokenFrom([NEW_KEY]))).toBeUndefined();
  const token = unsubscribe.urlFor('mary@flowers.example', 'zh').slice(`${URL_BASE}/unsubscribe/`.length);
  expect(unsubscribe.read(token)).toBeDefined();
  expect(survey.read(token)).toBeUndefined();
});

test('one key signs for every purpose, and each signature is worth something for its own purpose only', () => {
  const signed = { language: 'en', subject: 'C-1' } as const;
  const purposes = ['survey', 'unsubscribe', 'something-new'];
  for (const purpose of purposes)
    for (const other of purposes) {
      const read = signedTokens(other, [NEW_KEY]).read(signedTokens(purpose, [NEW_KEY]).make(signed));
      expect(read).toEqual(purpose === other ? signed : undefined);
    }
});

test('changing any character of a link breaks it', () => {
  const links = surveyLinks([NEW_KEY], URL_BASE);
  const token = tokenFrom([NEW_KEY]);
  expect(links.read(token)).toBeDefined();
  for (let index = 0; index < token.length; index++) {
    const other = token[index] === 'A' ? 'B' : 'A';
    expect(
      links.read(`${token.slice(0, index)}${other}${token.slice(index + 1)}`),
      `at ${index}`,
    ).toBeUndefined();
  }
});

test('a signature does not pass for other feedback or another language', () => {
  const links = surveyLinks([NEW_KEY], URL_BASE);
  const [, subject, signature] = tokenFrom([NEW_KEY]).split('.');
  const [, foreign] = tokenFrom([NEW_KEY], 'C-2:20110407T090500Z:1f8a3c').split('.');
  expect(links.read(`en.${subject}.${signature}`)).toBeUndefined();
  expect(links.read(`zh.${foreign}.${signature}`)).toBeUndefined();
});

test.for([
  '',
  '.',
  '..',
  '...',
  'zh',
  'zh.Qy0x',
  'zh.Qy0x.',
  'zh..abc',
  'fr.Qy0x.abc',
  'zh.a.b.c',
  'x'.repeat(10_000),
])('garbage is no link: %j', (garbage) => {
  expect(surveyLinks([NEW_KEY], URL_BASE).read(garbage)).toBeUndefined();
});

test('more behind or before a good link breaks it', () => {
  const links = surveyLinks([NEW_KEY], URL_BASE);
  for (const more of ['.', '.x', '=', ' ', '%00', '\n']) {
    expect(links.read(`${tokenFrom([NEW_KEY])}${more}`)).toBeUndefined();
    expect(links.read(`${more}${tokenFrom([NEW_KEY])}`)).toBeUndefined();
  }
});

test('a base with slashes at its end makes the same link', () => {
  const survey = { feedbackId: ID, language: 'en' } as const;
  const plain = surveyLinks([NEW_KEY], URL_BASE).urlFor(survey);
  expect(surveyLinks([NEW_KEY], `${URL_BASE}/`).urlFor(survey)).toBe(plain);
  expect(surveyLinks([NEW_KEY], `${URL_BASE}///`).urlFor(survey)).toBe(plain);
});
