import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { addDays, instantTextSchema, type LocalDate } from '../time/dates.ts';
import { type RememberedTouch, rememberedTouchSchema } from './archive.ts';
import { accepts, type Task } from './task.ts';

/** One contact that happened (联系/拜访). */
export const touchSchema = lazily(() =>
  rememberedTouchSchema().extend({
    customerId: z.string(),
    outcome: z.string(),
    recordedAt: instantTextSchema,
  }),
);
export type Touch = z.infer<ReturnType<typeof touchSchema>>;

/**
 * Touches of the last two months are kept whatever the rules want now: a late order may move the
 * windows over them.
 */
const TOUCHES_KEPT_DAYS = 62;

/**
 * The touches that a decision may still need, one a day and channel: the recent ones, and one for
 * whatever waits longer.
 */
export function worthRemembering(
  touches: readonly RememberedTouch[],
  waiting: readonly Pick<Task, 'since' | 'closes' | 'channels'>[],
  today: LocalDate,
): readonly RememberedTouch[] {
  if (touches.length === 0) return touches;
  const from = addDays(today, -TOUCHES_KEPT_DAYS);
  const wanted = new Set(waiting.map((task) => touches.find((touch) => accepts(task, touch))));
  return touches.filter(
    (touch, index) =>
      wanted.has(touch) ||
      (touch.on >= from &&
        touches.findIndex(({ on, channel }) => on === touch.on && channel === touch.channel) === index),
  );
}
