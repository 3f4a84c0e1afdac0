import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailed, order, sweepAt, takeIn } from '../app/clock/sweep-scene.ts';
import { postAt, sendingTo, standing } from '../app/letters/post-scene.ts';
import { type DepartmentOnDatabase, LONDON, openOnDatabase } from '../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../fixtures/mailbox.ts';
import { contextOf, type WebAnswer, webEvent } from './lambda.ts';

const ADDRESS = 'c-1@example.com';

let mailbox: Mailbox;
let department: DepartmentOnDatabase;
let path: string;
let ask: (method: string, path: string, body?: string) => Promise<WebAnswer>;

beforeAll(async () => {
  mailbox = await openMailbox();
  department = await openOnDatabase(sendingTo(mailbox.endpoint));
  await takeIn(department.store, {
    policy: { ...LONDON, digest: { on: false } },
    customers: [mailed('C-1'), mailed('C-2')],
    orders: [order('C-1', '2011-03-24'), order('C-2', '2011-03-24')],
  });
  // The function reads its own environment, as in AWS, so it is told where this department is
  // before it is asked.
  Object.assign(process.env, {
    TABLE_NAME: department.table.name,
    DYNAMODB_ENDPOINT: department.endpoint,
    LINK_KEYS: 'a-key-that-only-tests-use',
  });
  const { handler } = await import('../../functions/public.ts');
  // Hono's type of the event is stricter than what API Gateway sends: a GET has no body at all.
  ask = async (...request) =>
    handler(webEvent(...request) as never, contextOf('public')) as Promise<WebAnswer>;
});
afterAll(() => Promise.all([department.stop(), mailbox.stop()]));

test('the link in a letter that really went out opens the page and acts on nothing', async () => {
  await sweepAt(department.store, '2011-04-01T12:00:00Z');
  await postAt(department, '2011-04-01T12:00:00Z');
  const letter = (await mailbox.letters()).find(({ destination }) => destination.to[0]?.includes(ADDRESS));
  path = new URL(/https:\S+/.exec(letter?.body.text ?? '')?.[0] ?? '').pathname;

  for (const method of ['GET', 'HEAD', 'GET']) {
    const answer = await ask(method, path);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/html; charset=utf-8$/i),
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  }
  expect(String((await ask('GET', path)).body)).toContain('<button>Unsubscribe</button>');
  expect(await department.store.suppressed(ADDRESS)).toBeUndefined();
});

test('garbage is not found', async () => {
  expect((await ask('GET', '/unsubscribe/garbage')).statusCode).toBe(404);
  expect((await ask('POST', '/unsubscribe/garbage', 'List-Unsubscribe=One-Click')).statusCode).toBe(404);
  expect((await ask('POST', `${path}x`, 'List-Unsubscribe=One-Click')).statusCode).toBe(404);
  expect(await department.store.suppressed(ADDRESS)).toBeUndefined();
});

test('one click of the mail program unsubscribes, and the customer’s next letter is not sent', async () => {
  const answer = await ask('POST', path, 'List-Unsubscribe=One-Click');
  expect(answer.statusCode).toBe(200);
  expect(await department.store.suppressed(ADDRESS)).toBe('unsubscribed');
  expect(await department.store.suppressed('c-2@example.com')).toBeUndefined();

  await mailbox.empty();
  await sweepAt(department.store, '2011-04-26T12:00:00Z');
  await postAt(department, '2011-04-26T12:00:00Z');
  expect(await standing(department)).toEqual({
    'revisit:idle-week:C-1:2011-04-01': 'sent',
    'revisit:idle-week:C-2:2011-04-01': 'sent',
    'revisit:monthly-touch:C-1:2011-04-25': 'suppressed unsubscribed',
    'revisit:monthly-touch:C-2:2011-04-25': 'sent',
  });
  expect((await mailbox.letters()).flatMap(({ destination }) => destination.to)).toEqual([
    '"C-2" <c-2@example.com>',
  ]);
});
