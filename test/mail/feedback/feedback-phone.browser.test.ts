import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { LetterFacts } from '../../../shared/app/letters/letter-writer.ts';
import { browserTest, PHONE } from '../../fixtures/phone.ts';
import { posted } from '../sample-letters.ts';
import { answerTo } from './sample-answer.ts';
import { everyFeedbackLetter, feedbackOf, feedbackTo, STEPS } from './sample-feedback.ts';

const test = browserTest.extend<{ page: Page }>({
  page: async ({ browser }, use) => {
    const page = await browser.newPage({ viewport: PHONE, isMobile: true });
    await use(page);
    await page.close();
  },
});

const open = async (phone: Page, facts: LetterFacts) =>
  phone.setContent(String((await posted(facts)).mail.html));
const widthOf = (phone: Page) => phone.evaluate('document.documentElement.scrollWidth');

test.for(['en', 'zh'] as const)(
  'every letter about feedback is no wider than a phone and is read without zooming (%s)',
  async (language, { page }) => {
    const letters = { ...everyFeedbackLetter(language), 'the answer': answerTo({}, { language }) };
    for (const [name, facts] of Object.entries(letters)) {
      await open(page, facts);
      expect(await widthOf(page), name).toBeLessThanOrEqual(PHONE.width);
      expect(await page.evaluate('getComputedStyle(document.querySelector("p")).fontSize'), name).toBe(
        '16px',
      );
    }
  },
);

test('a word that never ends, in every place where people write, is broken rather than sticking out', async ({
  page,
}) => {
  const endless = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(3);
  const feedback = feedbackOf({
    text: endless,
    customerName: endless,
    id: `${endless}:20110407T090500Z:1f8a3c`,
  });
  const profile = { contact: endless, company: endless, phone: endless, country: null, salesRep: null };
  const { reported, decided } = STEPS;
  for (const facts of [
    feedbackTo('U-1', [reported], { feedback, profile }),
    feedbackTo('S-1', [reported, { ...decided, decision: endless }], { feedback }),
    answerTo({ name: endless }, { said: endless, answer: endless }),
  ]) {
    await open(page, facts);
    expect(await widthOf(page)).toBeLessThanOrEqual(PHONE.width);
  }
});

test('a control: a letter that does stick out would be seen', async ({ page }) => {
  await page.setContent(`<meta name="viewport" content="width=device-width"><p>${'x'.repeat(200)}</p>`);
  expect(await widthOf(page)).toBeGreaterThan(PHONE.width);
});

test('the lines of what the customer said and of the answer stay lines', async ({ page }) => {
  await open(page, feedbackTo('U-1', [STEPS.reported]));
  expect(await page.getByText('Half of the tulips').innerText()).toBe(
    'Half of the tulips arrived broken.\nPlease send new ones today.',
  );
  await open(page, answerTo());
  expect(await page.getByText('New tulips leave today.').innerText()).toBe(
    'New tulips leave today.\nFreight is ours.',
  );
});

test('the way to the survey is as large as a thumb', async ({ page }) => {
  for (const language of ['en', 'zh'] as const) {
    await open(page, answerTo({}, { language }));
    const thumb = await page.locator('a[href*="/survey/"]').boundingBox();
    expect(thumb?.height).toBeGreaterThanOrEqual(44);
    expect(thumb?.width).toBeGreaterThanOrEqual(44);
  }
});
