import { type Archive, lastDealing, type RememberedTouch } from '../customers/archive.ts';
import { countsAsOrder, type Order } from '../customers/order.ts';
import { accepts } from '../customers/task.ts';
import { worthRemembering } from '../customers/touch.ts';
import { by } from '../in-order.ts';
import type { InstantText, LocalDate } from '../time/dates.ts';
import type { EndedTask } from './follow-up.ts';
import type { Rulebook } from './rulebook.ts';
import { anchorOf, FOLLOW_UP_RULES } from './rules.ts';
import { judge } from './verdict.ts';

/** An archive after something happened, and the tasks that this ended. */
export interface AfterEvent {
  archive: Archive;
  ended: readonly EndedTask[];
}

export type DatedOrder = Order & { on: LocalDate };

/**
 * What rules count from moved: those whose anchor is another day in `moved` than in `before` start
 * over, and their open tasks end.
 */
function startOver(
  before: Archive,
  moved: Archive,
  endOf: (closes: LocalDate) => EndedTask['end'],
): AfterEvent {
  const over = FOLLOW_UP_RULES.filter((rule) => anchorOf(rule, before) !== anchorOf(rule, moved));
  if (over.length === 0) return { archive: moved, ended: [] };
  const isOver = (rule: string): boolean => over.some(({ name }) => name === rule);
  const concerned = before.open.filter(({ rule }) => isOver(rule));
  const decided = Object.fromEntries(Object.entries(before.decided).filter(([rule]) => !isOver(rule)));
  return {
    archive: { ...moved, decided, open: before.open.filter((task) => !concerned.includes(task)) },
    ended: concerned.map((task) => ({ task, end: endOf(task.closes) })),
  };
}

/** Those that count and are newer than all before, oldest first. */
const newerOf = ({ lastOrderAt }: Archive, orders: readonly DatedOrder[]): DatedOrder[] =>
  orders
    .filter((order) => countsAsOrder(order) && (lastOrderAt === null || order.orderedAt > lastOrderAt))
    .sort(
      by(
        ({ orderedAt }) => orderedAt,
        ({ orderId }) => orderId,
      ),
    );

/** The order that ends the waiting: the first that moves D0; undefined when none does. */
export function endingOrder(archive: Archive, orders: readonly DatedOrder[]): DatedOrder | undefined {
  const { on } = lastDealing(archive);
  const newer = newerOf(archive, orders);
  return newer.at(-1)?.on === on ? undefined : (newer.find((order) => order.on !== on) ?? newer.at(-1));
}

/**
 * Orders arrived. One that is newer than all before moves D0 and cancels the open tasks that wait
 * for an order, at once; a task whose window had closed before that order was made stays missed,
 * however late the sweep is.
 */
export function ordersArrived(archive: Archive, orders: readonly DatedOrder[]): AfterEvent {
  const last = newerOf(archive, orders).at(-1);
  if (!last) return { archive, ended: [] };
  const moved: Archive = { ...archive, lastOrderAt: last.orderedAt, lastOrderOn: last.on };
  const ending = endingOrder(archive, orders);
  if (!ending) return { archive: moved, ended: [] };
  return startOver(archive, moved, (closes) =>
    ending.on < closes
      ? { state: 'cancelled', why: 'ordered', orderId: ending.orderId, on: ending.on }
      : { state: 'missed', on: closes },
  );
}

/**
 * The last order was withdrawn or corrected to an earlier day: D0 is that of the newest order that
 * is left.
 *
 * @param last undefined when no order is left.
 * @param today the day on which it became known.
 */
export function lastOrderWithdrawn(
  archive: Archive,
  orderId: string,
  last: { at: InstantText; on: LocalDate } | undefined,
  today: LocalDate,
): AfterEvent {
  const moved: Archive = { ...archive, lastOrderAt: last?.at ?? null, lastOrderOn: last?.on ?? null };
  return startOver(archive, moved, (closes) => corrected(closes, orderId, today));
}

/** How a task ends that was asked because of something that turned out to be wrong. */
const corrected = (closes: LocalDate, orderId: string | null, today: LocalDate): EndedTask['end'] =>
  closes <= today
    ? { state: 'missed', on: closes }
    : { state: 'cancelled', why: 'archive-corrected', orderId, on: today };

/** The contract's acceptance date was corrected; without any order that moves D0. */
export function archiveCorrected(
  archive: Archive,
  acceptedOn: LocalDate | null,
  today: LocalDate,
): AfterEvent {
  const moved = { ...archive, acceptedOn };
  return startOver(archive, moved, (closes) => corrected(closes, null, today));
}

/** A touch was recorded: it is remembered, and the open tasks that accept it are done. */
export function touched(archive: Archive, touch: RememberedTouch, rulebook: Rulebook): AfterEvent {
  const done = archive.open.filter((task) => accepts(task, touch));
  const open = archive.open.filter((task) => !done.includes(task));
  const verdicts = judge(archive, rulebook, touch.on);
  const waiting = verdicts.flatMap(({ next }) => next ?? []);
  // While windows wait to be opened nothing is forgotten: any of them may have been done by an
  // older touch.
  const behind = verdicts.some(({ is }) => is === 'opens');
  const touches = [...archive.touches, touch];
  const { by, at, channel, on } = touch;
  return {
    archive: {
      ...archive,
      open,
      touches: behind ? touches : worthRemembering(touches, [...open, ...waiting], touch.on),
    },
    ended: done.map((task) => ({ task, end: { state: 'done', by, at, channel, on } })),
  };
}
