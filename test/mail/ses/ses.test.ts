import { SESClient, SESServiceException } from '@aws-sdk/client-ses';
import { expect, test } from 'vitest';
import { tagOf } from '../../../shared/mail/ses/letter-tag.ts';
import { outcomeOf, sesMailer } from '../../../shared/mail/ses/ses.ts';
import { startFailingSes } from '../../fixtures/failing-ses.ts';

const failure = (name: string, httpStatusCode: number): SESServiceException =>
  new SESServiceException({
    name,
    message: 'because',
    $fault: httpStatusCode < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode },
  });

const withCode = (code: string): Error => Object.assign(new Error('no route'), { code });

test.for([
  ['Throttling', 400],
  ['ThrottlingException', 400],
  ['TooManyRequestsException', 429],
  ['LimitExceededException', 400],
  ['AccountSendingPausedException', 400],
  ['ConfigurationSetSendingPausedException', 400],
  ['SomethingNew', 429],
] as const)('%s is known not to have gone out, and worth another try', ([name, status]) => {
  expect(outcomeOf(failure(name, status))).toEqual({ was: 'turned-away', error: `${name}: because` });
});

test.for([
  ['MessageRejected', 400],
  ['MailFromDomainNotVerifiedException', 400],
  ['ConfigurationSetDoesNotExist', 400],
  ['InvalidParameterValue', 400],
] as const)('%s is known not to have gone out, and never will', ([name, status]) => {
  expect(outcomeOf(failure(name, status))).toEqual({ was: 'refused', error: `${name}: because` });
});

test.for([
  ['InternalFailure', 500],
  ['ServiceUnavailable', 503],
] as const)('%s may have gone out', ([name, status]) => {
  expect(outcomeOf(failure(name, status)).was).toBe('ambiguous');
});

test.for(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'])(
  'with %s no connection was made, so nothing can have gone out',
  (code) => {
    expect(outcomeOf(withCode(code)).was).toBe('turned-away');
    expect(outcomeOf(new Error('wrapped', { cause: withCode(code) })).was).toBe('turned-away');
  },
);

test('without credentials or a region nothing was sent, and a later try may', async () => {
  expect(outcomeOf(Object.assign(new Error('none found'), { name: 'CredentialsProviderError' })).was).toBe(
    'turned-away',
  );
  const client = new SESClient({ region: () => Promise.reject<string>(new Error('Region is missing')) });
  const outcome = await sesMailer(client).send({
    letterId: 'L',
    raw: new Uint8Array(),
    from: 'a@b.example',
    to: 'c@d.example',
  });
  expect(outcome).toEqual({ was: 'turned-away', error: 'Error: Region is missing' });
});

test.for(['ECONNRESET', 'EPIPE', 'ETIMEDOUT'])('%s came when the letter may have been on its way', (code) => {
  expect(outcomeOf(withCode(code)).was).toBe('ambiguous');
});

test('what is no error at all may have gone out too', () => {
  expect(outcomeOf('oops')).toEqual({ was: 'ambiguous', error: 'oops' });
});

test('a tag holds any letter’s id in the characters that SES allows', () => {
  const longest = `revisit:monthly-touch:${'客'.repeat(40)}:2011-04-01`;
  expect(Buffer.from(tagOf(longest), 'base64url').toString()).toBe(longest);
  expect(tagOf(longest)).toMatch(/^[\w-]{1,256}$/);
});

test('a letter is one request to SES with its source, its one reader, its tag and its configuration set', async () => {
  const ses = await startFailingSes();
  const client = new SESClient({
    endpoint: ses.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const raw = Buffer.from('Subject: 你好\r\n\r\nbody');
  const letter = { letterId: 'L-1', raw, from: 'service@rainbow.example', to: 'mary@flowers.example' };
  expect(await sesMailer(client, 'events').send(letter)).toEqual({ was: 'sent', messageId: 'm-1' });
  client.destroy();
  await ses.stop();

  const [arrival, ...others] = ses.arrivals;
  expect(others).toEqual([]);
  const { 'RawMessage.Data': _raw, ...form } = Object.fromEntries(arrival!.form);
  expect(arrival!.raw).toBe('Subject: 你好\r\n\r\nbody');
  expect(form).toEqual({
    Action: 'SendRawEmail',
    Version: '2010-12-01',
    Source: 'service@rainbow.example',
    'Destinations.member.1': 'mary@flowers.example',
    'Tags.member.1.Name': 'letter',
    'Tags.member.1.Value': tagOf('L-1'),
    ConfigurationSetName: 'events',
  });
});

test('a tag holds the id of any letter in the characters and the length that SES allows', () => {
  const feedbackId = `${'客'.repeat(40)}:20110407T090500Z:1f8a3c`;
  for (const letterId of [`answer:${feedbackId}`, `feedback:${feedbackId}:12:${'工'.repeat(40)}`])
    expect(tagOf(letterId)).toMatch(/^[\w-]{1,256}$/);
});
