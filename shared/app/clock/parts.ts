/** Into how many parts a backlog can be split. Each part is the same number of shards, so that no shard is in two. */
export const PARTS = [1, 2, 4, 8, 16] as const;
export type Parts = (typeof PARTS)[number];

/** The shards in so many parts of the same size. */
export const splitInto = (parts: Parts, shards: readonly number[]): number[][] =>
  Array.from({ length: parts }, (_, part) => shards.filter((_, index) => index % parts === part));
