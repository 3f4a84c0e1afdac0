import { createHash } from 'node:crypto';

/**
 * Which address this is, without saying which: the suppression list and the links in letters hold
 * no addresses, and someone whose data was erased stays unsubscribed.
 */
export const fingerprintOf = (address: string): string =>
  createHash('sha256').update(address.trim().toLowerCase()).digest('base64url').slice(0, 22);
