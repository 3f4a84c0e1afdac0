import { describe, expect, test } from 'vitest';
import { letterId } from '../../../shared/domain/letters/letter.ts';
import {
  claim,
  defer,
  fateUnknown,
  settle,
  suppress,
  type Transition,
} from '../../../shared/domain/letters/letter-states.ts';
import { at } from '../../fixtures/department.ts';
import { digest, queued, revisit } from './some-letters.ts';

const NOW = at('2026-11-23T00:30:00Z');

const TURNED_AWAY = { was: 'turned-away', error: 'throttled' } as const;
const AMBIGUOUS = { was: 'ambiguous', error: 'time-out' } as const;

const claimed = () => claim(queued(revisit), NOW).letter;

test('a letter is named after what it means, so owing it twice is owing it once', () => {
  expect(letterId(digest)).toBe('digest:S-1:2026-11-23');
  expect(letterId({ ...digest, since: '2026-11-01T00:30:00Z' })).toBe(letterId(digest));
  expect(letterId(revisit)).toBe('revisit:idle-week:C-1:2026-11-23');
});

test('a letter is claimed before it is sent, and comes back if nobody settles it', () => {
  const { letter, dueAt } = claim(queued(revisit), NOW);
  expect(letter).toEqual({ ...queued(revisit), state: 'claimed', attempts: 1, version: 2 });
  expect(dueAt).toBe('2026-11-23T00:45:00Z');
});

test('a letter that was sent is settled for good', () => {
  const { letter, dueAt } = settle(claimed(), { was: 'sent', messageId: 'm-1' }, NOW);
  expect(letter).toMatchObject({
    state: 'sent',
    messageId: 'm-1',
    settledAt: '2026-11-23T00:30:00Z',
    note: null,
    version: 3,
  });
  expect(dueAt).toBeNull();
});

test('a letter that is refused has failed, and says why', () => {
  const { letter, dueAt } = settle(claimed(), { was: 'refused', error: 'bad address' }, NOW);
  expect(letter).toMatchObject({ state: 'failed', note: { code: 'refused', error: 'bad address' } });
  expect(dueAt).toBeNull();
});

describe('a letter that is turned away', () => {
  test('is tried again, each time after a longer wait, and then fails', () => {
    const states: string[] = [];
    let posted: Transition = { letter: queued(revisit), dueAt: null };
    while (posted.letter.state === 'queued') {
      posted = settle(claim(posted.letter, NOW).letter, TURNED_AWAY, NOW);
      states.push(`${posted.letter.state} ${posted.dueAt}`);
    }
    expect(states).toEqual([
      'queued 2026-11-23T00:31:00Z',
      'queued 2026-11-23T00:35:00Z',
      'queued 2026-11-23T00:45:00Z',
      'queued 2026-11-23T01:30:00Z',
      'queued 2026-11-23T04:30:00Z',
      'queued 2026-11-23T12:30:00Z',
      'queued 2026-11-24T00:30:00Z',
      'failed null',
    ]);
    expect(posted.letter).toMatchObject({ attempts: 8, note: { code: 'refused', error: 'throttled' } });
  });
  test('is not settled while it waits, and forgets the trouble once it is sent', () => {
    const waits = settle(claimed(), TURNED_AWAY, NOW).letter;
    expect(waits).toMatchObject({ settledAt: null, note: { error: 'throttled' } });
    const sent = settle(claim(waits, NOW).letter, { was: 'sent', messageId: 'm-1' }, NOW).letter;
    expect(sent).toMatchObject({ state: 'sent', attempts: 2, note: null });
  });
});

test('a letter that is not to be sent says why and is settled', () => {
  const { letter, dueAt } = suppress(queued(revisit), { code: 'unsubscribed' }, NOW);
  expect(letter).toMatchObject({
    state: 'suppressed',
    note: { code: 'unsubscribed' },
    attempts: 0,
    version: 2,
  });
  expect(letter.settledAt).toBe('2026-11-23T00:30:00Z');
  expect(dueAt).toBeNull();
});

test('a letter that is put off stays queued and costs no attempt', () => {
  const { letter, dueAt } = defer(queued(revisit), at('2026-11-24T00:00:00Z'));
  expect(letter).toEqual({ ...queued(revisit), version: 2 });
  expect(dueAt).toBe('2026-11-24T00:00:00Z');
});

test('every step moves the version, so that a second post cannot repeat it', () => {
  const steps: Transition[] = [
    claim(queued(revisit), NOW),
    ...[TURNED_AWAY, AMBIGUOUS].map((outcome) => settle(queued(revisit), outcome, NOW)),
    fateUnknown(queued(digest), NOW),
    fateUnknown(queued(revisit), NOW),
    suppress(queued(revisit), { code: 'no-consent' }, NOW),
    defer(queued(revisit), NOW),
  ];
  expect(steps.map(({ letter }) => letter.version)).toEqual(steps.map(() => 2));
});
