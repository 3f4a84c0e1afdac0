import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import { PARTS } from '../../shared/app/ports/clock.ts';
import type { Allowed } from '../../shared/domain/faults/faults.ts';

/** What only a stage has fields for, beside what the fields of the domain allow. */
export type StageAllowed =
  | Allowed
  | { kind: 'stage-name' }
  | { kind: 'domain' }
  | { kind: 'domain-of'; address: string }
  | { kind: 'domain-in'; zone: string }
  | { kind: 'certificate' }
  | { kind: 'certificate-in'; region: string }
  | { kind: 'hosted-zone-id' }
  | { kind: 'email-list'; most: number }
  | { kind: 'account' }
  | { kind: 'region' };

/**
 * What the field that raised an issue allows; undefined when it is no field of this file or of the
 * domain.
 */
export const allowedInStage = (issue: z.core.$ZodIssue): StageAllowed | undefined =>
  issue.code === 'custom'
    ? z
        .custom<StageAllowed>((value) => z.object({ kind: z.string() }).safeParse(value).success)
        .safeParse(issue.params?.allowed).data
    : undefined;

const field = <T>(accepts: (value: unknown) => boolean, allowed: StageAllowed) =>
  z.custom<T>(accepts, { params: { allowed } });

const textLike = (pattern: RegExp, allowed: StageAllowed, max = 254) =>
  field<string>((value) => typeof value === 'string' && value.length <= max && pattern.test(value), allowed);

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** It becomes part of the stack's name. */
export const isStageName = (name: string): boolean => /^[a-z][a-z0-9-]{0,19}$/.test(name);

export const domainName = () => textLike(DOMAIN, { kind: 'domain' });
export const certificateArn = () =>
  textLike(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/, { kind: 'certificate' });
export const hostedZoneId = () => textLike(/^Z[A-Z0-9]{1,31}$/, { kind: 'hosted-zone-id' });
export const accountId = () => textLike(/^\d{12}$/, { kind: 'account' });
export const regionName = () => textLike(/^[a-z]{2}(?:-[a-z]+)+-\d$/, { kind: 'region' });

const emailSchema = z.email();
const isEmail = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 254 && emailSchema.safeParse(value).success;

/** A bare address, since it stands in headers and in the condition of a permission. */
export const email = () => field<string>(isEmail, { kind: 'email' });

export const emailList = (most: number) =>
  field<readonly string[]>(
    (list) =>
      Array.isArray(list) && list.length <= most && new Set(list).size === list.length && list.every(isEmail),
    { kind: 'email-list', most },
  );

export const oneLine = (max: number) =>
  field<string>(
    (value) =>
      typeof value === 'string' && value.trim() !== '' && value.length <= max && !/\p{Cc}/u.test(value),
    { kind: 'one-line', max },
  );

export const number = (min: number, max: number) =>
  field<number>((value) => typeof value === 'number' && value >= min && value <= max, {
    kind: 'number',
    min,
    max,
  });

const oneOfNumbers = <T extends number>(values: readonly T[]) =>
  field<T>((value) => values.some((known) => known === value), {
    kind: 'one-of',
    values: values.map(String),
  });

/**
 * Into how many messages a morning that is too big for one function is split; the shards of the
 * table divide evenly.
 */
export const sweepParts = () => oneOfNumbers(PARTS);

/** The periods for which CloudWatch can keep a log, up to two years; never for ever. */
export const logRetention = () =>
  oneOfNumbers([
    RetentionDays.ONE_DAY,
    RetentionDays.THREE_DAYS,
    RetentionDays.FIVE_DAYS,
    RetentionDays.ONE_WEEK,
    RetentionDays.TWO_WEEKS,
    RetentionDays.ONE_MONTH,
    RetentionDays.TWO_MONTHS,
    RetentionDays.THREE_MONTHS,
    RetentionDays.SIX_MONTHS,
    RetentionDays.ONE_YEAR,
    RetentionDays.TWO_YEARS,
  ]);
