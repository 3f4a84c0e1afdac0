import pMap from 'p-map';
import type { Archive } from '../../../domain/customers/archive.ts';
import { instantText } from '../../../domain/time/dates.ts';
import { archiveChange } from '../../archive-change.ts';
import { type Change, MOST_CHANGES } from '../../ports/changes.ts';
import type { RowDone, Tally } from '../tally.ts';
import { type Decided, MOST_COMMITS_AT_ONCE, takeInOrReport, writeTogether } from '../write-rows.ts';
import { type Effect, effectOf, isPlain, type OrderIntake, plainEffect } from './last-order.ts';
import { type Arrival, destinationOf, type News, newsOf } from './order-arrivals.ts';

const sizeOf = ({ fresh, corrected }: News): number => fresh.length + corrected.length;

/**
 * What orders write: the new D0 with the tasks it ends or finds done, then the corrections, then
 * the new ones, newest first. Orders that do not move D0 ask that the customer was not erased
 * meanwhile, since nobody would find them afterwards.
 */
function changesOf(
  before: Archive,
  { archive, ended, done }: Effect,
  news: News,
  intake: OrderIntake,
): Change[] {
  const { customerId } = archive;
  const recordedAt = instantText(intake.now);
  return [
    archive === before ? { write: 'archive-exists', customerId } : archiveChange(archive, intake.rulebook),
    ...ended.map(({ task, end }): Change => ({ write: 'task-end', customerId, task, end, recordedAt })),
    ...done.map((task): Change => ({ write: 'task', task })),
    ...news.corrected.map(({ order, before: expected }): Change => ({ write: 'order', order, expected })),
    ...news.fresh.toReversed().map(({ order }): Change => ({ write: 'order', order })),
  ];
}

/** Changes of one customer in commits; that the archive is there is asked in each. */
function partsOf(changes: readonly Change[], customerId: string): Change[][] {
  const parts = [changes.slice(0, MOST_CHANGES)];
  for (let start = MOST_CHANGES; start < changes.length; start += MOST_CHANGES - 1)
    parts.push([{ write: 'archive-exists', customerId }, ...changes.slice(start, start + MOST_CHANGES - 1)]);
  return parts;
}

/** What each order of some news comes to once it is written. */
const outcomesOf = ({ fresh, corrected }: News): RowDone[] => [
  ...fresh.map(({ line }): RowDone => ({ line, outcome: 'added' })),
  ...corrected.map(({ line }): RowDone => ({ line, outcome: 'changed' })),
];

/**
 * Brings orders to their archives, many customers in one commit. A commit that is refused, because
 * a sweep or another import was there first, is taken apart and each customer is read and decided
 * again. So are those of whom more must be known than the archive tells: the clock is behind, an
 * order is late, or the last one was withdrawn.
 *
 * @param arrivals all that the file has of these customers, so that nothing depends on the order of
 *   its rows.
 */
export async function deliver(
  intake: OrderIntake,
  arrivals: readonly Arrival[],
  tally: Tally,
): Promise<void> {
  const known = await destinationOf(intake.store, arrivals, tally);
  const ordersBefore = Map.groupBy(known.orders, ({ customerId }) => customerId);
  const plain: (Decided & { news: News })[] = [];
  const others: News[] = [];
  for (const [customerId, given] of Map.groupBy(known.arrivals, ({ order }) => order.customerId)) {
    const archive = known.archives.get(customerId)?.archive;
    if (!archive) continue;
    const news = newsOf(given, ordersBefore.get(customerId) ?? [], tally);
    if (sizeOf(news) === 0) continue;
    const isSmall = sizeOf(news) + archive.open.length < MOST_CHANGES;
    if (isSmall && isPlain(intake, archive, news)) {
      const changes = changesOf(archive, plainEffect(archive, news), news, intake);
      plain.push({ news, changes, rows: outcomesOf(news) });
    } else others.push(news);
  }
  await writeTogether(intake.store, plain, tally, ({ news }) => deliverAlone(intake, news, tally));
  await pMap(others, (news) => deliverAlone(intake, news, tally), {
    concurrency: MOST_COMMITS_AT_ONCE,
  });
}

/**
 * Reads one customer and decides anew; more orders than fit into one commit follow in others,
 * behind the one that moves D0.
 */
async function deliverAlone(intake: OrderIntake, given: News, tally: Tally): Promise<void> {
  const { store } = intake;
  let left: readonly Arrival[] = [...given.corrected, ...given.fresh];
  const customerId = left[0]?.order.customerId ?? '';
  const attempt = async (by: OrderIntake): Promise<readonly RowDone[] | undefined> => {
    const known = await destinationOf(store, left, tally);
    const news = newsOf(known.arrivals, known.orders, tally);
    left = [...news.corrected, ...news.fresh];
    const archive = known.archives.get(customerId)?.archive;
    if (!archive || left.length === 0) return [];
    const effect = await effectOf(by, archive, news);
    if (!effect) return undefined;
    for (const part of partsOf(changesOf(archive, effect, news, by), customerId)) {
      if (!(await store.commit(part)).done) return undefined;
      const orders = new Set(part.flatMap((change) => (change.write === 'order' ? [change.order] : [])));
      const isWritten = ({ order }: Arrival) => orders.has(order);
      tally.countAll(
        outcomesOf({ fresh: news.fresh.filter(isWritten), corrected: news.corrected.filter(isWritten) }),
      );
      left = left.filter((arrival) => !isWritten(arrival));
    }
    return [];
  };
  await takeInOrReport(
    intake,
    [customerId],
    {
      named: () => ({ path: 'customerId', id: customerId }),
      linesOf: () => left.map(({ line }) => line),
      attempt: (_, rulebook) => attempt({ ...intake, rulebook }),
    },
    tally,
  );
}
