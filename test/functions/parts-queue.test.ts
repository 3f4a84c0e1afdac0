import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { partsQueue } from '../../functions/runtime/parts-queue.ts';
import { splitInto } from '../../shared/app/clock/parts.ts';
import { PARTS } from '../../shared/app/ports/clock.ts';
import { ALL_SHARDS } from '../../shared/store/keys.ts';
import { type Queue, startQueue } from '../fixtures/queue.ts';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const AT = '2026-03-02T12:00:00Z';

let queue: Queue;
// The client asks the environment where its queues are, as in a function.
beforeAll(() => {
  vi.stubEnv('AWS_REGION', 'eu-west-2');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
afterAll(() => vi.unstubAllEnvs());
beforeEach(async () => {
  queue = await startQueue(() => NOON);
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', queue.endpoint);
});
afterEach(() => queue.stop());

test.for(PARTS)(
  'a backlog in %i parts is as many messages, each with its shards and the moment',
  async (parts) => {
    await partsQueue(queue.url, parts).sweep(AT, splitInto(parts, ALL_SHARDS));
    expect(queue.taken.map(({ body }) => JSON.parse(body))).toEqual(
      splitInto(parts, ALL_SHARDS).map((shards) => ({ at: AT, shards })),
    );
  },
);

test('SQS takes ten messages at once, so sixteen go in two requests', async () => {
  await partsQueue(queue.url, 16).sweep(AT, splitInto(16, ALL_SHARDS));
  expect(queue.batches).toEqual([10, 6]);
});

test('every part is a group of its own, and each minute’s message about it another one', async () => {
  await partsQueue(queue.url, 4).sweep(AT, splitInto(4, ALL_SHARDS));
  const ids = ['part-0-of-4', 'part-1-of-4', 'part-2-of-4', 'part-3-of-4'];
  expect(queue.taken.map(({ groupId }) => groupId)).toEqual(ids);
  expect(queue.taken.map(({ deduplicationId }) => deduplicationId)).toEqual(
    ids.map((id) => `${id}-at-${AT}`),
  );
});

test.for([
  [AT, 4],
  ['2026-03-02T12:01:00Z', 8],
] as const)(
  'a clock that asked at noon and asks again at %s has put %i messages in all',
  async ([again, messages]) => {
    const parts = partsQueue(queue.url, 4);
    await parts.sweep(AT, splitInto(4, ALL_SHARDS));
    await parts.sweep(again, splitInto(4, ALL_SHARDS));
    expect(queue.taken).toHaveLength(messages);
  },
);

test('a part that the queue turned down is an error, so that the sweep counts as failed', async () => {
  queue.turnDown('2', '11');
  const sending = partsQueue(queue.url, 16).sweep(AT, splitInto(16, ALL_SHARDS));
  await expect(sending).rejects.toThrow('2 parts were not queued, first: It is us.');
});

test('the stand-in refuses what SQS refuses', async () => {
  const send = (target: string, Entries: object[]) =>
    fetch(queue.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': target },
      body: JSON.stringify({ QueueUrl: queue.url, Entries }),
    });
  const entries = Array.from({ length: 11 }, (_, id) => ({ Id: String(id), MessageBody: '{}' }));
  expect(await (await send('AmazonSQS.SendMessageBatch', entries)).text()).toContain('11 entries');
  expect(await (await send('AmazonSQS.SendMessageBatch', entries.slice(1))).text()).toContain(
    'MessageGroupId',
  );
  expect((await send('AmazonSQS.PurgeQueue', [])).status).toBe(400);
  expect(queue.taken).toEqual([]);
});
