import { postLetters } from '../../../shared/app/letters/post-letters.ts';
import type { PostReport, PostServices } from '../../../shared/app/letters/post-services.ts';
import type { Letter } from '../../../shared/domain/letters/letter.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { at, type Department, LONDON } from '../../fixtures/department.ts';
import { type Files, lettersIn, mailed, order } from '../clock/sweep-scene.ts';

/** What a department is told so that its letters leave at once for `endpoint`. */
export const sendingTo = (endpoint: string): NodeJS.ProcessEnv => ({
  SES_ENDPOINT: endpoint,
  SEND_RATE: '1000',
  SENDER_NAME: 'Rainbow Ltd',
  SENDER_ADDRESS: 'service@rainbow.example',
  PUBLIC_URL: 'https://rainbow.example',
});

const LONG_ENOUGH_MS = 600_000;

/**
 * A post whose machine's clock stands still at the moment of the run, so that what it writes is
 * exact.
 */
export function postAt(
  { store, postServices: office }: Department,
  instant: InstantText,
  differently: Partial<PostServices> = {},
): Promise<PostReport> {
  const now = at(instant);
  const still = { machineMs: () => now.epochMilliseconds, wait: async () => {} };
  return postLetters(store, { ...office(LONG_ENOUGH_MS), ...still, ...differently }, now);
}

/** Customers to each of whom a letter is owed on 2011-04-01; nobody else is told anything. */
export const owingTo = (ids: readonly string[]): Files => ({
  policy: { ...LONDON, digest: { on: false } },
  customers: ids.map((id) => mailed(id)),
  orders: ids.map((id) => order(id, '2011-03-24')),
});

/** Where every letter stands, by id: `sent`, or `suppressed unsubscribed`. */
export const standing = async ({ store }: Department): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await lettersIn(store)).map(({ id, state, note }) => [id, note ? `${state} ${note.code}` : state]),
  );

export const onlyLetter = async ({ store }: Department): Promise<Letter> => {
  const letters = await lettersIn(store);
  if (letters.length !== 1) throw new Error(`${letters.length} letters where one was expected`);
  return letters[0]!;
};

/** When the post must look at a letter again. */
export async function dueAtOf({ store }: Department, letterId: string): Promise<InstantText | undefined> {
  for await (const due of store.dueLetters('9999-12-31T23:59:59Z'))
    if (due.kind === 'letter' && due.letter.id === letterId) return due.dueAt;
  return undefined;
}
