import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type Links, linksOf } from '../shared/app/links.ts';
import type { Store } from '../shared/app/ports.ts';
import type { PostOffice } from '../shared/app/post-letters.ts';
import { type Allowed, Refusal } from '../shared/domain/faults.ts';
import { letterWriter } from '../shared/mail/letter-writer.ts';
import { sesMailer } from '../shared/mail/ses.ts';
import { storeOf } from '../shared/store/store.ts';

/** A shorter key could be guessed, and an empty one would let anybody sign. */
const linkKey = z.string().min(16);

/** The environment of every function. Only this file reads it and builds clients. */
const environmentSchema = z.object({
  TABLE_NAME: z.string().min(3).default('revisit'),
  /** Set for the embedded database or DynamoDB Local; unset for AWS. */
  DYNAMODB_ENDPOINT: z.url().optional(),
  /** Set for a local mailbox; unset for AWS. */
  SES_ENDPOINT: z.url().optional(),
  SES_CONFIGURATION_SET: z.string().optional(),
  SENDER_NAME: z.string().default('Revisit'),
  SENDER_ADDRESS: z.email().default('revisit@example.com'),
  /** Letters per second; 1 is what SES allows before it trusts an account. */
  SEND_RATE: z.coerce.number().min(0.1).max(1000).default(1),
  /** Where the public pages are. */
  PUBLIC_URL: z.url().default('http://localhost:8006'),
  /** Keys that sign links, separated by commas; the first signs, all are accepted. */
  LINK_KEYS: z
    .string()
    .transform((list) => list.split(',').map((key) => key.trim()))
    .pipe(z.tuple([linkKey], linkKey)),
});
export type Environment = z.infer<typeof environmentSchema>;

/** What each variable allows, for the sentence that refuses a value. */
const ALLOWED: { [name in keyof Environment]-?: Allowed } = {
  TABLE_NAME: { kind: 'table-name' },
  DYNAMODB_ENDPOINT: { kind: 'url' },
  SES_ENDPOINT: { kind: 'url' },
  SES_CONFIGURATION_SET: { kind: 'one-line', max: 64 },
  SENDER_NAME: { kind: 'one-line', max: 120 },
  SENDER_ADDRESS: { kind: 'email' },
  SEND_RATE: { kind: 'number', min: 0.1, max: 1000 },
  PUBLIC_URL: { kind: 'url' },
  LINK_KEYS: { kind: 'keys' },
};

const isVariable = (name: PropertyKey | undefined): name is keyof Environment =>
  typeof name === 'string' && name in ALLOWED;

/** @throws Refusal naming the variable that is missing or wrong. */
export function environmentOf(variables: NodeJS.ProcessEnv): Environment {
  const result = environmentSchema.safeParse(variables);
  if (result.success) return result.data;
  const name = result.error.issues[0]?.path[0];
  if (!isVariable(name)) throw result.error;
  const value = name === 'LINK_KEYS' ? '(secret)' : (variables[name] ?? '(unset)');
  throw new Refusal({ code: 'setting-bad', name, value, allowed: ALLOWED[name] });
}

/** A local stand-in asks for no credentials, and must not be sent real ones. */
const NO_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

const reach = (endpoint: string | undefined) =>
  endpoint ? { endpoint, region: 'local', credentials: NO_CREDENTIALS } : {};

export const databaseClient = (endpoint: string | undefined): DynamoDBClient =>
  new DynamoDBClient(reach(endpoint));

const SEND_TIMEOUT_MS = 10_000;

/** What functions work with. */
export interface Composition {
  store: Store;
  links: Links;
  /** One post's office; it begins no letter after `budgetMs`. */
  office(budgetMs: number): PostOffice;
  now(): Temporal.Instant;
}

export function compose(
  environment: Environment,
  client = databaseClient(environment.DYNAMODB_ENDPOINT),
): Composition {
  const links = linksOf(environment.LINK_KEYS, environment.PUBLIC_URL);
  const ses = new SESClient({
    ...reach(environment.SES_ENDPOINT),
    maxAttempts: 1,
    // Without the last of these a request that takes too long is only warned about.
    requestHandler: {
      requestTimeout: SEND_TIMEOUT_MS,
      connectionTimeout: SEND_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
  });
  const sender = { name: environment.SENDER_NAME, address: environment.SENDER_ADDRESS };
  return {
    store: storeOf({ client, name: environment.TABLE_NAME }),
    links,
    office: (budgetMs) => ({
      mailer: sesMailer(ses, environment.SES_CONFIGURATION_SET),
      writer: letterWriter(sender, links),
      sendRate: environment.SEND_RATE,
      holder: randomUUID(),
      budgetMs,
      machineMs: () => Date.now(),
      wait: (ms) => setTimeout(ms),
    }),
    now: () => Temporal.Now.instant(),
  };
}

let composition: Composition | undefined;

/** The composition of this process, made at the first invocation and kept for the next ones. */
export function composed(): Composition {
  composition ??= compose(environmentOf(process.env));
  return composition;
}
