import { Temporal } from 'temporal-polyfill';
import { accepts } from '../../domain/customers/task.ts';
import type { Touch } from '../../domain/customers/touch.ts';
import { Refusal } from '../../domain/faults/faults.ts';
import { touched } from '../../domain/follow-up/archive-events.ts';
import type { Channel } from '../../domain/names.ts';
import { written } from '../../domain/reading/written-text.ts';
import { type InstantText, instantText } from '../../domain/time/dates.ts';
import { archiveChange, persistently } from '../archive-change.ts';
import type { Change } from '../ports/changes.ts';
import type { Store } from '../ports/store.ts';
import { byCurrentRulebook, currentRulebook } from '../rulebook.ts';
import { actingStaff } from '../staff/staff-member.ts';

export interface TouchGiven {
  customerId: string;
  channel: Channel;
  by: string;
  at: Temporal.Instant;
  outcome: string;
}

export interface TouchRecorded {
  touch: Touch;
  /** False when this very touch had been recorded before. */
  new: boolean;
  /** The tasks that it did. */
  done: readonly string[];
}

/**
 * Records a contact that happened and ends the tasks it does. A touch that is written down after
 * its task was missed, but that happened inside the window, does the task all the same: both
 * endings stay in its history.
 *
 * @throws Refusal for an unknown customer or member of staff, or a touch after `now`.
 */
export async function recordTouch(
  store: Store,
  given: TouchGiven,
  now: Temporal.Instant,
): Promise<TouchRecorded> {
  const { customerId, channel, by } = given;
  const outcome = given.outcome === '' ? '' : written('outcome', given.outcome);
  const at: InstantText = instantText(given.at);
  if (Temporal.Instant.compare(given.at, now) > 0)
    throw new Refusal({ code: 'future-touch', at, now: instantText(now) });
  const [read, staff] = await Promise.all([currentRulebook(store), store.staff()]);
  const on = read.zone.dateAt(given.at);
  // Whoever made the contact worked here then, whenever it is written down.
  actingStaff(by, staff, on);
  const touch: Touch = { customerId, on, at, channel, by, outcome, recordedAt: instantText(now) };
  const remembered = { on, at, channel, by };

  return byCurrentRulebook(store, read, (rulebook) =>
    persistently(customerId, async () => {
      const stored = await store.archive(customerId);
      if (!stored) throw new Refusal({ code: 'no-customer', customerId });
      const { archive, ended } = touched(stored.archive, remembered, rulebook);
      const tasks = await store.tasksOfCustomer(customerId);
      const lateRecorded = tasks.filter((task) => task.state === 'missed' && accepts(task, touch));
      const done = [...ended.map(({ task }) => task), ...lateRecorded];
      const { recordedAt } = touch;
      const end = { state: 'done', by, at, channel, on } as const;
      const committed = await store.commit([
        archiveChange(archive, rulebook),
        { write: 'touch', touch },
        ...done.map((task): Change => ({ write: 'task-end', customerId, task, end, recordedAt })),
      ]);
      if (committed.done) return { touch, new: true, done: done.map(({ id }) => id) };
      const known = committed.refused.some(({ write }) => write === 'touch');
      return known ? { touch, new: false, done: [] } : undefined;
    }),
  );
}
