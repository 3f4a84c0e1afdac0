import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { partsQueue } from '../../functions/runtime/parts-queue.ts';
import { sweepHandler } from '../../functions/sweep.ts';
import { sweepShardsHandler } from '../../functions/sweep-part.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import { Unavailable } from '../../shared/app/store-errors.ts';
import { ALL_SHARDS, shardOf } from '../../shared/store/keys.ts';
import { customer, order, statesIn, takeIn } from '../app/clock/sweep-scene.ts';
import { at, type DepartmentOnDatabase, openOnDatabase } from '../fixtures/department.ts';
import { type Queue, startQueue } from '../fixtures/queue.ts';
import { contextOf } from './lambda.ts';

const IDS = Array.from({ length: 20 }, (_, index) => `C-${index}`);
const NIGHT = '2011-10-01T00:05:00Z';
const LATER = '2011-10-01T00:06:00Z';
const TASKS = Object.fromEntries(IDS.map((id) => [`idle-week:${id}:2011-10-01`, 'open']));

let department: DepartmentOnDatabase;
let queue: Queue;
let handler: ReturnType<typeof sweepShardsHandler>;
beforeAll(() => {
  vi.stubEnv('AWS_REGION', 'eu-west-2');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
afterAll(() => vi.unstubAllEnvs());
beforeEach(async () => {
  [department, queue] = await Promise.all([openOnDatabase(), startQueue()]);
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', queue.endpoint);
  handler = sweepShardsHandler(() => department);
  await takeIn(department.store, {
    customers: IDS.map((id) => customer(id)),
    orders: IDS.map((id) => order(id, '2011-09-23')),
  });
});
afterEach(() => Promise.all([department.stop(), queue.stop()]));

const message = (messageId: string, body: unknown) => ({
  messageId,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const DONE = { batchItemFailures: [] };

test('a message has its shards swept, and no others, at the moment of the sweep that found the backlog too large', async () => {
  const mine = shardOf('C-1');
  const part = { at: NIGHT, shards: [mine] };
  expect(await handler({ Records: [message('m-1', part)] }, contextOf('sweep-part'))).toEqual(DONE);
  const opened = IDS.filter((id) => shardOf(id) === mine);
  expect(Object.keys(await statesIn(department.store)).sort()).toEqual(
    opened.map((id) => `idle-week:${id}:2011-10-01`).sort(),
  );
  expect(await department.store.sweptThrough()).toEqual(new Map([[mine, NIGHT]]));
});

test('a message that comes twice is done once', async () => {
  const event = { Records: [message('m-1', { at: NIGHT, shards: ALL_SHARDS })] };
  await handler(event, contextOf('sweep-part'));
  expect(await handler(event, contextOf('sweep-part'))).toEqual(DONE);
  expect(await statesIn(department.store)).toEqual(TASKS);
});

const BAD = [
  'not JSON',
  '{}',
  { at: NIGHT },
  { at: NIGHT, shards: [] },
  { at: NIGHT, shards: [16] },
  { at: 'tonight', shards: [1] },
  { shards: [1] },
];

test('messages that nobody should send go back to the queue, and the one among them is done', async () => {
  const bad = BAD.map((body, index) => message(`bad-${index}`, body));
  const good = message('good', { at: NIGHT, shards: ALL_SHARDS });
  const answer = await handler({ Records: [...bad, good, ...bad] }, contextOf('sweep-part'));
  const failed = bad.map(({ messageId }) => ({ itemIdentifier: messageId }));
  expect(answer).toEqual({ batchItemFailures: [...failed, ...failed] });
  expect(await statesIn(department.store)).toEqual(TASKS);
});

test.for([
  [15_000, 0],
  [15_001, IDS.length],
] as const)('with %i ms of its time left the function looks at %i customers', async ([leftMs, tasks]) => {
  const event = { Records: [message('m-1', { at: NIGHT, shards: ALL_SHARDS })] };
  await handler(event, contextOf('sweep-part', leftMs));
  expect(Object.keys(await statesIn(department.store))).toHaveLength(tasks);
});

test('a part that fails for another reason goes back to the queue', async () => {
  const store: Store = {
    ...department.store,
    policyVersions: () => Promise.reject(new Error('no policy version can be read')),
  };
  const event = { Records: [message('m-1', { at: NIGHT, shards: ALL_SHARDS })] };
  const answer = await sweepShardsHandler(() => ({ ...department, store }))(event, contextOf('sweep-part'));
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
});

test('a part that the table is too busy for is left to the next minute, and does not keep its group waiting', async () => {
  const store = {
    ...department.store,
    sweptThrough: () => Promise.reject(new Unavailable('ProvisionedThroughputExceededException')),
  };
  const event = { Records: [message('m-1', { at: NIGHT, shards: ALL_SHARDS })] };
  const answer = await sweepShardsHandler(() => ({ ...department, store }))(event, contextOf('sweep-part'));
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await statesIn(department.store), 'what is due stays due').toEqual({});
});

test('from the clock through the queue: a backlog that is too large is done by the parts, one of which fails first', async () => {
  const backlog = (_shard: number, _now: string, most: number) => Promise.resolve(most);
  const clock = sweepHandler(() => ({
    store: { ...department.store, dueCount: backlog },
    now: () => at(NIGHT),
    fanOut: partsQueue(queue.url, 4),
  }));
  const report = await clock({ at: NIGHT }, contextOf('sweep'));
  expect(report).toMatchObject({ handedOut: 4, looked: 0 });
  await clock({ at: NIGHT }, contextOf('sweep'));
  expect(queue.taken, 'a minute that is sent twice asks once').toHaveLength(4);
  await clock({ at: LATER }, contextOf('sweep'));
  expect(queue.taken, 'the backlog is still there a minute later, so it is asked for again').toHaveLength(8);

  let runs = 0;
  for (let event = queue.receive(); event; event = queue.receive()) {
    const fails = runs++ === 0;
    const records = fails ? () => Promise.reject(new Error('no memory')) : () => department;
    const answer = await sweepShardsHandler(records)(event, contextOf('sweep-part')).catch(() => ({
      batchItemFailures: event.Records.map(({ messageId }) => ({ itemIdentifier: messageId })),
    }));
    queue.answered(answer);
  }
  expect(runs).toBe(9);
  expect(await statesIn(department.store)).toEqual(TASKS);
  expect(await department.store.sweptThrough()).toEqual(new Map(ALL_SHARDS.map((shard) => [shard, LATER])));
});
