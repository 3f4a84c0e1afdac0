import type { Environment } from '../../functions/runtime/environment.ts';
import { linksIn } from '../../functions/runtime/link-keys.ts';
import { type PostServicesFor, postServicesIn } from '../../functions/runtime/post-services.ts';
import type { Links } from '../../shared/app/links/links.ts';
import { Refusal } from '../../shared/domain/faults/faults.ts';

/** The one way by which a department's letters leave, and what their links lead to. */
export interface WayOut {
  links: Links;
  postServices: PostServicesFor;
}

/** Whether a service is on this machine, and so nobody else's. */
export function isOnThisMachine(url: string): boolean {
  const { hostname } = new URL(url);
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.[\d.]+|\[::1\])$/.test(hostname)
  );
}

const wayOut = async (environment: Environment): Promise<WayOut> => {
  const links = await linksIn(environment);
  return { links, postServices: postServicesIn(environment, links) };
};

/**
 * A mailbox.
 *
 * @throws Refusal without one: made-up customers must never be written to through AWS.
 */
export async function rehearsalWayOut(environment: Environment): Promise<WayOut> {
  if (!environment.SES_ENDPOINT) throw new Refusal({ code: 'no-mailbox' });
  return wayOut(environment);
}

/** What the deployment's own post is told; its defaults are those of a rehearsal. */
const DEPLOYED = ['SENDER_NAME', 'SENDER_ADDRESS', 'SES_CONFIGURATION_SET', 'PUBLIC_URL'] as const;

/**
 * SES, with what the deployment's own post is told.
 *
 * @param given the settings that somebody gave, without defaults.
 * @throws Refusal when letters would go to a mailbox of this machine, or carry links and senders
 * that are not the deployment's.
 */
export async function realWayOut(environment: Environment, given: NodeJS.ProcessEnv): Promise<WayOut> {
  const { TABLE_NAME: table, SES_ENDPOINT, PUBLIC_URL } = environment;
  if (SES_ENDPOINT) throw new Refusal({ code: 'real-mailbox', table, endpoint: SES_ENDPOINT });
  const missing: string[] = DEPLOYED.filter((name) => !given[name]);
  if (given.PUBLIC_URL && isOnThisMachine(PUBLIC_URL)) missing.push('PUBLIC_URL');
  if (!given.LINK_KEYS && !given.LINK_KEYS_SECRET) missing.push('LINK_KEYS_SECRET');
  if (missing.length > 0) throw new Refusal({ code: 'real-post', table, missing });
  return wayOut(environment);
}
