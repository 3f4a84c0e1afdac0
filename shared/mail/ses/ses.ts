import { type SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { Mailer } from '../../app/ports/letters.ts';
import type { Outcome } from '../../domain/letters/letter-states.ts';
import { LETTER_TAG, tagOf } from './letter-tag.ts';

/** Refusals after which the same letter may go out later. */
const PASSING = [
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
];

/** No connection was ever made, so nothing can have gone out. */
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'];

/** The SDK gave up before it had anything to send with. */
const BEFORE_SENDING = ['CredentialsProviderError', 'TokenProviderError'];
const NO_REGION = 'Region is missing';

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
};

/** What a failed call says about the letter. */
export function outcomeOf(error: unknown): Outcome {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof SESServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    // 401 and 403 speak of us, not of the letter: a role or a clock that will be put right.
    if (PASSING.includes(error.name) || [401, 403, 429].includes(status))
      return { was: 'turned-away', error: text };
    if (status >= 400 && status < 500) return { was: 'refused', error: text };
  }
  if (error instanceof Error && (BEFORE_SENDING.includes(error.name) || error.message === NO_REGION))
    return { was: 'turned-away', error: text };
  if (NEVER_CONNECTED.includes(codeOf(error))) return { was: 'turned-away', error: text };
  return { was: 'ambiguous', error: text };
}

/**
 * @param client with `maxAttempts: 1`: SES has no idempotency key, so the SDK must not try again by
 * itself.
 */
export const sesMailer = (client: SESClient, configurationSet?: string): Mailer => ({
  async send({ letterId, raw, from, to }) {
    try {
      const { MessageId } = await client.send(
        new SendRawEmailCommand({
          Source: from,
          Destinations: [to],
          RawMessage: { Data: raw },
          Tags: [{ Name: LETTER_TAG, Value: tagOf(letterId) }],
          ...(configurationSet && { ConfigurationSetName: configurationSet }),
        }),
      );
      return { was: 'sent', messageId: MessageId ?? '' };
    } catch (error) {
      return outcomeOf(error);
    }
  },
});
