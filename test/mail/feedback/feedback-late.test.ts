import { expect, test } from 'vitest';
import { posted } from '../sample-letters.ts';
import { feedbackTo, STEPS } from './sample-feedback.ts';

const { reported, escalated } = STEPS;

test('a letter that was late says so in its subject and in its history, and by how long', async () => {
  for (const [language, mark, late] of [
    ['en', '[late] ', 'late by 2 min'],
    ['zh', '【延迟】', '延迟 2 分钟'],
  ] as const) {
    const { mail } = await posted(feedbackTo('M-1', [reported, escalated], { language, lateSeconds: 120 }));
    expect(mail.subject?.startsWith(mark)).toBe(true);
    expect(mail.text).toContain(late);
  }
});

test('a minute is not late: the sweep comes once a minute', async () => {
  const inTime = await posted(feedbackTo('M-1', [reported, escalated], { lateSeconds: 60 }));
  expect(`${inTime.mail.subject} ${inTime.mail.text}`).not.toMatch(/\blate\b/);
  const late = await posted(feedbackTo('M-1', [reported, escalated], { lateSeconds: 61 }));
  expect(late.mail.subject).toContain('[late] ');
});

test('the post comes once a minute too: two minutes after the step a letter is not late, a second more is', async () => {
  for (const [postedAfterSeconds, late] of [
    [120, false],
    [121, true],
  ] as const)
    for (const language of ['en', 'zh'] as const) {
      const { mail } = await posted(feedbackTo('U-1', [reported], { language, postedAfterSeconds }));
      expect(/^(\[late\] |【延迟】)/.test(mail.subject ?? '')).toBe(late);
    }
});

test('a letter that comes three days late does not say that the customer has waited an hour', async () => {
  for (const [language, says] of [
    ['en', 'has waited 13 h 55 min'],
    ['zh', '已等待 13 小时 55 分钟'],
  ] as const) {
    const facts = { language, lateSeconds: 259_200, waited: 835 };
    const { mail } = await posted(feedbackTo('M-1', [reported, { ...escalated, waited: 60 }], facts));
    expect(mail.text?.split('\n\n')[0]).toContain(says);
  }
});

test('a letter whose turn has gone on says whose it is now, and asks nothing', async () => {
  for (const [language, gone] of [
    ['en', 'it is the turn of Max Orr (M-1)'],
    ['zh', '现由 Max Orr (M-1) 处理'],
  ] as const) {
    const told = await posted(
      feedbackTo('U-1', [reported], { language, goneOnTo: 'M-1', postedAfterSeconds: 3600 }),
    );
    expect(told.mail.text?.split('\n\n')[0]).toContain(gone);
    for (const body of [told.mail.text, told.mail.html]) expect(body).not.toContain('revisit feedback');
    const inTime = await posted(feedbackTo('U-1', [reported], { language }));
    expect(inTime.mail.text).toContain('revisit feedback decide');
  }
});
