import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { build, type Metafile } from 'esbuild';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { entryOf, esbuildOptions } from '../../infra/constructs/bundling.ts';
import { reportFeedback } from '../../shared/app/feedback/report-feedback.ts';
import { shardOf } from '../../shared/store/keys.ts';
import { mailed, order, statesIn, takeIn } from '../app/clock/sweep-scene.ts';
import { itemOf } from '../bench/bundles/loading.ts';
import { archiveOf, ordered, policyVersion } from '../fixtures/department.ts';
import { webEvent } from '../functions/lambda.ts';
import { appOf, LEAST, temporaryFolder } from '../infra/synthesis.ts';
import { System } from '../infra/template.ts';
import { type Aws, openAws } from './aws.ts';

/** Synthesised and bundled once, as `cdk deploy` would. */
const { folder, remove } = temporaryFolder();
let system: System;
let aws: Aws;

beforeAll(() => {
  const stage = { ...LEAST, zone: 'Europe/London', sweepParts: 16, sendRate: 50 };
  appOf(stage, folder, { bundled: true }).synth();
  system = new System(folder, 'Revisit-test');
}, 120_000);
afterAll(remove);
beforeEach(async () => {
  aws = await openAws(system);
});
afterEach(() => aws.stop());

const AT = '2011-04-01T12:00:00Z';

/** What the scheduler sends to a function at a time: the input of the schedule that targets it. */
function scheduled(entry: string, at: string): unknown {
  const lambda = system.functionOf(entry);
  const schedule = system
    .ofType('AWS::Scheduler::Schedule')
    .find((one) => system.resolved(one).Target.Arn.means === lambda);
  return JSON.parse(String(schedule?.properties.Target.Input).replace('<aws.scheduler.scheduled-time>', at));
}

const fromQueue = (...bodies: unknown[]) => ({
  Records: bodies.map((body, index) => ({ messageId: `m-${index}`, body: JSON.stringify(body) })),
});

/** A customer to whom a letter is owed, and the sweep that queues it. */
async function withLetter(): Promise<string> {
  await takeIn(aws.department.store, {
    policy: { zone: 'Europe/London', language: 'en', calendar: { holidays: 'none' }, digest: { on: false } },
    customers: [mailed('C-1')],
    orders: [order('C-1', '2011-03-24')],
  });
  await aws.invoke('sweep', scheduled('sweep', AT));
  const [letter] = await Array.fromAsync(aws.department.store.everyLetter());
  return letter!.id;
}

/** What SES says, as its rule hands it on. */
const sesEvent = (eventType: string, letterId: string, more: object = {}) => ({
  version: '0',
  source: 'aws.ses',
  detail: {
    eventType,
    mail: {
      timestamp: '2011-04-01T12:00:05.000Z',
      messageId: 'ses-1',
      destination: ['c-1@example.com'],
      tags: { letter: [Buffer.from(letterId).toString('base64url')] },
    },
    ...more,
  },
});

test('the sweep gives an empty table its first policy, and opens what is due', async () => {
  await aws.invoke('sweep', scheduled('sweep', '2011-03-30T12:00:00Z'));
  expect((await aws.department.store.policyVersions())[0]?.policy).toMatchObject({
    zone: 'Europe/London',
    language: 'zh',
  });
  await takeIn(aws.department.store, { customers: [mailed('C-1')], orders: [order('C-1', '2011-03-24')] });
  expect(await aws.invoke('sweep', scheduled('sweep', AT))).toMatchObject({
    at: AT,
    opened: { 'idle-week': { open: 1 } },
    lettersQueued: 1,
    setAside: [],
  });
});

/** Ids of so many customers, few of whom are in the two parts that the test sweeps. */
function crowd(count: number): string[] {
  const ids: string[] = [];
  for (let number = 0; ids.length < count; number++)
    if (number < 200 || shardOf(`C-${number}`) > 1) ids.push(`C-${number}`);
  return ids;
}

test('a backlog that is too large for one goes through the queue, and its parts are swept', async () => {
  const { store, table } = aws.department;
  await store.commit([{ write: 'policy', policy: policyVersion() }]);
  const due = crowd(4_001).map((customerId) =>
    itemOf({
      write: 'archive',
      archive: archiveOf({ customerId, name: customerId, ...ordered('2011-03-24') }),
      profile: { contact: null, company: null, phone: null, country: null, salesRep: null },
      dueAt: '2011-04-01T00:00:00Z',
      expected: null,
    }),
  );
  for (let start = 0; start < due.length; start += 25) {
    const requests = due.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await table.client.send(new BatchWriteItemCommand({ RequestItems: { [table.name]: requests } }));
  }

  expect(await aws.invoke('sweep', scheduled('sweep', AT))).toMatchObject({ looked: 0, handedOut: 16 });
  for (const _part of ['first', 'second']) {
    expect(await aws.invoke('sweep-part', aws.queue.receive())).toEqual({ batchItemFailures: [] });
    aws.queue.answered({ batchItemFailures: [] });
  }
  const [first, second] = aws.queue.taken.map(({ body }) => JSON.parse(body).shards);
  const swept = due.filter(({ pk }) =>
    [...first, ...second].includes(shardOf(String(pk?.S).slice('CUSTOMER#'.length))),
  );
  expect(Object.keys(await statesIn(store))).toHaveLength(swept.length);
  expect(swept.length).toBeGreaterThan(0);
});

test('the post sends the letter, and its link opens the page that unsubscribes', async () => {
  await withLetter();
  expect(await aws.invoke('post', scheduled('post', AT))).toMatchObject({
    letters: { sent: 1 },
    setAside: [],
  });
  const [letter] = await aws.mailbox.letters();
  const link = new URL(/https:\S+/.exec(letter?.body.text ?? '')?.[0] ?? '');
  expect(link.origin).toBe('https://pages.example.com');

  expect(await aws.invoke('public', webEvent('GET', link.pathname))).toMatchObject({ statusCode: 200 });
  expect(await aws.department.store.suppressed('c-1@example.com')).toBeUndefined();
  const click = webEvent('POST', link.pathname, 'List-Unsubscribe=One-Click');
  expect(await aws.invoke('public', click)).toMatchObject({ statusCode: 200 });
  expect(await aws.department.store.suppressed('c-1@example.com')).toBe('unsubscribed');
});

test('what SES says settles the letter and feeds the suppression list', async () => {
  const letterId = await withLetter();
  await aws.invoke('post', scheduled('post', AT));
  const bounce = sesEvent('Bounce', letterId, {
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'NoEmail',
      bouncedRecipients: [{ emailAddress: 'c-1@example.com', diagnosticCode: '550 no such user' }],
      timestamp: '2011-04-01T12:00:09.000Z',
    },
  });
  expect(await aws.invoke('mail-events', fromQueue(sesEvent('Send', letterId), bounce, 'no event'))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm-2' }],
  });
  expect(await aws.department.store.suppressed('c-1@example.com')).toBe('bounced');
});

/** Between two sweeps, as files come. */
const DROPPED_AT = '2011-03-31T12:00:00Z';

/** Drops a file into the bucket; the notification reaches the function as its queue hands it on. */
async function drop(key: string, content: string): Promise<unknown> {
  const versionId = aws.bucket.drop(key, content);
  const object = { key: key.replaceAll(' ', '+'), versionId };
  const told = fromQueue({ Records: [{ s3: { bucket: { name: aws.bucket.name }, object } }] });
  await aws.invoke('intake', told, 'intake', DROPPED_AT);
  return JSON.parse(aws.bucket.read(`${key}.report.json`) ?? '{}');
}

test('a department that comes in by files has its morning and its one-hour clock', async () => {
  const { store } = aws.department;
  await aws.invoke('sweep', scheduled('sweep', '2011-03-25T12:00:00Z'));
  const staff = 'id,name,role,email,supervisor\nS-1,Ann,specialist,ann@example.com,B-1\n';
  const supervisor = 'B-1,Bob,supervisor,bob@example.com,M-1\nM-1,Mary,manager,mary@example.com,\n';
  expect(await drop('staff/all of us.csv', staff + supervisor)).toMatchObject({ added: 3, refused: [] });
  const customers =
    'id,company,email,mayMail,enrolledOn\nC-7,Flowers Ltd,c-7@example.com,yes,2011-01-01\n,nobody,,,\n';
  expect(await drop('customers/all.csv', customers)).toMatchObject({ added: 1, refused: [{ line: 3 }] });
  const orders = 'customerId,orderId,orderedAt,amount\nC-7,O-1,2011-03-24T12:00:00,10\n';
  expect(await drop('orders/march.csv', orders)).toMatchObject({ added: 1, refused: [] });
  const balances = 'customerId,amount,asOf\nC-7,120.50,2011-03-31\n';
  expect(await drop('balances/march.csv', balances)).toMatchObject({ refused: [] });
  expect(await store.archive('C-7')).toMatchObject({
    profile: { company: 'Flowers Ltd' },
    archive: { specialist: 'S-1', lastOrderOn: '2011-03-24', balance: { amount: '120.5' } },
  });

  const given = {
    customerId: 'C-7',
    text: 'broken',
    channel: 'phone',
    category: undefined,
    urgency: undefined,
  } as const;
  const reportedAt = Temporal.Instant.from('2011-04-01T08:00:00Z');
  await reportFeedback(store, { ...given, by: 'S-1', at: reportedAt }, reportedAt);
  const night = await aws.invoke('sweep', scheduled('sweep', '2011-04-01T00:05:00Z'));
  expect(night).toMatchObject({ opened: { 'idle-week': { open: 1 } }, setAside: [] });
  const morning = await aws.invoke('sweep', scheduled('sweep', '2011-04-01T09:05:00Z'));
  expect(morning).toMatchObject({
    responses: { fired: [{ step: 'warned' }, { step: 'escalated', holder: 'M-1' }], setAside: [] },
    setAside: [],
  });
  const posted = await aws.invoke('post', scheduled('post', '2011-04-01T09:05:00Z'));
  expect(posted).toMatchObject({ setAside: [], letters: { sent: 6 } });
  const letters = (await aws.mailbox.letters()).map(({ destination }) => destination.to[0] ?? '');
  for (const reader of ['ann', 'bob', 'mary', 'c-7'])
    expect(letters.filter((to) => to.includes(`${reader}@example.com`))).not.toEqual([]);
}, 90_000);

test('rotations change the key that signs, and a link works through two of them', async () => {
  await withLetter();
  await aws.invoke('post', scheduled('post', AT));
  const [letter] = await aws.mailbox.letters();
  const { pathname } = new URL(/https:\S+/.exec(letter?.body.text ?? '')?.[0] ?? '');
  for (const [rotations, statusCode] of [
    [1, 200],
    [2, 200],
    [3, 404],
  ]) {
    // Secrets Manager may ask for a step twice.
    for (const Step of [
      'createSecret',
      'createSecret',
      'setSecret',
      'testSecret',
      'finishSecret',
      'finishSecret',
    ])
      await aws.invoke('rotate-link-keys', {
        Step,
        SecretId: 'keys',
        ClientRequestToken: `rotation-number-${rotations}-of-these`,
      });
    const { keys } = JSON.parse(aws.secrets.value('AWSCURRENT') ?? '');
    expect(new Set(keys).size).toBe(Math.min(Number(rotations) + 1, 3));
    expect(await aws.invoke('public', webEvent('GET', pathname))).toMatchObject({ statusCode });
  }
});

test('control: with the rights of another function, a function is denied', async () => {
  await expect(aws.invoke('sweep', scheduled('sweep', AT), 'public')).rejects.toThrow(/denied: .*dynamodb:/);
});

const CORE = ['@aws-sdk/client-dynamodb', 'zod', 'temporal-polyfill', '@aws-lambda-powertools/logger'];

describe('a bundle holds what its function needs', () => {
  const RULES = [...CORE, '@middy/core', '@aws-lambda-powertools/metrics', 'p-map'];
  const NEEDED: Record<string, readonly string[]> = {
    sweep: [...RULES, '@aws-sdk/client-sqs'],
    'sweep-part': RULES,
    post: [...RULES, '@aws-sdk/client-ses', '@aws-sdk/client-secrets-manager', 'nodemailer', 'hono'],
    'mail-events': CORE,
    public: [...RULES, '@aws-sdk/client-secrets-manager', 'hono'],
    intake: [...RULES, '@aws-sdk/client-s3', 'csv-parse'],
    'rotate-link-keys': ['@aws-sdk/client-secrets-manager', 'zod'],
  };
  const OURS = [
    '@aws-sdk/client-',
    'nodemailer',
    'hono',
    'csv-parse',
    'csv-stringify',
    'minisearch',
    'chinese-days',
    'commander',
    'p-map',
    'temporal-polyfill',
  ];

  let outputs: Metafile['outputs'];
  beforeAll(async () => {
    // All at once, so that what they share is read once.
    const { outfile: _, ...options } = esbuildOptions('', '');
    const entryPoints = Object.keys(NEEDED).map(entryOf);
    const outdir = join(folder, 'unused');
    ({
      metafile: { outputs },
    } = await build({ ...options, entryPoints, outdir, write: false, metafile: true }));
  });

  test.for(Object.entries(NEEDED))('%s', ([entry, needed]) => {
    const output = Object.values(outputs).find(({ entryPoint }) => entryPoint === `functions/${entry}.ts`);
    const packages = new Set(
      Object.entries(output?.inputs ?? {})
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .flatMap(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    );
    const direct = [...packages].filter((name) => OURS.some((ours) => name.startsWith(ours)));
    expect(direct.filter((name) => !needed.includes(name))).toEqual([]);
    const asset = statSync(join(system.functionOf(entry).asset ?? '', 'index.js')).size;
    expect(asset).toBe(output?.bytes);
  });
});
