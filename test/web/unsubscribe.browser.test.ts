import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { publicApp } from '../../functions/public.ts';
import type { Language } from '../../shared/domain/names.ts';
import { at, type Department, openDepartment } from '../fixtures/department.ts';
import { browserTest, PHONE } from '../fixtures/phone.ts';

let department: Department;
let server: ServerType;
let origin: string;

beforeAll(async () => {
  department = await openDepartment();
  const app = publicApp(() => ({ ...department, now: () => at('2011-04-01T12:00:00Z') }));
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await department.stop();
});

const openLink = async (phone: Browser, address: string, language: Language): Promise<Page> => {
  const page = await phone.newPage({ viewport: PHONE, isMobile: true, hasTouch: true });
  await page.goto(`${origin}${new URL(department.links.unsubscribe.urlFor(address, language)).pathname}`);
  return page;
};

/** Nothing sticks out to the side. */
async function fitsThePhone(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
}

browserTest.for([
  ['en', 'Unsubscribe', 'Done. We will send no more letters to this address.'],
  ['zh', '确认退订', '已退订。我们不会再向此邮箱发送邮件。'],
] as const)(
  'on a phone the link asks, and the button unsubscribes (%s)',
  async ([language, button, done], { browser }) => {
    const address = `${language}@flowers.example`;
    const page = await openLink(browser, address, language);
    await page.reload();
    await fitsThePhone(page);
    const thumb = await page.getByRole('button', { name: button }).boundingBox();
    expect(thumb?.height).toBeGreaterThanOrEqual(40);
    expect(
      await department.store.suppressed(address),
      'opening it twice unsubscribes nobody',
    ).toBeUndefined();

    await page.getByRole('button', { name: button }).tap();
    await page.getByRole('status').waitFor();
    expect(await page.getByRole('status').textContent()).toBe(done);
    await fitsThePhone(page);
    expect(await department.store.suppressed(address)).toBe('unsubscribed');
    await page.close();
  },
);

browserTest('the button can be found and pressed with the keyboard alone', async ({ browser }) => {
  const address = 'keys@flowers.example';
  const page = await openLink(browser, address, 'en');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('status').waitFor();
  expect(await department.store.suppressed(address)).toBe('unsubscribed');
  await page.close();
});

browserTest(
  'no page runs a script, asks for anything else, or complains about its own rules',
  async ({ browser }) => {
    const page = await browser.newPage({ viewport: PHONE });
    const requested: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requested.push(new URL(request.url()).pathname));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${origin}/unsubscribe/garbage`);
    expect(await page.getByRole('heading').textContent()).toBe('Revisit');
    const path = new URL(department.links.unsubscribe.urlFor('quiet@flowers.example', 'en')).pathname;
    await page.goto(`${origin}${path}`);
    expect(requested.filter((asked) => asked !== '/favicon.ico')).toEqual(['/unsubscribe/garbage', path]);
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.querySelector("button")).borderRadius')).toBe(
      '8px',
    );
    await page.close();
  },
);
