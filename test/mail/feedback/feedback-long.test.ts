import fc from 'fast-check';
import { expect, test } from 'vitest';
import { posted, writer } from '../sample-letters.ts';
import { answerTo } from './sample-answer.ts';
import { feedbackOf, feedbackTo, STEPS } from './sample-feedback.ts';
import { toldAlike } from './told-alike.ts';

const { reported, warned, escalated, reminded } = STEPS;
const turnAbout = (text: string, customerName = 'Flowers Ltd') =>
  feedbackTo('U-1', [reported], { feedback: feedbackOf({ text, customerName }) });
const quotedIn = (subject: string | undefined): string =>
  subject!.slice(subject!.indexOf('Flowers Ltd: ') + 13);

const FORTY = 'Half of the tulips arrived broken today.';

test('a subject quotes forty characters whole, and shortens forty-one', async () => {
  expect(FORTY).toHaveLength(40);
  expect(quotedIn((await posted(turnAbout(FORTY))).mail.subject)).toBe(FORTY);
  const longer = quotedIn((await posted(turnAbout(`${FORTY}!`))).mail.subject);
  expect(longer).toMatch(/^Half of the tulips arrived broken tod.*…$/);
  expect([...longer].length).toBe(40);
});

test('a subject is never cut in the middle of a Chinese character or of an emoji', async () => {
  for (const character of ['花', '😡', '𠮷']) {
    const { subject } = await writer.write(turnAbout(character.repeat(100)));
    expect(quotedIn(subject)).toMatch(new RegExp(`^(${character}){39}…$`, 'u'));
  }
});

test('the letter itself holds every word of the longest text that can be reported', async () => {
  const text = Array.from({ length: 200 }, (_, line) => `line ${line} 花😡`)
    .join('\n')
    .slice(0, 2000);
  for (const facts of [turnAbout(text), answerTo({}, { said: text, answer: text })]) {
    const { mail } = await posted(facts);
    for (const told of [mail.text, mail.html])
      for (const line of text.split('\n')) expect(told).toContain(line);
  }
});

test('no line of a letter is longer than mail servers take', async () => {
  for (const text of ['x'.repeat(2000), '花'.repeat(2000), '😡'.repeat(2000), 'a b '.repeat(500).trim()])
    for (const facts of [
      turnAbout(text, 'Flowers and Chocolates '.repeat(5).trim()),
      turnAbout(text, '花'.repeat(120)),
      answerTo({ name: '花'.repeat(120) }, { said: text, answer: text }),
    ]) {
      const { raw } = await posted(facts);
      expect(Math.max(...raw.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998);
    }
});

test('a history of a hundred reminders is told whole', async () => {
  const reminders = Array.from({ length: 100 }, (_, index) => ({
    ...reminded,
    reminder: index + 1,
    waited: 25 + 60 * index,
  }));
  const { mail } = await posted(feedbackTo('G-1', [reported, warned, escalated, ...reminders]));
  expect(mail.text?.match(/^- /gm)).toHaveLength(103);
  expect(mail.text).toContain('99 h 25 min');
});

test('emoji, joined ones and flags, arrive as they were written', async () => {
  const text = 'Angry 😡 family 👨‍👩‍👧 flag 🇨🇳 thumbs 👍🏽';
  for (const facts of [turnAbout(text), answerTo({}, { said: text, answer: text })]) {
    const { mail } = await posted(facts);
    expect(mail.text).toContain(text);
    expect(mail.html).toContain(text);
  }
});

/** What a person can type, in lines. */
const typed = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .map((text) => text.replace(/[^\P{Cc}\n]/gu, ' ').trim())
  .filter((text) => text !== '');

test('whatever is said, the subject is one line and both bodies say the same', async () => {
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const facts = turnAbout(text);
      const { subject } = await writer.write(facts);
      expect(subject).not.toMatch(/[\r\n]/);
      const { mail } = await posted(facts);
      expect(mail.subject).toBe(subject.trim());
      const { inText, inHtml } = toldAlike(mail);
      expect(inHtml).toBe(inText);
    }),
    { numRuns: 60 },
  );
});

test('the subject never cuts a joined emoji or a flag in two', async () => {
  const subjectAbout = async (text: string) => (await writer.write(turnAbout(text))).subject;
  expect(await subjectAbout(`${'x'.repeat(37)}👨‍👩‍👧 angry`)).not.toMatch(/👨‍?…$/u);
  expect(await subjectAbout(`${'x'.repeat(38)}🇨🇳 angry`)).not.toMatch(/🇨…$/u);
});
