import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import * as z from 'zod';
import type { SurveyGiven } from '../app/feedback/record-survey.ts';
import type { Survey } from '../app/links/survey-link.ts';
import { lazily } from '../domain/lazily.ts';
import type { Language } from '../domain/names.ts';
import { plainText } from '../domain/plain-text.ts';
import { broken, type Html, page } from './layout.ts';
import type { Pages } from './pages.ts';

const WORDS = {
  en: {
    title: 'Are you satisfied with our answer?',
    bad: '1: not at all',
    good: '5: very much',
    thanks: (score: number) => `Thank you. You gave ${score} of 5.`,
    comment: 'Would you like to add something?',
    send: 'Send',
    change: 'Change your score:',
    kept: 'Thank you, we have noted what you wrote.',
    again: (until: string | null) =>
      `We are sorry that our answer did not satisfy you. Your matter has been taken up again${until === null ? '' : `, and the person in charge will decide by ${until}`}.`,
    wrong: 'Please choose a number from 1 to 5. What you write may have up to 1,000 characters.',
    gone: 'There is nothing to rate here any more. If something is still open, simply reply to our letter.',
  },
  zh: {
    title: '您对我们的答复满意吗？',
    bad: '1：很不满意',
    good: '5：非常满意',
    thanks: (score: number) => `谢谢。您打了 ${score} 分（满分 5 分）。`,
    comment: '还有什么想告诉我们的吗？',
    send: '提交',
    change: '修改评分：',
    kept: '谢谢，您的留言已记下。',
    again: (until: string | null) =>
      `很抱歉我们的答复没有让您满意。您的问题已重新提交${until === null ? '' : `，负责人将在 ${until} 前处理`}。`,
    wrong: '请在 1 至 5 中选一个分数；留言最多 1000 个字符。',
    gone: '这里已没有可评分的内容。如仍有疑问，请直接回复我们的邮件。',
  },
} as const satisfies { [language in Language]: { [part: string]: string | ((fact: never) => string) } };

const SCORES = [1, 2, 3, 4, 5];
const LONGEST_COMMENT = 1000;
const LARGEST_FORM_BYTES = 16_384;

/** An empty comment says nothing: it leaves what was said before. */
const formSchema = lazily(() =>
  z.object({
    score: z
      .string()
      .regex(/^[1-5]$/)
      .transform(Number),
    comment: z
      .string()
      .transform(plainText)
      .refine((text) => [...text].length <= LONGEST_COMMENT)
      .transform((text) => text || undefined)
      .optional(),
  }),
);

/** A tap is a POST of the score, with whatever the form around it holds. */
const scores = (language: Language, chosen?: number): Html =>
  html`<p class="scores">${SCORES.map(
    (score) =>
      html`<button name="score" value="${score}"${score === chosen ? html` aria-current="true"` : ''}>${score}</button>`,
  )}</p><p class="ends"><span>${WORDS[language].bad}</span><span>${WORDS[language].good}</span></p>`;

const question = ({ language }: Survey): Html => html`<form method="post">${scores(language)}</form>`;

/** One form, so that changing the score does not lose what was written. */
const afterScore = (
  { language }: Survey,
  { score }: SurveyGiven,
  happens: string,
): Html => html`<p role="status">${WORDS[language].thanks(score)}</p>${happens && html`<p role="status">${happens}</p>`}
<form method="post">
<p><label for="comment">${WORDS[language].comment}</label></p>
<p><textarea id="comment" name="comment" rows="4" maxlength="${LONGEST_COMMENT}"></textarea></p>
<p><button name="score" value="${score}">${WORDS[language].send}</button></p>
<p>${WORDS[language].change}</p>${scores(language, score)}</form>`;

/** Undefined when the body is no form, or holds what may not be. */
async function formIn(c: Context): Promise<SurveyGiven | undefined> {
  const body = await c.req.parseBody().catch(() => undefined);
  const form = formSchema().safeParse(body);
  return form.success ? { score: form.data.score, comment: form.data.comment } : undefined;
}

/**
 * What a customer thinks of the answer: one tap from 1 to 5, then a comment if they like
 * (满意度调查).
 */
export function surveyPage({ store, links, now }: Pages): Hono {
  const app = new Hono();
  const shown = (c: Context, survey: Survey, content: Html, status: 200 | 400 | 404 | 413 = 200) =>
    c.html(page(survey.language, WORDS[survey.language].title, content), status);
  const refused = async (c: Context, status: 400 | 413): Promise<Response> => {
    const survey = (await links()).survey.read(c.req.param('token') ?? '');
    if (!survey) return broken(c.req.header('accept-language'));
    return shown(
      c,
      survey,
      html`<p role="alert">${WORDS[survey.language].wrong}</p>${question(survey)}`,
      status,
    );
  };

  app.get('/:token', async (c) => {
    const survey = (await links()).survey.read(c.req.param('token'));
    return survey ? shown(c, survey, question(survey)) : broken(c.req.header('accept-language'));
  });
  app.post(
    '/:token',
    bodyLimit({ maxSize: LARGEST_FORM_BYTES, onError: (c) => refused(c, 413) }),
    async (c) => {
      const survey = (await links()).survey.read(c.req.param('token'));
      if (!survey) return broken(c.req.header('accept-language'));
      const given = await formIn(c);
      if (!given) return refused(c, 400);
      // Loaded with the first answer: whoever only opens a page does not wait for the rules of
      // feedback.
      const { recordSurvey } = await import('../app/feedback/record-survey.ts');
      const recorded = await recordSurvey(await store(), survey.feedbackId, given, await now());
      const { gone, kept, again } = WORDS[survey.language];
      if (!recorded) return shown(c, survey, html`<p>${gone}</p>`, 404);
      const happens = recorded.again ? again(recorded.again.until) : '';
      const thanks = given.comment
        ? html`<p role="status">${happens || kept}</p>`
        : afterScore(survey, given, happens);
      return shown(c, survey, thanks);
    },
  );
  return app;
}
