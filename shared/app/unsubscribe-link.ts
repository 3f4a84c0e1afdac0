import { createHmac, timingSafeEqual } from 'node:crypto';
import { LANGUAGES, type Language } from '../domain/names.ts';
import { fingerprintOf } from './address.ts';

/** What an unsubscribe link says: whose letters, as a fingerprint, and the language of its page. */
export interface Unsubscribe {
  fingerprint: string;
  language: Language;
}

/** Signs and reads the links in letters. */
export interface UnsubscribeLinks {
  urlFor(address: string, language: Language): string;
  /** Undefined for anything that this department did not sign. */
  read(token: string): Unsubscribe | undefined;
}

const sign = (key: string, payload: string): string =>
  createHmac('sha256', key).update(`unsubscribe\n${payload}`).digest('base64url');

const equal = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** @param keys the first signs, all are accepted, so that a key can be changed while old letters are about. */
export function unsubscribeLinks(keys: readonly [string, ...string[]], publicUrl: string): UnsubscribeLinks {
  const base = publicUrl.replace(/\/+$/, '');
  return {
    urlFor(address, language) {
      const payload = `${language}.${fingerprintOf(address)}`;
      return `${base}/unsubscribe/${payload}.${sign(keys[0], payload)}`;
    },
    read(token) {
      const [language, fingerprint, signature, ...more] = token.split('.');
      const known = LANGUAGES.find((candidate) => candidate === language);
      if (!known || !fingerprint || !signature || more.length > 0) return undefined;
      const signed = keys.some((key) => equal(signature, sign(key, `${known}.${fingerprint}`)));
      return signed ? { fingerprint, language: known } : undefined;
    },
  };
}
