import { expect, test } from 'vitest';
import { compose } from '../../functions/runtime/composition.ts';
import { databaseClient } from '../../functions/runtime/database.ts';
import { environmentOf } from '../../functions/runtime/environment.ts';
import { Refusal } from '../../shared/domain/faults/faults.ts';

const KEYS = { LINK_KEYS: 'a-key-that-only-tests-use' };

test('a machine needs to be told only the key that signs its links', () => {
  expect(environmentOf(KEYS)).toEqual({
    LINK_KEYS: [KEYS.LINK_KEYS],
    TABLE_NAME: 'revisit',
    SENDER_NAME: 'Revisit',
    SENDER_ADDRESS: 'revisit@example.com',
    SEND_RATE: 1,
    PUBLIC_URL: 'http://localhost:8006',
    SWEEP_PARTS: 16,
    LANGUAGE: 'zh',
  });
});

test('a function that signs no links needs no key, and one that does says which variable is missing', () => {
  const environment = environmentOf({});
  expect(environment.LINK_KEYS).toBeUndefined();
  const client = databaseClient('http://127.0.0.1:1');
  try {
    compose(environment, client);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).fault).toMatchObject({
      code: 'setting-bad',
      name: 'LINK_KEYS',
      value: '(unset)',
    });
  }
  client.destroy();
});

test.for(['1', '2', '4', '8', '16'])('a backlog can be split into %s parts', (parts) => {
  expect(environmentOf({ SWEEP_PARTS: parts }).SWEEP_PARTS).toBe(Number(parts));
});

test.for([
  ['LINK_KEYS', ''],
  ['LINK_KEYS', 'short'],
  ['SEND_RATE', '0'],
  ['SEND_RATE', 'fast'],
  ['SEND_RATE', '0x10'],
  ['SEND_RATE', '1e2'],
  ['SEND_RATE', ''],
  ['SENDER_ADDRESS', 'nobody'],
  ['DYNAMODB_ENDPOINT', 'localhost'],
  ['SES_ENDPOINT', 'localhost'],
  ['PUBLIC_URL', '/unsubscribe'],
  ['TABLE_NAME', ''],
  ['SWEEP_QUEUE_URL', 'parts.fifo'],
  ['SWEEP_PARTS', '3'],
  ['SWEEP_PARTS', '0'],
  ['SWEEP_PARTS', '32'],
  ['FIRST_LANGUAGE', 'fr'],
  ['LANGUAGE', 'fr'],
  ['LINK_KEYS_SECRET', ''],
] as const)('a bad %s is refused by its name: %j', ([name, value]) => {
  const variables = { ...KEYS, [name]: value };
  try {
    environmentOf(variables);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).fault).toMatchObject({
      code: 'setting-bad',
      name,
      value: name === 'LINK_KEYS' ? '(secret)' : value,
    });
  }
});

test('several keys are several keys: the first signs, all are accepted', () => {
  const client = databaseClient('http://127.0.0.1:1');
  const composed = (keys: string) => compose(environmentOf({ LINK_KEYS: keys }), client).links.unsubscribe;
  const token = (keys: string) => composed(keys).urlFor('mary@flowers.example', 'en').split('/').at(-1)!;
  const [first, second] = ['the-key-of-this-year', 'the-key-of-last-year'];
  expect(token(`${first}, ${second}`)).toBe(token(first));
  expect(composed(`${first}, ${second}`).read(token(second))).toBeDefined();
  expect(composed(first).read(token(second))).toBeUndefined();
  client.destroy();
});

test('every office has a holder of its own, so that two posts in one process are two', () => {
  const client = databaseClient('http://127.0.0.1:1');
  const { postServices: office } = compose(environmentOf(KEYS), client);
  expect(office(1).holder).not.toBe(office(1).holder);
  client.destroy();
});
