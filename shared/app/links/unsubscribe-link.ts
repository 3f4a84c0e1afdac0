import type { Language } from '../../domain/names.ts';
import { fingerprintOf } from './address-fingerprint.ts';
import { type LinkKeys, pageUrl, signedTokens } from './signed-token.ts';

/** What an unsubscribe link says: whose letters, as a fingerprint, and the language of its page. */
export interface Unsubscribe {
  fingerprint: string;
  language: Language;
}

/** Signs and reads the unsubscribe links in letters. */
export interface UnsubscribeLinks {
  urlFor(address: string, language: Language): string;
  /** Undefined for anything that this department did not sign. */
  read(token: string): Unsubscribe | undefined;
}

export function unsubscribeLinks(keys: LinkKeys, publicUrl: string): UnsubscribeLinks {
  const tokens = signedTokens('unsubscribe', keys);
  return {
    urlFor: (address, language) =>
      pageUrl(publicUrl, 'unsubscribe', tokens.make({ language, subject: fingerprintOf(address) })),
    read(token) {
      const signed = tokens.read(token);
      return signed && { fingerprint: signed.subject, language: signed.language };
    },
  };
}
