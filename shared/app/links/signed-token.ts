import { createHmac, timingSafeEqual } from 'node:crypto';
import { LANGUAGES, type Language } from '../../domain/names.ts';

/**
 * At least one; the first signs, all are accepted, so that a key can be changed while old letters
 * are about.
 */
export type LinkKeys = readonly [string, ...string[]];

/**
 * What a link in a letter says, for one purpose: whom or what it is about, and the language of its
 * page.
 */
export interface Signed {
  language: Language;
  /** Without dots. */
  subject: string;
}

/**
 * Signs and reads what links carry; a token that was signed for one purpose is worth nothing for
 * another.
 */
export interface SignedTokens {
  make(signed: Signed): string;
  /** Undefined for anything that this department did not sign. */
  read(token: string): Signed | undefined;
}

const equal = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

export function signedTokens(purpose: string, keys: LinkKeys): SignedTokens {
  const sign = (key: string, payload: string): string =>
    createHmac('sha256', key).update(`${purpose}\n${payload}`).digest('base64url');
  return {
    make({ language, subject }) {
      const payload = `${language}.${subject}`;
      return `${payload}.${sign(keys[0], payload)}`;
    },
    read(token) {
      const [language, subject, signature, ...more] = token.split('.');
      const known = LANGUAGES.find((candidate) => candidate === language);
      if (!known || !subject || !signature || more.length > 0) return undefined;
      const signed = keys.some((key) => equal(signature, sign(key, `${known}.${subject}`)));
      return signed ? { language: known, subject } : undefined;
    },
  };
}

/** The address of a page, whether the base ends in a slash or not. */
export const pageUrl = (publicUrl: string, page: string, token: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/${page}/${token}`;
