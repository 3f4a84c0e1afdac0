import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import * as z from 'zod';
import { recordSurvey, type SurveyGiven } from '../app/record-survey.ts';
import type { Survey } from '../app/survey-link.ts';
import type { Language } from '../domain/names.ts';
import { broken, type Html, page } from './layout.ts';
import type { Pages } from './public-pages.ts';

const WORDS = {
  en: {
    title: 'Are you content with our answer?',
    bad: '1: not at all',
    good: '5: very much',
    thanks: (score: number) => `Thank you. You gave ${score} of 5.`,
    change: 'You may change it:',
    comment: 'Would you like to add something?',
    send: 'Send',
    kept: 'Thank you, we have noted what you wrote.',
    wrong: 'Please choose a number from 1 to 5. What you write may have up to 1,000 characters.',
  },
  zh: {
    title: '您对我们的答复满意吗？',
    bad: '1：很不满意',
    good: '5：非常满意',
    thanks: (score: number) => `谢谢。您打了 ${score} 分（满分 5 分）。`,
    change: '如需更改：',
    comment: '还有什么想告诉我们的吗？',
    send: '提交',
    kept: '谢谢，您的留言已记下。',
    wrong: '请在 1 至 5 中选一个分数；留言最多 1000 个字符。',
  },
} as const satisfies { [language in Language]: { [part: string]: string | ((score: number) => string) } };

const SCORES = [1, 2, 3, 4, 5];
const LONGEST_COMMENT = 1000;

const LARGEST_FORM_BYTES = 16_384;

/** A browser sends line breaks as CRLF, which count as one character; other control characters say nothing. */
const formSchema = z.object({
  score: z
    .string()
    .regex(/^[1-5]$/)
    .transform(Number),
  comment: z
    .string()
    .transform((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]/gu, '')
        .trim(),
    )
    .refine((text) => [...text].length <= LONGEST_COMMENT)
    .optional(),
});

/** A tap is a POST of the score by itself. */
const scores = ({ language }: Survey): Html =>
  html`<form method="post" class="scores">${SCORES.map(
    (score) => html`<button name="score" value="${score}">${score}</button>`,
  )}</form><p class="ends"><span>${WORDS[language].bad}</span><span>${WORDS[language].good}</span></p>`;

const afterScore = (survey: Survey, { score }: SurveyGiven): Html => html`<p role="status">${WORDS[
  survey.language
].thanks(score)}</p>
<form method="post"><input type="hidden" name="score" value="${score}">
<p><label for="comment">${WORDS[survey.language].comment}</label></p>
<p><textarea id="comment" name="comment" rows="4" maxlength="${LONGEST_COMMENT}"></textarea></p>
<p><button>${WORDS[survey.language].send}</button></p></form>
<p>${WORDS[survey.language].change}</p>${scores(survey)}`;

/** What a customer thinks of the answer: one tap from 1 to 5, then a comment if they like (满意度调查). */
export function surveyPage({ store, links, now }: Pages): Hono {
  const app = new Hono();
  app.get('/:token', (c) => {
    const survey = links().survey.read(c.req.param('token'));
    if (!survey) return broken(c.req.header('accept-language'));
    c.header('cache-control', 'no-store');
    return c.html(page(survey.language, WORDS[survey.language].title, scores(survey)));
  });
  app.post('/:token', bodyLimit({ maxSize: LARGEST_FORM_BYTES }), async (c) => {
    const survey = links().survey.read(c.req.param('token'));
    if (!survey) return broken(c.req.header('accept-language'));
    const { title, wrong, kept } = WORDS[survey.language];
    const form = formSchema.safeParse(await c.req.parseBody());
    if (!form.success) {
      const again = html`<p role="alert">${wrong}</p>${scores(survey)}`;
      return c.html(page(survey.language, title, again), 400);
    }
    const { score, comment } = form.data;
    const recorded = await recordSurvey(store(), survey.feedbackId, { score, comment }, now());
    if (!recorded) return broken(c.req.header('accept-language'));
    const content = comment ? html`<p role="status">${kept}</p>` : afterScore(survey, { score, comment });
    return c.html(page(survey.language, title, content));
  });
  return app;
}
