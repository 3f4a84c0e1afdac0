import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { publicPages } from '../../shared/web/public-pages.ts';
import { at } from '../fixtures/department.ts';
import { browserTest, PHONE } from '../fixtures/phone.ts';
import { digestOf, links, posted, revisitTo, sectionsOf, taskOf } from './sample-letters.ts';

async function shown(browser: Browser, html: string) {
  const page = await browser.newPage({ viewport: PHONE, isMobile: true });
  await page.setContent(html);
  const width = await page.evaluate('document.documentElement.scrollWidth');
  const fontSize = await page.evaluate('getComputedStyle(document.body).fontSize');
  await page.close();
  return { width, fontSize };
}

browserTest.for(Array.from({ length: 8 }, (_, index) => `reader-${index}@flowers.example`))(
  'a letter to %s is no wider than a phone',
  async (to, { browser }) => {
    for (const language of ['en', 'zh'] as const) {
      const { mail } = await posted(revisitTo({}, { to, language }));
      expect((await shown(browser, String(mail.html))).width).toBeLessThanOrEqual(PHONE.width);
    }
  },
);

browserTest('a digest with a long name in it is no wider than a phone', async ({ browser }) => {
  const task = taskOf({
    customerName: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  });
  const { mail } = await posted(digestOf([sectionsOf({ today: [task] })]));
  expect((await shown(browser, String(mail.html))).width).toBeLessThanOrEqual(PHONE.width);
});

browserTest('the unsubscribe page is set in the size that its style asks for', async ({ browser }) => {
  const app = publicPages({
    store: () => {
      throw new Error('a page that only shows asks nothing of the table');
    },
    links: () => links,
    now: () => at('2011-04-01T12:00:00Z'),
  });
  const path = new URL(links.unsubscribe.urlFor('mary@flowers.example', 'zh')).pathname;
  expect((await shown(browser, await (await app.request(path)).text())).fontSize).toBe('18px');
});
