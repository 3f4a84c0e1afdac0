import { expect } from 'vitest';
import { sentencesIn } from '../../../shared/domain/sentences/sentences-in.ts';

export const zh = sentencesIn('zh');
export const en = sentencesIn('en');

/** Both languages say something, complete, and not the same; no two of the sentences are equal. */
export function allDiffer(told: readonly { chinese: string | undefined; english: string | undefined }[]) {
  const sentences = told.flatMap(({ chinese, english }) => [chinese, english]);
  for (const sentence of sentences) {
    expect(sentence).toMatch(/\S/);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\?/);
  }
  for (const { chinese } of told) expect(chinese).toMatch(/\p{Script=Han}/u);
  for (const { english } of told) expect(english).not.toMatch(/\p{Script=Han}/u);
  expect(new Set(sentences).size).toBe(sentences.length);
}
