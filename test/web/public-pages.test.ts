import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Language } from '../../shared/domain/names.ts';
import { publicPages } from '../../shared/web/public-pages.ts';
import { at, type Department, openDepartment } from '../fixtures/department.ts';

const ADDRESS = 'mary@flowers.example';

let department: Department;
let app: ReturnType<typeof publicPages>;
beforeEach(async () => {
  department = await openDepartment({ PUBLIC_URL: 'https://rainbow.example' });
  app = publicPages({
    store: () => department.store,
    links: () => department.links,
    now: () => at('2011-04-01T12:00:00Z'),
  });
});
afterEach(() => department.stop());

const pathFor = (language: Language) =>
  new URL(department.links.unsubscribe.urlFor(ADDRESS, language)).pathname;
const ask = async (path: string, request: RequestInit = {}) => app.request(path, request);
const suppressed = () => department.store.suppressed(ADDRESS);

test('opening the link only shows a question, however often scanners and readers open it', async () => {
  for (let opened = 0; opened < 5; opened++)
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(pathFor('en'), { method });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toEqual(
        method === 'HEAD' ? '' : expect.stringContaining('Do you want to receive no more letters'),
      );
    }
  expect(await suppressed()).toBeUndefined();
});

test.for(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s does nothing', async (method) => {
  expect((await ask(pathFor('en'), { method })).status).toBe(404);
  expect(await suppressed()).toBeUndefined();
});

test('the button unsubscribes', async () => {
  const answer = await ask(pathFor('en'), { method: 'POST' });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Done. We will send no more letters to this address.');
  expect(await suppressed()).toBe('unsubscribed');
});

test('a mail program’s one click unsubscribes (RFC 8058)', async () => {
  const answer = await ask(pathFor('en'), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(answer.status).toBe(200);
  expect(await suppressed()).toBe('unsubscribed');
});

test('unsubscribing twice is unsubscribing once', async () => {
  for (const _click of [1, 2]) expect((await ask(pathFor('en'), { method: 'POST' })).status).toBe(200);
  expect(await suppressed()).toBe('unsubscribed');
});

test('the page speaks the language of the letter, whatever the browser prefers', async () => {
  const chinese = await ask(pathFor('zh'), { headers: { 'accept-language': 'en-GB' } });
  expect(await chinese.text()).toMatch(/<html lang="zh-CN">[\s\S]*您确定此邮箱不再接收我们的邮件吗？/);
  const english = await ask(pathFor('en'), { headers: { 'accept-language': 'zh-CN' } });
  expect(await english.text()).toContain('<html lang="en">');
});

test.for([
  ['zh-CN,zh;q=0.9', '链接不完整'],
  ['en-GB,en', 'This link is not complete'],
  ['de-DE', 'This link is not complete'],
  [undefined, 'This link is not complete'],
] as const)('garbage is not found, told in the reader’s language (%s)', async ([acceptLanguage, says]) => {
  const headers: Record<string, string> = acceptLanguage ? { 'accept-language': acceptLanguage } : {};
  for (const path of [
    '/unsubscribe/garbage',
    '/unsubscribe/%E0%A4%A',
    '/unsubscribe/',
    '/',
    '/favicon.ico',
    '/%00',
  ])
    for (const method of ['GET', 'POST']) {
      const answer = await ask(path, { method, headers });
      expect(answer.status, `${method} ${path}`).toBe(404);
      expect(await answer.text()).toContain(says);
    }
});

test('a link that somebody tampered with neither shows nor acts', async () => {
  const tampered = `${pathFor('en').slice(0, -1)}${pathFor('en').endsWith('A') ? 'B' : 'A'}`;
  expect((await ask(tampered)).status).toBe(404);
  expect((await ask(tampered, { method: 'POST' })).status).toBe(404);
  expect(await suppressed()).toBeUndefined();
});

test('every page forbids scripts, frames, sniffing, referrers and foreign forms', async () => {
  const answers = [
    await ask(pathFor('en')),
    await ask(pathFor('en'), { method: 'POST' }),
    await ask('/garbage'),
  ];
  for (const { headers } of answers) {
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
    expect(headers.get('content-type')).toMatch(/text\/html; charset=utf-8/i);
  }
  expect(answers[0]?.headers.get('cache-control')).toBe('no-store');
});

test.for(['store', 'links', 'now'] as const)(
  'while a page has no %s to work with, the visitor is told to try again, with every header, and somebody hears of it',
  async (missing) => {
    const heard: Error[] = [];
    const broken = publicPages({
      store: () => department.store,
      links: () => department.links,
      now: () => at('2011-04-01T12:00:00Z'),
      failed: (error) => heard.push(error),
      [missing]: () => Promise.reject(new Error('the table was away')),
    });
    const answer = await broken.request(pathFor('zh'), {
      method: 'POST',
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('请稍后再试');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(heard).toHaveLength(1);
  },
);
