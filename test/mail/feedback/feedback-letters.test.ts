import { expect, test } from 'vitest';
import type { Language } from '../../../shared/domain/names.ts';
import { posted } from '../sample-letters.ts';
import { everyFeedbackLetter, feedbackTo, SAID, STEPS } from './sample-feedback.ts';
import { toldAlike } from './told-alike.ts';

const LANGUAGES: readonly Language[] = ['en', 'zh'];
const EVERY = LANGUAGES.flatMap((language) =>
  Object.entries(everyFeedbackLetter(language)).map(
    ([name, facts]) => [`${name} (${language})`, facts] as const,
  ),
);
const { reported, warned, escalated } = STEPS;

test.for(EVERY)('%s is there as plain text and as HTML, and both say the same', async ([, facts]) => {
  const { mail } = await posted(facts);
  const { inText, inHtml } = toldAlike(mail);
  expect(inHtml).toBe(inText);
});

test.for(EVERY)('%s says who the customer is, how to reach them, and what they said', async ([, facts]) => {
  const { mail } = await posted(facts);
  expect(mail.subject).toContain('Flowers Ltd');
  expect(mail.subject).toContain('Half of the tulips arrived broken.');
  for (const part of ['Flowers Ltd (C-1)', 'Mary · 020 7946 0000 · mary@flowers.example']) {
    expect(mail.text).toContain(part);
    expect(mail.html).toContain(part);
  }
  expect(mail.text).toContain('> Half of the tulips arrived broken.\n> Please send new ones today.');
  expect(mail.html).toContain(SAID);
});

test.for([
  ['a turn by report', 'Decide by 2011-04-07 11:05', '请于 2011-04-07 11:05 前判定'],
  ['a turn by coordination', 'Decide by 2011-04-07 11:20', '请于 2011-04-07 11:20 前判定'],
  ['a warning', 'Due soon, decide by 2011-04-07 11:05', '即将超时，请于 2011-04-07 11:05 前判定'],
  [
    'an escalation',
    'Escalated to you, decide by 2011-04-07 13:35',
    '已上报给您，请于 2011-04-07 13:35 前判定',
  ],
  ['a reminder', 'Undecided after 5 h 25 min', '已等待 5 小时 25 分钟，仍未判定'],
  ['the decision', 'Decided', '已判定'],
] as const)(
  'the subject of %s begins with what is asked, and until when by the department’s clock',
  async ([kind, english, chinese]) => {
    for (const [language, begins] of [
      ['en', english],
      ['zh', chinese],
    ] as const) {
      const { mail } = await posted(everyFeedbackLetter(language)[kind]!);
      expect(mail.subject?.split(' · ')[0]).toBe(begins);
    }
  },
);

test.for([
  ['a turn by report', '2011-04-07 11:05'],
  ['a turn by coordination', '2011-04-07 11:20'],
  ['a warning', '2011-04-07 11:05'],
  ['a warning at the top', '2011-04-07 11:05'],
  ['an escalation', '2011-04-07 13:35'],
  ['an escalation past nobody', '2011-04-07 13:35'],
] as const)('the first sentence of %s says until when, in both languages', async ([kind, until]) => {
  for (const language of LANGUAGES) {
    const { mail } = await posted(everyFeedbackLetter(language)[kind]!);
    expect(mail.text?.split('\n\n')[0]).toContain(until);
    // The same moments in UTC would be an hour earlier.
    expect(mail.text).not.toMatch(/ (09:05|12:35)/);
  }
});

test.for([
  ['en', 'Uma Ray (U-1) did not answer', '1 h 25 min'],
  ['zh', 'Uma Ray (U-1) 未答复', '1 小时 25 分钟'],
] as const)(
  'an escalation says who did not answer and how long it waited (%s)',
  async ([language, who, how]) => {
    const { mail } = await posted(everyFeedbackLetter(language)['an escalation']!);
    const [opening] = mail.text!.split('\n\n');
    expect(opening).toContain(who);
    expect(opening).toContain(how);
  },
);

test('an escalation tells the history so far, a line a step in the order in which it happened', async () => {
  const { mail } = await posted(feedbackTo('M-1', [reported, warned, escalated]));
  expect(mail.text?.match(/^- .*$/gm)).toEqual([
    expect.stringMatching(/^- 2011-04-07 10:05 {2}reported by Ann Lee \(S-1\)/),
    expect.stringMatching(/^- 2011-04-07 10:50 {2}Uma Ray \(U-1\) was warned/),
    expect.stringMatching(/^- 2011-04-07 11:05 {2}unanswered by Uma Ray \(U-1\) after 1 h 25 min/),
  ]);
});

test('who was not there is not said to have left a customer without an answer', async () => {
  for (const [language, nobody] of [
    ['en', 'Nobody was there to answer; the customer has waited 1 h 25 min'],
    ['zh', '此前无人负责；客户已等待 1 小时 25 分钟'],
  ] as const) {
    const { mail } = await posted(everyFeedbackLetter(language)['an escalation past nobody']!);
    expect(mail.text?.startsWith(nobody)).toBe(true);
  }
});

test('a reminder promises no interval, which is the policy’s', async () => {
  for (const language of LANGUAGES) {
    const { mail } = await posted(everyFeedbackLetter(language)['a reminder']!);
    expect(mail.text).not.toMatch(/every|hourly|每/);
  }
});

test('nobody stands above the top, so its warning announces no next leader', async () => {
  for (const [language, next, last] of [
    ['en', 'goes up to the next leader', 'Nobody stands above you'],
    ['zh', '将上报上一级', '再无上级'],
  ] as const) {
    const letters = everyFeedbackLetter(language);
    const openingOf = async (kind: string) => (await posted(letters[kind]!)).mail.text?.split('\n\n')[0];
    expect(await openingOf('a warning')).toContain(next);
    const atTop = await openingOf('a warning at the top');
    expect(atTop).toContain(last);
    expect(atTop).not.toContain(next);
  }
});
