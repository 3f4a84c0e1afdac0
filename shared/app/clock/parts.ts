import type { Parts } from '../ports/clock.ts';

/** The shards in so many parts of the same size. */
export const splitInto = (parts: Parts, shards: readonly number[]): number[][] =>
  Array.from({ length: parts }, (_, part) => shards.filter((_, index) => index % parts === part));
