import { expect, test } from 'vitest';
import { fingerprintOf } from '../../shared/app/links/address-fingerprint.ts';
import { unsubscribeLinks } from '../../shared/app/links/unsubscribe-link.ts';

const OLD_KEY = 'the-key-of-last-year';
const NEW_KEY = 'the-key-of-this-year';
const URL_BASE = 'https://rainbow.example';

const tokenFrom = (keys: readonly [string, ...string[]], address = 'mary@flowers.example') =>
  unsubscribeLinks(keys, URL_BASE).urlFor(address, 'zh').slice(`${URL_BASE}/unsubscribe/`.length);

test('a link says whose letters and in which language, and holds no address', () => {
  const links = unsubscribeLinks([NEW_KEY], URL_BASE);
  const token = tokenFrom([NEW_KEY]);
  expect(links.read(token)).toEqual({ fingerprint: fingerprintOf('mary@flowers.example'), language: 'zh' });
  expect(token).not.toContain('mary');
  expect(token).toMatch(/^[\w.-]+$/);
});

test('an address has one fingerprint, however it is written, and no other address has it', () => {
  expect(fingerprintOf(' Mary@Flowers.example ')).toBe(fingerprintOf('mary@flowers.example'));
  expect(fingerprintOf('mary@flowers.example')).not.toBe(fingerprintOf('mary@flowers.example.com'));
});

test('while a key is being changed, links of the old and of the new one work', () => {
  const duringChange = unsubscribeLinks([NEW_KEY, OLD_KEY], URL_BASE);
  expect(duringChange.read(tokenFrom([OLD_KEY]))).toBeDefined();
  expect(duringChange.read(tokenFrom([NEW_KEY]))).toBeDefined();
  expect(tokenFrom([NEW_KEY, OLD_KEY]), 'new letters are signed with the new key').toBe(tokenFrom([NEW_KEY]));
});

test('once the change is over, links of the old key are refused', () => {
  expect(unsubscribeLinks([NEW_KEY], URL_BASE).read(tokenFrom([OLD_KEY]))).toBeUndefined();
});

test('a link of another department is refused', () => {
  expect(unsubscribeLinks([NEW_KEY], URL_BASE).read(tokenFrom(['a-foreign-key-altogether']))).toBeUndefined();
});

test('changing any character of a link breaks it', () => {
  const links = unsubscribeLinks([NEW_KEY], URL_BASE);
  const token = tokenFrom([NEW_KEY]);
  const tampered = [...token].map((character, index) => {
    const other = character === 'A' ? 'B' : 'A';
    return `${token.slice(0, index)}${other}${token.slice(index + 1)}`;
  });
  // 43 characters carry 256 bits, so two bits of the last one say nothing; the signature is
  // compared as text all the same.
  expect(tampered.map((text) => links.read(text))).toEqual(tampered.map(() => undefined));
});

test('a signature does not pass for another address or another language', () => {
  const links = unsubscribeLinks([NEW_KEY], URL_BASE);
  const [, fingerprint, signature] = tokenFrom([NEW_KEY]).split('.');
  expect(links.read(`en.${fingerprint}.${signature}`)).toBeUndefined();
  expect(links.read(`zh.${fingerprintOf('eve@example.com')}.${signature}`)).toBeUndefined();
});

test.for([
  '',
  '.',
  '..',
  'zh',
  'zh.abc',
  'zh.abc.',
  'zh..abc',
  'fr.abc.def',
  `${'x'.repeat(10_000)}`,
  'zh.a.b.c',
])('garbage is no link: %j', (garbage) => {
  expect(unsubscribeLinks([NEW_KEY], URL_BASE).read(garbage)).toBeUndefined();
});

test('more behind a good link breaks it', () => {
  const links = unsubscribeLinks([NEW_KEY], URL_BASE);
  for (const more of ['.', '.x', '=', ' ', '%00'])
    expect(links.read(`${tokenFrom([NEW_KEY])}${more}`)).toBeUndefined();
});

test('a base with a slash at its end makes the same link', () => {
  expect(unsubscribeLinks([NEW_KEY], `${URL_BASE}/`).urlFor('a@b.example', 'en')).toBe(
    unsubscribeLinks([NEW_KEY], URL_BASE).urlFor('a@b.example', 'en'),
  );
});
