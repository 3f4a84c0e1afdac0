import { Temporal } from 'temporal-polyfill';
import { type Archive, lastDealing } from '../../../domain/customers/archive.ts';
import { countsAsOrder, type Order } from '../../../domain/customers/order.ts';
import type { Task } from '../../../domain/customers/task.ts';
import {
  type AfterEvent,
  endingOrder,
  lastOrderWithdrawn,
  ordersArrived,
} from '../../../domain/follow-up/archive-events.ts';
import type { EndedTask } from '../../../domain/follow-up/follow-up.ts';
import {
  closedOver,
  missedWithOrder,
  movedOver,
  movesOverWindows,
} from '../../../domain/follow-up/moved-over.ts';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import { type InstantText, instantText, type LocalDate, later } from '../../../domain/time/dates.ts';
import { caughtUp, isBehind, onRecord } from '../../follow-up/catch-up.ts';
import type { Store } from '../../ports/store.ts';
import type { Arrival, Correction, News } from './order-arrivals.ts';

/** What orders are taken in with. */
export interface OrderIntake {
  store: Store;
  rulebook: Rulebook;
  now: Temporal.Instant;
  /** The day on which they become known; undefined before the first sweep. */
  knownOn: LocalDate | undefined;
}

/** What orders do to an archive: the tasks they end, and those that a D0 in the past finds done. */
export interface Effect {
  archive: Archive;
  ended: readonly (Omit<EndedTask, 'task'> & { task: Pick<Task, 'id' | 'closes'> })[];
  done: readonly Task[];
}

const dated = ({ order, on }: Arrival) => ({ ...order, on });
const arriving = ({ fresh, corrected }: News) => [...fresh, ...corrected].map(dated);

/** The last order, if one of the corrections takes it away or moves it back. */
const takenBack = ({ lastOrderAt }: Archive, { corrected }: News): Correction | undefined =>
  corrected.find(
    ({ before, order }) =>
      countsAsOrder(before) &&
      before.orderedAt === lastOrderAt &&
      !(countsAsOrder(order) && order.orderedAt >= before.orderedAt),
  );

/** Whether nothing but the archive and the orders themselves are needed to take them in. */
export function isPlain({ rulebook, knownOn }: OrderIntake, archive: Archive, news: News): boolean {
  if (takenBack(archive, news)) return false;
  const ending = endingOrder(archive, arriving(news));
  if (!ending || knownOn === undefined) return true;
  const moved = ordersArrived(archive, arriving(news)).archive;
  return !(
    isBehind(archive, rulebook, later(ending.on, knownOn)) ||
    closedOver(archive, rulebook, ending.on, knownOn) ||
    movesOverWindows(moved, rulebook, knownOn)
  );
}

/** What news does that needs nothing else to be known. */
export function plainEffect(archive: Archive, news: News): Effect {
  return { ...ordersArrived(archive, arriving(news)), done: [] };
}

/** The newest order that counts when the news are taken in, from all orders of the customer. */
async function newestLeft({ store, rulebook }: OrderIntake, customerId: string, news: News) {
  const given = [...news.fresh, ...news.corrected].map(({ order }) => order);
  const replaced = new Set(given.map(({ orderId }) => orderId));
  let at: InstantText | undefined;
  const consider = (order: Order) => {
    if (countsAsOrder(order) && (at === undefined || order.orderedAt > at)) at = order.orderedAt;
  };
  for (const order of given) consider(order);
  for await (const order of store.ordersOfCustomer(customerId))
    if (!replaced.has(order.orderId)) consider(order);
  return at && { at, on: rulebook.zone.dateAt(Temporal.Instant.from(at)) };
}

/**
 * What news does, whatever it is. Before D0 moves the clock catches up on the customer, and what
 * the new D0 moves over is judged by everything on record.
 *
 * @returns undefined when another writer came between.
 */
export async function effectOf(intake: OrderIntake, given: Archive, news: News): Promise<Effect | undefined> {
  const { store, rulebook, now, knownOn } = intake;
  const orders = arriving(news);
  const ending = endingOrder(given, orders);
  const back = ordersArrived(given, orders).archive === given ? takenBack(given, news) : undefined;
  const left = back && (await newestLeft(intake, given.customerId, news));
  const happenTo = (archive: Archive): AfterEvent =>
    back
      ? lastOrderWithdrawn(archive, back.order.orderId, left, knownOn ?? rulebook.zone.dateAt(now))
      : ordersArrived(archive, orders);
  const first = happenTo(given);
  const moves = lastDealing(first.archive).on !== lastDealing(given).on;
  if (!moves || knownOn === undefined) return { ...first, done: [] };

  const archive = await caughtUp(store, rulebook, given, ending ? later(ending.on, knownOn) : knownOn, now);
  if (archive?.lastOrderAt !== given.lastOrderAt) return undefined;
  const happened = happenTo(archive);
  const isLate = ending !== undefined && closedOver(archive, rulebook, ending.on, knownOn);
  if (!isLate && !movesOverWindows(happened.archive, rulebook, knownOn)) return { ...happened, done: [] };

  const record = await onRecord(store, given.customerId);
  const forgiven = ending ? missedWithOrder(record.tasks, ending.on) : [];
  const tasks = record.tasks.filter((task) => !forgiven.includes(task));
  const over = movedOver(happened.archive, rulebook, knownOn, { ...record, tasks }, instantText(now));
  const ended = forgiven.map((task): Effect['ended'][number] => ({
    task,
    end: { state: 'cancelled', why: 'ordered', orderId: ending?.orderId ?? null, on: ending?.on ?? knownOn },
  }));
  return { archive: over.archive, ended: [...happened.ended, ...ended], done: over.done };
}
