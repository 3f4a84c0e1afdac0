import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Language } from '../../shared/domain/names.ts';
import { decide, report } from '../app/letters/feedback/post-feedback-scene.ts';
import { browserTest, PHONE } from '../fixtures/phone.ts';
import { ANSWERED, openSurvey, type Survey } from './survey-scene.ts';

let survey: Survey;
let server: ServerType;
let origin: string;
let page: Page | undefined;

beforeAll(async () => {
  survey = await openSurvey();
  server = serve({ fetch: survey.app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => page?.close());
afterAll(async () => {
  server.close();
  await survey.stop();
});

/** Opens, on a phone, the survey about feedback of its own. */
async function openLink(phone: Browser, text: string, language: Language) {
  const feedbackId = await report(survey.department, '2011-04-04T09:05:00Z', { text });
  await decide(survey.department, feedbackId, 'U-1', ANSWERED);
  page = await phone.newPage({ viewport: PHONE, isMobile: true, hasTouch: true });
  await page.goto(`${origin}${survey.pathFor(language, feedbackId)}`);
  return { page, given: async () => (await survey.stored(feedbackId)).survey };
}

/** Nothing sticks out to the side. */
async function fitsThePhone(phone: Page): Promise<void> {
  expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
}

const WORDS = {
  en: {
    thanks: 'Thank you. You gave 4 of 5.',
    send: 'Send',
    kept: 'Thank you, we have noted what you wrote.',
  },
  zh: { thanks: '谢谢。您打了 4 分（满分 5 分）。', send: '提交', kept: '谢谢，您的留言已记下。' },
};

browserTest.for(['en', 'zh'] as const)(
  'on a phone one tap scores, and a comment may follow (%s)',
  async (language, { browser }) => {
    const words = WORDS[language];
    const { page, given } = await openLink(browser, `one tap ${language}`, language);
    await page.reload();
    await fitsThePhone(page);
    for (const score of ['1', '2', '3', '4', '5']) {
      const thumb = await page.getByRole('button', { name: score, exact: true }).boundingBox();
      expect(thumb?.height).toBeGreaterThanOrEqual(44);
      expect(thumb?.width).toBeGreaterThanOrEqual(44);
    }
    expect(await given(), 'opening it twice says nothing').toBeNull();

    await page.getByRole('button', { name: '4', exact: true }).tap();
    await page.getByRole('status').waitFor();
    expect(await page.getByRole('status').textContent()).toBe(words.thanks);
    expect(await given()).toMatchObject({ score: 4, comment: '' });
    await fitsThePhone(page);

    await page.getByRole('textbox').fill('很好，谢谢。\nAll well.');
    await page.getByRole('button', { name: words.send }).tap();
    await page.getByText(words.kept).waitFor();
    expect(await given()).toMatchObject({ score: 4, comment: '很好，谢谢。\nAll well.' });
    await fitsThePhone(page);
  },
);

browserTest('a customer changes their mind with another tap', async ({ browser }) => {
  const { page, given } = await openLink(browser, 'change', 'en');
  for (const score of ['5', '2']) {
    await page.getByRole('button', { name: score, exact: true }).tap();
    await page.getByText(`You gave ${score} of 5.`).waitFor();
  }
  expect(await given()).toMatchObject({ score: 2 });
});

browserTest('everything can be found and pressed with the keyboard alone', async ({ browser }) => {
  const { page, given } = await openLink(browser, 'keys', 'en');
  for (const _key of [1, 2, 3]) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('You gave 3 of 5.').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('By keyboard.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('noted what you wrote').waitFor();
  expect(await given()).toMatchObject({ score: 3, comment: 'By keyboard.' });
});

browserTest(
  'whoever hears the page hears what it asks, what the ends mean, and what the field is for',
  async ({ browser }) => {
    const { page } = await openLink(browser, 'heard', 'en');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Are you satisfied with our answer?',
    );
    await page.getByText('1: not at all').waitFor();
    await page.getByText('5: very much').waitFor();
    await page.getByRole('button', { name: '1', exact: true }).tap();
    await page.getByLabel('Would you like to add something?').waitFor();
  },
);

browserTest('the field takes no more than what is kept', async ({ browser }) => {
  const { page, given } = await openLink(browser, 'long', 'en');
  await page.getByRole('button', { name: '5', exact: true }).tap();
  await page.getByRole('textbox').focus();
  await page.keyboard.insertText('x'.repeat(1200));
  await page.getByRole('button', { name: 'Send' }).tap();
  await page.getByText('noted what you wrote').waitFor();
  expect((await given())?.comment).toHaveLength(1000);
});

browserTest(
  'no page runs a script, asks for anything else, or complains about its own rules',
  async ({ browser }) => {
    const { page } = await openLink(browser, 'quiet', 'en');
    const path = new URL(page.url()).pathname;
    const requested: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requested.push(`${request.method()} ${new URL(request.url()).pathname}`));
    page.on('console', (message) => complaints.push(message.text()));
    await page.reload();
    await page.getByRole('button', { name: '5', exact: true }).tap();
    await page.getByRole('status').waitFor();
    expect(requested.filter((asked) => !asked.includes('favicon'))).toEqual([`GET ${path}`, `POST ${path}`]);
    expect(complaints).toEqual([]);
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.querySelector("button")).borderRadius')).toBe(
      '8px',
    );
  },
);
