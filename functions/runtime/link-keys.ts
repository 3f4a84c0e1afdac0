import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { type Links, linksOf } from '../../shared/app/links/links.ts';
import type { LinkKeys } from '../../shared/app/links/signed-token.ts';
import { lazily } from '../../shared/domain/lazily.ts';
import { type Environment, settingBad } from './environment.ts';
import { TIMEOUTS } from './timeouts.ts';

const key = lazily(() => z.string().min(16));
const rotated = lazily(() => z.object({ keys: z.tuple([key()], key()) }));

/**
 * The keys in a secret: `{"keys": [current, next, previous]}`, or the one key with which a
 * deployment begins.
 */
export function keysIn(secret: string): LinkKeys {
  if (!secret.startsWith('{')) return [key().parse(secret)];
  return rotated().parse(JSON.parse(secret)).keys;
}

/**
 * The keys that sign links. They are read once for the life of a process: a key is in the secret
 * for a whole period before it signs, so even an old process knows every key that signs today.
 */
async function linkKeys({ LINK_KEYS, LINK_KEYS_SECRET }: Environment): Promise<LinkKeys> {
  if (LINK_KEYS) return LINK_KEYS;
  if (!LINK_KEYS_SECRET) throw settingBad('LINK_KEYS', '(unset)');
  const { SecretString } = await new SecretsManagerClient({ requestHandler: TIMEOUTS }).send(
    new GetSecretValueCommand({ SecretId: LINK_KEYS_SECRET }),
  );
  return keysIn(SecretString ?? '');
}

/**
 * The links that letters carry and the pages read.
 *
 * @throws Refusal when the environment names neither keys nor a secret.
 */
export const linksIn = async (environment: Environment): Promise<Links> =>
  linksOf(await linkKeys(environment), environment.PUBLIC_URL);
