import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailEventsHandler } from '../../functions/mail-events.ts';
import { letteredFor, mailerThat, POSTED } from '../app/letters/events/mail-events-scene.ts';
import { postAt, standing } from '../app/letters/post-scene.ts';
import { at, type DepartmentOnDatabase, openOnDatabase } from '../fixtures/department.ts';
import {
  bounceOf,
  complaintOf,
  delayOf,
  deliveryOf,
  type Message,
  sendOf,
} from '../mail/ses/ses-event-samples.ts';
import { contextOf } from './lambda.ts';

const REVISIT = 'revisit:idle-week:C-1:2011-04-01';
const DIGEST = 'digest:S-1:2011-04-01';

let department: DepartmentOnDatabase;
let handler: ReturnType<typeof mailEventsHandler>;
beforeEach(async () => {
  department = await openOnDatabase();
  await letteredFor(department, 1);
  handler = mailEventsHandler(() => ({ ...department, now: () => at('2011-04-01T07:25:00Z') }));
  // The sender never heard whether its letters went out.
  await postAt(department, POSTED, {
    mailer: mailerThat(async () => ({ was: 'ambiguous', error: 'time-out' })),
  });
});
afterEach(() => department.stop());

const toCustomer: Message = { letterId: REVISIT, messageId: 'ses-1', to: 'c-1@example.com' };
const toStaff: Message = { letterId: DIGEST, messageId: 'ses-2', to: 's-1@rainbow.example' };

/** As SQS hands a batch to the function. */
const batchOf = (...bodies: readonly (object | string)[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `sqs-${index + 1}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1301642700000' },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-2:123456789012:mail-events',
    awsRegion: 'eu-west-2',
  })),
});

const handled = (...bodies: readonly (object | string)[]) =>
  handler(batchOf(...bodies), contextOf('mail-events'));
const failing = (...ids: readonly string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

test('the events of a batch settle the letters that they speak of', async () => {
  expect(await standing(department)).toEqual({
    [DIGEST]: 'unknown fate-unknown',
    [REVISIT]: 'unknown fate-unknown',
  });
  expect(
    await handled(sendOf(toStaff), bounceOf(toCustomer, 'Permanent', 'General'), sendOf(toCustomer)),
  ).toEqual(failing());
  expect(await standing(department)).toEqual({ [DIGEST]: 'sent', [REVISIT]: 'failed bounced' });
  expect(await department.store.suppressed(toCustomer.to)).toBe('bounced');
});

test('of a batch only the messages come again that could not be handled', async () => {
  const bad = [
    '{"source": "aws.ses", ',
    '',
    { ...sendOf(toCustomer), source: 'aws.s3' },
    { ...sendOf(toCustomer), detail: { eventType: 'Bounce' } },
  ];
  const handling = handled(sendOf(toStaff), ...bad, deliveryOf(toCustomer));
  expect(await handling).toEqual(failing('sqs-2', 'sqs-3', 'sqs-4', 'sqs-5'));
  expect(await standing(department)).toEqual({ [DIGEST]: 'sent', [REVISIT]: 'sent' });
});

test('what is no longer ours, or says nothing final, is done with', async () => {
  const before = await standing(department);
  const gone = { ...toCustomer, letterId: 'revisit:idle-week:C-9:2011-04-01' };
  const nobodys = { ...toCustomer, tags: { campaign: ['spring'] } };
  expect(await handled(sendOf(gone), deliveryOf(nobodys), delayOf(toCustomer))).toEqual(failing());
  expect(await standing(department)).toEqual(before);
});

test('a complaint about a letter that is no longer here still keeps its reader’s next letter back', async () => {
  await handled(complaintOf({ ...toCustomer, letterId: 'revisit:idle-week:C-1:2010-04-01' }));
  expect(await department.store.suppressed(toCustomer.to)).toBe('complained');
});

test('a batch that comes again, as queues may, changes nothing', async () => {
  const batch = [sendOf(toCustomer), complaintOf(toCustomer), deliveryOf(toStaff)];
  await handled(...batch);
  const letters = [await department.store.letter(REVISIT), await department.store.letter(DIGEST)];
  expect(await handled(...batch.toReversed())).toEqual(failing());
  expect([await department.store.letter(REVISIT), await department.store.letter(DIGEST)]).toEqual(letters);
});

test('two of these functions with the same events at once leave one result', async () => {
  const batch = [sendOf(toCustomer), deliveryOf(toCustomer), sendOf(toStaff), complaintOf(toCustomer)];
  const results = await Promise.all([handled(...batch), handled(...batch.toReversed())]);
  expect(results).toEqual([failing(), failing()]);
  expect(await standing(department)).toEqual({ [DIGEST]: 'sent', [REVISIT]: 'sent complained' });
});

test('a letter that cannot be read fails its own event and no other', async () => {
  const { store } = department;
  const poisoned = {
    ...store,
    letter: (id: string) =>
      id === REVISIT ? Promise.reject(new Error('it has another shape')) : store.letter(id),
  };
  handler = mailEventsHandler(() => ({ store: poisoned, now: () => at('2011-04-01T07:25:00Z') }));
  const bounce = bounceOf(toCustomer, 'Permanent', 'General');
  expect(await handled(bounce, sendOf(toStaff))).toEqual(failing('sqs-1'));
  expect((await standing(department))[DIGEST]).toBe('sent');
  // The address is closed although the letter could not be settled.
  expect(await store.suppressed(toCustomer.to)).toBe('bounced');
  handler = mailEventsHandler(() => ({ ...department, now: () => at('2011-04-01T07:25:00Z') }));
  expect(await handled(bounce)).toEqual(failing());
  expect((await standing(department))[REVISIT]).toBe('failed bounced');
});

test('a batch of another shape is refused whole', async () => {
  const refused = (event: unknown) => handler(event as never, contextOf('mail-events'));
  await expect(refused(null)).rejects.toThrow('expected object, received null');
  await expect(refused({})).rejects.toThrow('expected array, received undefined');
  await expect(refused({ Records: [{ body: 1 }] })).rejects.toThrow('expected string, received number');
});
