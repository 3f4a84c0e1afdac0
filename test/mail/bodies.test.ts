import { expect, test } from 'vitest';
import { ordered } from '../fixtures/department.ts';
import { digestOf, posted, revisitTo, sectionsOf, taskOf } from './sample-letters.ts';

const LETTERS = {
  'a letter to a customer': revisitTo({}),
  'a letter to a Chinese customer': revisitTo({ name: '彩虹花店' }, { language: 'zh' }),
  'a digest': digestOf([sectionsOf({ today: [taskOf()], missed: [taskOf({ state: 'missed' })] })]),
  'a Chinese digest': digestOf([sectionsOf({ today: [taskOf()] })], { language: 'zh' }),
};

/** What a reader sees of HTML: no tags, entities resolved, white space as one space. */
const seen = (html: string): string =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/[\s-]+/g, ' ')
    .trim();

test.for(Object.entries(LETTERS))(
  '%s is there as plain text and as HTML, and both say the same',
  async ([, facts]) => {
    const { mail, raw } = await posted(facts);
    expect(raw).toContain('Content-Type: multipart/alternative;');
    expect(raw).toMatch(
      /Content-Type: text\/plain; charset=utf-8\r\n[\s\S]*Content-Type: text\/html; charset=utf-8/,
    );
    // HTML keeps the address of a link out of sight; plain text has to show it.
    const told = mail.text
      ?.replaceAll(/[:：]\s*https:\S+/g, '')
      .replaceAll(/[\s-]+/g, ' ')
      .trim();
    expect(seen(String(mail.html))).toBe(told);
  },
);

test.for(Object.entries(LETTERS))('%s fits a phone and fetches nothing', async ([, facts]) => {
  const html = String((await posted(facts)).mail.html);
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  expect(html).not.toMatch(/<(img|script|link|iframe|object|video|audio|form)\b|src=|@import|url\(/i);
  expect(html).not.toMatch(/width:\s*\d{3,}px/);
  const links = [...html.matchAll(/https?:\/\/[^"<\s]+/g)].map(([url]) => new URL(url).host);
  expect(new Set(links)).toEqual(new Set(facts.kind === 'revisit' ? ['rainbow.example'] : []));
  expect(html).toContain(`<html lang="${facts.language === 'zh' ? 'zh-CN' : 'en'}">`);
});

test('the letter about a month without an order has its own words', async () => {
  const month = await posted(revisitTo(ordered('2011-02-20'), { rule: 'monthly-touch' }));
  const week = await posted(revisitTo(ordered('2011-03-24'), { rule: 'idle-week' }));
  expect(month.mail.text).toContain('more than a month since your last order');
  expect(week.mail.text).not.toContain('month');
});

test('a customer who has never ordered is not thanked for a delivery', async () => {
  const { mail } = await posted(revisitTo({ lastOrderOn: null }));
  expect(mail.text).toContain('your first order');
  expect(mail.text).not.toContain('last');
});

test('fifty tasks of a section are listed, and none is called more', async () => {
  const tasks = Array.from({ length: 50 }, (_, index) => taskOf({ customerId: `C-${index}` }));
  const { mail } = await posted(digestOf([sectionsOf({ today: tasks })]));
  expect(mail.text?.match(/^- Flowers Ltd/gm)).toHaveLength(50);
  expect(mail.text).not.toContain('more; see');
});

test.for([
  ['en', 'Today (173)', 'and 123 more'],
  ['zh', '今日 (173)', '另有 123 项'],
] as const)(
  'a longer list is cut after fifty and says how many more there are (%s)',
  async ([language, heading, more]) => {
    const tasks = Array.from({ length: 173 }, (_, index) => taskOf({ customerId: `C-${index}` }));
    const { mail } = await posted(digestOf([sectionsOf({ today: tasks })], { language }));
    expect(mail.text).toContain(heading);
    expect(mail.text?.match(/^- Flowers Ltd/gm)).toHaveLength(50);
    expect(mail.text).toContain(more);
    expect(mail.html).toContain(more);
    expect(String(mail.html)).toContain('(C-49)');
    expect(String(mail.html)).not.toContain('(C-50)');
  },
);
