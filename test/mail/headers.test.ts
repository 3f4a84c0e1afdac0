import { expect, test } from 'vitest';
import { answerTo } from './feedback/sample-answer.ts';
import { everyFeedbackLetter, feedbackOf, feedbackTo, STEPS } from './feedback/sample-feedback.ts';
import {
  digestOf,
  header,
  links,
  posted,
  revisitTo,
  sectionsOf,
  staffOf,
  taskOf,
  writer,
} from './sample-letters.ts';

const aDigest = digestOf([sectionsOf({ today: [taskOf()] })]);

test('a letter to a customer can be unsubscribed from with one click', async () => {
  const letter = await posted(revisitTo({}));
  const url = links.unsubscribe.urlFor('mary@flowers.example', 'en');
  expect(header(letter, 'list-unsubscribe')).toEqual([`<${url}>`]);
  expect(header(letter, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
  expect(url).toMatch(/^https:\/\/rainbow\.example\/unsubscribe\/en\.[\w-]{22}\.[\w-]{43}$/);
});

test('a letter to staff cannot be unsubscribed from', async () => {
  const { headers, raw } = await posted(aDigest);
  expect(headers.map(([name]) => name).filter((name) => name.startsWith('list-'))).toEqual([]);
  expect(raw).not.toContain('/unsubscribe/');
});

test('every line of every letter ends with CR and LF, whatever the texts in it end theirs with', async () => {
  const said = 'one\ntwo\r\nthree\rfour\n';
  const letters = [
    aDigest,
    revisitTo({}),
    answerTo({}, { said, answer: said }),
    feedbackTo('U-1', [STEPS.reported], { feedback: feedbackOf({ text: said }) }),
    ...Object.values(everyFeedbackLetter('zh')),
  ];
  for (const facts of letters) {
    const raw = Buffer.from((await writer.write(facts)).raw).toString('latin1');
    expect(raw.match(/(?<!\r)\n|\r(?!\n)/g) ?? [], facts.letterId).toEqual([]);
    expect(raw).toContain('\r\n\r\n');
  }
});

test('every letter carries its own id', async () => {
  expect(header(await posted(revisitTo({})), 'x-revisit-letter')).toEqual([
    'revisit:idle-week:C-1:2011-04-01',
  ]);
  expect(header(await posted(aDigest), 'x-revisit-letter')).toEqual(['digest:S-1:2011-04-07']);
});

test('the customer answers to the specialist, staff to the department', async () => {
  const { mail } = await posted(revisitTo({}));
  expect(mail.from?.text).toBe('"Rainbow Ltd" <service@rainbow.example>');
  expect(mail.replyTo?.value).toEqual([{ name: 'Ann Lee', address: 'ann@rainbow.example' }]);
  expect((await posted(aDigest)).mail.replyTo).toBeUndefined();
});

test.for([
  ['nobody', undefined],
  ['a specialist without an address', staffOf({ email: null })],
] as const)('a customer of %s answers to the department', async ([, specialist]) => {
  expect((await posted(revisitTo({}, { replies: specialist }))).mail.replyTo).toBeUndefined();
});

test('Chinese subjects and names arrive as they were written', async () => {
  const letter = await posted(
    revisitTo(
      { name: '上海彩虹鲜花贸易有限公司长宁路第一分公司' },
      {
        language: 'zh',
        letterId: 'revisit:idle-week:客户-1:2011-04-01',
        profile: { contact: '王小明', company: null, phone: null, country: null, salesRep: null },
        replies: staffOf({ name: '李芳' }),
      },
    ),
  );
  expect(letter.mail.subject).toBe('上海彩虹鲜花贸易有限公司长宁路第一分公司，近来可好？');
  expect(letter.mail.to).toMatchObject({ value: [{ name: '王小明', address: 'mary@flowers.example' }] });
  expect(letter.mail.replyTo?.value).toEqual([{ name: '李芳', address: 'ann@rainbow.example' }]);
  expect(header(letter, 'x-revisit-letter')).toEqual(['revisit:idle-week:%E5%AE%A2%E6%88%B7-1:2011-04-01']);
  expect(letter.headers.flat().join('')).toMatch(/^[ -~]*$/);
});

test('no line of a letter is longer than mail servers take', async () => {
  const longName = 'Flowers and Chocolates of the Northern Provinces '.repeat(20).trim();
  for (const facts of [
    revisitTo({ name: longName }),
    revisitTo({ name: '花'.repeat(400) }, { language: 'zh' }),
  ]) {
    const { raw } = await posted(facts);
    expect(Math.max(...raw.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998);
  }
});
