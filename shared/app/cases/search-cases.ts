import MiniSearch from 'minisearch';
import type { Case } from '../../domain/feedback/case.ts';
import { by } from '../../domain/in-order.ts';
import type { Cases } from '../ports/feedback.ts';

/** A search looks at so many cases, the newest. */
const MOST_CASES = 5_000;

const FIELDS = ['said', 'problem', 'cause', 'lesson', 'department', 'category', 'customerName'] as const;

/** Words that every text has and that tell no two texts apart. */
const EMPTY = new Set(
  'the and for was were are has have had not but with from that this they them our your you she his her its'.split(
    ' ',
  ),
);
const SHORTEST_WORD = 3;
const SHORTEST_MISSPELT = 5;

const HAN = /\p{Script=Han}+/gu;
const byId = by<{ id: unknown }>(({ id }) => String(id));

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Chinese has no spaces: a run of characters is taken as its overlapping pairs, other scripts as
 * their words.
 */
function termsIn(text: string): string[] {
  const pairs = (text.match(HAN) ?? []).flatMap((run) => {
    const characters = [...run];
    return characters.length === 1
      ? characters
      : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
  const words = (text.replace(HAN, ' ').toLowerCase().match(WORD) ?? []).filter(
    (word) => (word.length >= SHORTEST_WORD || /\p{N}/u.test(word)) && !EMPTY.has(word),
  );
  return [...pairs, ...words];
}

/**
 * Earlier cases that resemble a text, the nearest first: by shared words, weighed by how rare they
 * are, allowing for other endings and slips of the pen.
 *
 * @param most no more than so many.
 */
export async function searchCases(store: Cases, words: string, most: number): Promise<Case[]> {
  const cases = new Map<string, Case>();
  for await (const found of store.cases()) {
    cases.set(found.feedbackId, found);
    if (cases.size >= MOST_CASES) break;
  }
  const index = new MiniSearch<Case>({
    idField: 'feedbackId',
    fields: [...FIELDS],
    tokenize: termsIn,
    searchOptions: {
      prefix: (term) => term.length > SHORTEST_WORD || /\p{Script=Han}/u.test(term),
      // One slip in a short word makes another word, and in a number another number.
      fuzzy: (term) => (term.length >= SHORTEST_MISSPELT && !/\p{N}/u.test(term) ? 0.2 : false),
    },
  });
  index.addAll([...cases.values()]);
  return index
    .search(words)
    .sort((a, b) => b.score - a.score || byId(a, b))
    .slice(0, most)
    .flatMap(({ id }) => cases.get(String(id)) ?? []);
}
