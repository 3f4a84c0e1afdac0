import * as z from 'zod';
import { PARTS } from '../../shared/app/ports/clock.ts';
import { type Allowed, Refusal } from '../../shared/domain/faults/faults.ts';
import { lazily } from '../../shared/domain/lazily.ts';
import { LANGUAGES } from '../../shared/domain/names.ts';

/** Of text in an environment; a number that is none of these is refused like any other text. */
const parts = () => z.enum(PARTS.map(String)).transform(Number).pipe(z.literal(PARTS));

/**
 * The keys that sign links. A shorter key could be guessed, and an empty one would let anybody
 * sign.
 */
function linkKeys() {
  const key = z.string().min(16);
  return z
    .string()
    .transform((list) => list.split(',').map((given) => given.trim()))
    .pipe(z.tuple([key], key));
}

/** The environment of all functions; each is given what it needs. Only this file reads it. */
const environmentSchema = lazily(() =>
  z.object({
    TABLE_NAME: z.string().min(3).default('revisit'),
    /** Set for the embedded database or DynamoDB Local; unset for AWS. */
    DYNAMODB_ENDPOINT: z.url().optional(),
    /** Set for a local mailbox; unset for AWS. */
    SES_ENDPOINT: z.url().optional(),
    SES_CONFIGURATION_SET: z.string().optional(),
    SENDER_NAME: z.string().default('Revisit'),
    SENDER_ADDRESS: z.email().default('revisit@example.com'),
    /** Letters per second; 1 is what SES allows before it trusts an account. */
    SEND_RATE: z
      .string()
      .regex(/^\d{1,4}(?:\.\d{1,3})?$/)
      .transform(Number)
      .pipe(z.number().min(0.1).max(1000))
      .default(1),
    /** Where the public pages are. */
    PUBLIC_URL: z.url().default('http://localhost:8006'),
    /** Keys that sign links, separated by commas; the first signs, all are accepted. */
    LINK_KEYS: linkKeys().optional(),
    /** The secret that holds them instead, on AWS. */
    LINK_KEYS_SECRET: z.string().min(1).optional(),
    /**
     * Where the parts of a backlog go that is too large for one function; without it there is no
     * such backlog.
     */
    SWEEP_QUEUE_URL: z.url().optional(),
    SWEEP_PARTS: parts().default(16),
    /** Of the policy that an empty table begins with. */
    FIRST_ZONE: z.string().optional(),
    FIRST_LANGUAGE: z.enum(LANGUAGES).optional(),
    /** Of the reports on dropped files. */
    LANGUAGE: z.enum(LANGUAGES).default('zh'),
  }),
);
export type Environment = z.infer<ReturnType<typeof environmentSchema>>;

const oneLine = { kind: 'one-line', max: 256 } as const;

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
  LINK_KEYS_SECRET: oneLine,
  SWEEP_QUEUE_URL: { kind: 'url' },
  SWEEP_PARTS: { kind: 'one-of', values: PARTS.map(String) },
  FIRST_ZONE: { kind: 'zone' },
  FIRST_LANGUAGE: { kind: 'one-of', values: LANGUAGES },
  LANGUAGE: { kind: 'one-of', values: LANGUAGES },
};

const isVariable = (name: PropertyKey | undefined): name is keyof Environment =>
  typeof name === 'string' && name in ALLOWED;

export const settingBad = (name: keyof Environment, value: string): Refusal =>
  new Refusal({ code: 'setting-bad', name, value, allowed: ALLOWED[name] });

/** @throws Refusal naming the variable that is wrong. */
export function environmentOf(variables: NodeJS.ProcessEnv): Environment {
  const result = environmentSchema().safeParse(variables);
  if (result.success) return result.data;
  const name = result.error.issues[0]?.path[0];
  if (!isVariable(name)) throw result.error;
  throw settingBad(name, name === 'LINK_KEYS' ? '(secret)' : (variables[name] ?? '(unset)'));
}

/** Of this process. */
export const environment = (): Environment => environmentOf(process.env);
