import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linksOf } from '../../shared/app/links/links.ts';
import { publicPages } from '../../shared/web/public-pages.ts';
import { report } from '../app/letters/feedback/post-feedback-scene.ts';
import { at } from '../fixtures/department.ts';
import { foreignLinks, form, openSurvey, type Survey, TAPPED } from './survey-scene.ts';

let survey: Survey;
let version: number;
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.stop());
beforeEach(async () => {
  version = (await survey.stored()).version;
});

const ask = async (path: string, request: RequestInit = {}) => {
  const answer = await survey.app.request(path, request);
  return { status: answer.status, text: await answer.text() };
};
const nothingWasRecorded = async () => expect((await survey.stored()).version).toBe(version);

test('a link that somebody tampered with, or that another department signed, neither shows nor acts', async () => {
  const path = survey.pathFor('en');
  const { feedbackId } = survey;
  const forged = new URL(foreignLinks.survey.urlFor({ feedbackId, language: 'en' })).pathname;
  for (const wrong of [
    `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`,
    `${path}x`,
    forged,
    '/survey/x',
    '/survey/',
    '/survey/%00',
  ]) {
    expect((await ask(wrong)).status, wrong).toBe(404);
    expect((await ask(wrong, form({ score: '1' }))).status, wrong).toBe(404);
  }
  await nothingWasRecorded();
});

test('a link of an old key works until the key is given up', async () => {
  const { feedbackId, department } = survey;
  const OLD = 'the-key-of-last-year';
  const old = new URL(linksOf([OLD], 'https://rainbow.example').survey.urlFor({ feedbackId, language: 'en' }))
    .pathname;
  const statusWith = async (...keys: readonly [string, ...string[]]) =>
    (
      await publicPages({
        store: () => department.store,
        links: () => linksOf(keys, 'https://rainbow.example'),
        now: () => at(TAPPED),
      }).request(old)
    ).status;
  expect(await statusWith('the-key-of-this-year', OLD)).toBe(200);
  expect(await statusWith('the-key-of-this-year')).toBe(404);
});

test('an unsubscribe link is worth nothing here, and a survey link unsubscribes nobody', async () => {
  const { links, store } = survey.department;
  const unsubscribe = new URL(links.unsubscribe.urlFor('mary@flowers.example', 'en')).pathname;
  expect((await ask(unsubscribe.replace('/unsubscribe/', '/survey/'), form({ score: '1' }))).status).toBe(
    404,
  );
  const asUnsubscribe = survey.pathFor('en').replace('/survey/', '/unsubscribe/');
  expect((await ask(asUnsubscribe, { method: 'POST' })).status).toBe(404);
  expect(await store.suppressed('mary@flowers.example')).toBeUndefined();
  await nothingWasRecorded();
});

test('feedback that nobody has decided yet has no survey, and the page says so in the language of the letter', async () => {
  const open = await report(survey.department, '2011-04-04T09:30:00Z', { text: 'Another matter.' });
  for (const [language, lang, says] of [
    ['en', 'en', 'There is nothing to rate here'],
    ['zh', 'zh-CN', '已没有可评分的内容'],
  ] as const) {
    const { status, text } = await ask(survey.pathFor(language, open), form({ score: '1' }));
    expect(status).toBe(404);
    expect(text).toContain(`<html lang="${lang}">`);
    expect(text).toContain(says);
  }
  expect((await survey.stored(open)).survey).toBeNull();
});

test.for(['C-1:20110404T090500Z:ffffff', 'C-9:20110404T090500Z:1f8a3c', 'no id of feedback at all', 'C-1'])(
  'a good link to feedback that is not there, %j, is not found',
  async (gone) => {
    const { status, text } = await ask(survey.pathFor('zh', gone), form({ score: '1' }));
    expect(status).toBe(404);
    expect(text).toContain('<html lang="zh-CN">');
  },
);
