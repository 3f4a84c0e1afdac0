import { randomBytes } from 'node:crypto';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { lazily } from '../shared/domain/lazily.ts';
import { cached } from './runtime/cached.ts';
import { instrumented, logger } from './runtime/instrumentation.ts';
import { keysIn } from './runtime/link-keys.ts';
import { TIMEOUTS } from './runtime/timeouts.ts';

/** One step of a rotation by Secrets Manager. */
const rotationSchema = lazily(() =>
  z.object({
    Step: z.enum(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
    SecretId: z.string(),
    ClientRequestToken: z.string(),
  }),
);

const newKey = (): string => randomBytes(32).toString('base64url');

/**
 * The keys after a rotation. What signed becomes the previous key, what was only accepted so far
 * signs, and a new key is accepted from now on: no process that still has yesterday's keys ever
 * meets a link that it does not know. The one key with which a deployment begins goes on signing
 * until the next rotation.
 */
export function rotated([current, next, ..._older]: readonly [string, ...string[]], make = newKey): string {
  return JSON.stringify({ keys: next ? [next, make(), current] : [current, make()] });
}

const client = cached(async () => new SecretsManagerClient({ requestHandler: TIMEOUTS }));

async function stored(SecretId: string, stage: { VersionStage: string; VersionId?: string }) {
  try {
    const { SecretString } = await (await client()).send(new GetSecretValueCommand({ SecretId, ...stage }));
    return SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Each step may come twice; the second changes nothing. */
async function createSecret(SecretId: string, token: string): Promise<void> {
  if ((await stored(SecretId, { VersionStage: 'AWSPENDING', VersionId: token })) !== undefined) return;
  const current = await stored(SecretId, { VersionStage: 'AWSCURRENT' });
  if (current === undefined) throw new Error('there is no current key to rotate');
  await (await client()).send(
    new PutSecretValueCommand({
      SecretId,
      ClientRequestToken: token,
      SecretString: rotated(keysIn(current)),
      VersionStages: ['AWSPENDING'],
    }),
  );
}

async function testSecret(SecretId: string, token: string): Promise<void> {
  keysIn((await stored(SecretId, { VersionStage: 'AWSPENDING', VersionId: token })) ?? '');
}

async function finishSecret(SecretId: string, token: string): Promise<void> {
  const { VersionIdsToStages = {} } = await (await client()).send(new DescribeSecretCommand({ SecretId }));
  const current = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT'))?.[0];
  if (current === token) return;
  await (await client()).send(
    new UpdateSecretVersionStageCommand({
      SecretId,
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: token,
      ...(current && { RemoveFromVersionId: current }),
    }),
  );
}

/** One step of the rotation of the keys that sign links, as Secrets Manager asks for it. */
export const handler = instrumented(rotationSchema, async ({ Step, SecretId, ClientRequestToken }) => {
  switch (Step) {
    case 'createSecret':
      await createSecret(SecretId, ClientRequestToken);
      break;
    case 'setSecret':
      // The keys are nobody's password: there is no other place to set them.
      break;
    case 'testSecret':
      await testSecret(SecretId, ClientRequestToken);
      break;
    case 'finishSecret':
      await finishSecret(SecretId, ClientRequestToken);
      break;
    default:
      Step satisfies never;
  }
  logger.info('rotated', { step: Step });
});
