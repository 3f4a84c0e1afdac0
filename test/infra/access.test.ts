import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailEventsHandler } from '../../functions/mail-events.ts';
import { publicApp } from '../../functions/public.ts';
import { sweepHandler } from '../../functions/sweep.ts';
import { sweepShardsHandler } from '../../functions/sweep-part.ts';
import { beginWith } from '../../shared/app/policy/set-policy.ts';
import { currentRulebook } from '../../shared/app/rulebook.ts';
import type { InstantText } from '../../shared/domain/time/dates.ts';
import { importDropped } from '../../shared/files/imports/dropped-file.ts';
import { ALL_SHARDS } from '../../shared/store/keys.ts';
import { lettersIn } from '../app/clock/sweep-scene.ts';
import { decide, report } from '../app/letters/feedback/post-feedback-scene.ts';
import { postAt, sendingTo } from '../app/letters/post-scene.ts';
import { at, type DepartmentOnDatabase, LONDON, openOnDatabase, policyOf } from '../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../fixtures/mailbox.ts';
import { contextOf } from '../functions/lambda.ts';
import { bounceOf } from '../mail/ses/ses-event-samples.ts';
import { guarded, mayOf, type Watch } from './access.ts';
import { synthesised } from './synthesis.ts';

const STAFF = `id,name,role,email,supervisor
S-1,Ann Lee,specialist,ann@rainbow.example,U-1
U-1,Uma Ray,supervisor,uma@rainbow.example,M-1
M-1,Max Orr,manager,max@rainbow.example,
`;
const CUSTOMERS = `id,name,company,email,mayMail
C-1,Mary,Flowers Ltd,mary@flowers.example,yes
C-2,Paul,Trees Ltd,paul@trees.example,yes
`;
const ORDERS = `customerId,orderId,orderedAt,amount,currency
C-1,O-1,2011-03-24T10:00:00Z,10.00,GBP
C-1,O-2,2011-03-24T11:00:00Z,10.00,GBP
C-2,O-3,2011-03-24T12:00:00Z,10.00,GBP
`;
const WITHDRAWN = `customerId,orderId,orderedAt,amount,status
C-1,O-2,2011-03-24T11:00:00Z,10.00,cancelled
`;
const BALANCES = `customerId,amount,currency,asOf
C-1,12.50,GBP,2011-03-31
`;

const system = synthesised();
let mailbox: Mailbox;
let department: DepartmentOnDatabase;
let watch: Watch;
beforeAll(async () => {
  mailbox = await openMailbox();
  department = await openOnDatabase(sendingTo(mailbox.endpoint));
  watch = guarded(department.table.client, system);
});
afterAll(() => Promise.all([department.stop(), mailbox.stop()]));

const drop = (key: string, csv: string) =>
  watch.as('intake', async () => {
    const { store } = department;
    const source = async function* () {
      yield Buffer.from(csv);
    };
    const rulebook = await currentRulebook(store);
    return importDropped(store, rulebook, { key, source, language: 'en' }, at('2011-03-25T12:00:00Z'));
  });

const swept = (instant: InstantText) =>
  watch.as('sweep', () => sweepHandler(() => department)({ at: instant }, contextOf('sweep')));
const sweptInParts = (instant: InstantText) =>
  watch.as('sweep-part', () => {
    const body = JSON.stringify({ at: instant, shards: ALL_SHARDS });
    return sweepShardsHandler(() => department)(
      { Records: [{ messageId: 'part', body }] },
      contextOf('sweep-part'),
    );
  });
const posted = (instant: InstantText) => watch.as('post', () => postAt(department, instant));

/** A department's first days, each function with the rights that it has on AWS and no others. */
async function firstDays(): Promise<void> {
  const { store, links } = department;
  await watch.as('sweep', () => beginWith(store, policyOf(LONDON)));
  await swept('2011-03-25T00:00:00Z');
  await drop('customers/first.csv', CUSTOMERS);
  await drop('staff/first.csv', STAFF);
  await drop('staff/again.csv', STAFF.replace('Ann Lee', 'Ann Leigh'));
  await drop('customers/again.csv', CUSTOMERS.replace('Mary', 'Mary Ann'));
  await drop('orders/first.csv', ORDERS);
  await drop('orders/again.csv', ORDERS);
  await drop('orders/older.csv', ORDERS.replaceAll('-24T', '-20T').replaceAll(',O-', ',OLD-'));
  await drop('orders/withdrawn.csv', WITHDRAWN);
  await drop('balances/first.csv', BALANCES);
  // The calls of the week are due, and at half past eight the letters of the morning.
  await sweptInParts('2011-04-01T00:05:00Z');
  await sweptInParts('2011-04-01T07:31:00Z');
  await swept('2011-04-04T07:31:00Z');
  await posted('2011-04-04T07:32:00Z');
  // A complaint that nobody decides until the manager does.
  const feedbackId = await report(department, '2011-04-04T09:00:00Z');
  for (const instant of ['2011-04-04T09:46:00Z', '2011-04-04T10:01:00Z'] as const) {
    await swept(instant);
    await posted(instant);
  }
  await decide(department, feedbackId, 'M-1', '2011-04-04T10:10:00Z', { answer: 'New ones leave today.' });
  await swept('2011-04-04T10:11:00Z');
  await posted('2011-04-04T10:11:00Z');
  // The answer waited for second thoughts.
  await posted('2011-04-04T10:13:00Z');
  const pages = publicApp(() => ({ ...department, now: () => at('2011-04-05T10:00:00Z') }));
  const visit = (url: string, body?: URLSearchParams) =>
    watch.as('public', async () => {
      const { pathname } = new URL(url);
      const answer = await pages.request(pathname, { method: body ? 'POST' : 'GET', ...(body && { body }) });
      expect(answer.status).toBe(200);
    });
  const survey = links.survey.urlFor({ feedbackId, language: 'en' });
  await visit(survey);
  await visit(survey, new URLSearchParams({ score: '5' }));
  await visit(survey, new URLSearchParams({ score: '1' }));
  await visit(links.unsubscribe.urlFor('mary@flowers.example', 'en'), new URLSearchParams());
  const toCustomer = (await lettersIn(store)).find(
    ({ content, state }) => content.kind === 'revisit' && state === 'sent',
  );
  await bounced('digest:S-1:2011-04-04', 'ann@rainbow.example');
  await bounced(toCustomer?.id ?? 'none', toCustomer?.to ?? 'none');
  // What did not arrive is told in the next mornings, whichever function brings them.
  await sweptInParts('2011-04-06T07:31:00Z');
  await posted('2011-04-06T07:32:00Z');
  await swept('2011-04-07T07:31:00Z');
  await posted('2011-04-07T07:32:00Z');
}

/** SES tells that a letter did not arrive. */
async function bounced(letterId: string, to: string): Promise<void> {
  const messageId = (await department.store.letter(letterId))?.messageId ?? 'none';
  const bounce = bounceOf({ letterId, messageId, to }, 'Permanent', 'General');
  const heardAt = { ...department, now: () => at('2011-04-05T11:00:00Z') };
  const { batchItemFailures } = await watch.as('mail-events', () =>
    mailEventsHandler(() => heardAt)(
      { Records: [{ messageId: 'event', body: JSON.stringify(bounce) }] },
      contextOf('mail-events'),
    ),
  );
  expect(batchItemFailures).toEqual([]);
}

test('with the rights of its role, and no others, each function does a department’s first days', async () => {
  await firstDays();
  expect(watch.refused).toEqual([]);
  const kinds = (await lettersIn(department.store)).map(({ content, state }) => `${content.kind} ${state}`);
  expect([...new Set(kinds)].sort()).toEqual(
    expect.arrayContaining(['answer sent', 'digest sent', 'feedback sent', 'revisit sent']),
  );
});

const ANOTHER = 'a morning letter that meets another writer reads again whom it is for';
const LEAVERS = 'a morning letter says how many customers somebody still has who has left';

/** Rights that these days have no use for, and what they are for. */
const RARELY: Readonly<Record<string, string>> = {
  'intake: dynamodb:UpdateItem on table: POLICY': 'a file may come before the first sweep has set a policy',
  'post: dynamodb:GetItem on table: LETTER#*':
    'SES may tell of a letter before the call that sent it is back',
  'sweep: dynamodb:GetItem on table: CUSTOMER#*': 'what another writer changed meanwhile is read again',
  'sweep-part: dynamodb:GetItem on table: CUSTOMER#*': 'what another writer changed meanwhile is read again',
  'sweep: dynamodb:BatchGetItem on table: CUSTOMER#*': 'customers whose letters came back, as for sweep-part',
  'sweep: dynamodb:GetItem on table: STAFF': ANOTHER,
  'sweep-part: dynamodb:GetItem on table: STAFF': ANOTHER,
  'sweep: dynamodb:GetItem on table: ROSTER': LEAVERS,
  'sweep-part: dynamodb:GetItem on table: ROSTER': LEAVERS,
  'post: dynamodb:GetItem on table: ROSTER': LEAVERS,
  'intake: dynamodb:GetItem on table: CUSTOMER#*': 'what another writer changed meanwhile is read again',
};

test('and needs every right that it has', () => {
  const entries = ['sweep', 'sweep-part', 'post', 'public', 'mail-events', 'intake'];
  const idle = entries.flatMap((entry) =>
    mayOf(system, entry)
      .map((line) => `${entry}: ${line}`)
      .filter((line) => !watch.used.has(line)),
  );
  expect(idle.sort()).toEqual(Object.keys(RARELY).sort());
});

test('a function that asks for more is refused', async () => {
  const { store } = department;
  await expect(watch.as('mail-events', () => store.archive('C-1'))).rejects.toThrow('not authorised');
  await expect(watch.as('public', () => store.caseloads())).rejects.toThrow('not authorised');
  await expect(watch.as('post', () => Array.fromAsync(store.everyLetter()))).rejects.toThrow(
    'not authorised',
  );
  expect(watch.refused).toEqual([
    'mail-events: dynamodb:GetItem on CUSTOMER#C-1',
    'public: dynamodb:GetItem on ROSTER',
    'post: dynamodb:Scan on ',
  ]);
});
