import { expect, onTestFinished, test } from 'vitest';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { openMailbox } from '../../../fixtures/mailbox.ts';
import { lettersIn } from '../../clock/sweep-scene.ts';
import { minuteOf } from '../clock/feedback-working-minutes.ts';
import { monday, tuesday } from '../feedback-scene.ts';
import { type OldTicket, type Order, rehearsal, replayOffice } from './feedback-replay.ts';
import { replayed } from './feedback-replay-check.ts';

const ORDERS: readonly Order[] = ['people first', 'clock first'];

const ticket = (id: string, opened: InstantText, answered: InstantText | null): OldTicket => ({
  id,
  opened: minuteOf(opened),
  answered: answered && minuteOf(answered),
});

/** Made up, around every edge: [opened, answered, rung]. */
const MADE_UP: readonly (readonly [InstantText, InstantText | null, number | null])[] = [
  [monday('16:00'), monday('16:00'), 0],
  [monday('16:01'), monday('16:59'), 0],
  [monday('16:02'), monday('17:02'), 0],
  [monday('16:03'), monday('17:04'), 1],
  [monday('16:04'), monday('18:00'), 1],
  [monday('16:05'), monday('18:01'), 2],
  [monday('16:06'), tuesday('10:00'), 2],
  [monday('16:07'), tuesday('10:01'), 3],
  [monday('16:08'), tuesday('11:30'), 3],
  [monday('16:09'), null, null],
  [monday('17:40'), monday('18:00'), 0],
  [monday('17:50'), monday('17:50'), 0],
  [monday('17:50'), monday('17:51'), 0],
  [monday('17:59'), tuesday('09:00'), 1],
  [monday('18:00'), tuesday('10:00'), 0],
  [monday('23:00'), tuesday('08:00'), 0],
  [tuesday('08:00'), tuesday('10:00'), 0],
  [tuesday('10:59'), null, null],
];

test.for(ORDERS)(
  'made-up tickets, %s: rungs as rehearsed, and every letter once in a real mailbox',
  async (order) => {
    const mailbox = await openMailbox();
    onTestFinished(() => mailbox.stop());
    const office = await replayOffice(mailbox.endpoint, MADE_UP.length);
    const tickets = MADE_UP.map(([opened, answered], index) => ticket(`T-${index}`, opened, answered));
    const rungOf = await rehearsal(office);
    for (const [index, [, answered, rung]] of MADE_UP.entries())
      if (answered !== null) expect(rungOf(tickets[index]!), `T-${index}`).toBe(rung);

    const stretch = { from: minuteOf(monday('15:55')), until: minuteOf(tuesday('12:01')), order };
    // The mailbox names a letter as it did when it took it; one that came twice would have a name
    // that nobody knows.
    const delivered = async () => {
      const known = new Map((await lettersIn(office.store)).map(({ id, messageId }) => [messageId, id]));
      return (await mailbox.letters()).map(({ messageId }) => known.get(messageId) ?? `unknown ${messageId}`);
    };
    await replayed(office, tickets, stretch, delivered);
  },
);
