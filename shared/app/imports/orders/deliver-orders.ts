import pMap from 'p-map';
import type { Archive } from '../../../domain/customers/archive.ts';
import { instantText } from '../../../domain/time/dates.ts';
import { archiveChange, persistently } from '../../archive-change.ts';
import { type Change, MOST_CHANGES } from '../../ports/changes.ts';
import { byCurrentRulebook } from '../../rulebook.ts';
import type { ImportReport, Progress } from '../import-report.ts';
import { committedTogether, troubleOf } from '../row-trouble.ts';
import { type Effect, effectOf, isPlain, type OrderIntake, plainEffect } from './last-order.ts';
import { type Arrival, destinationOf, type News, newsOf } from './order-arrivals.ts';

/** What is new about one customer's orders, and the archive it arrives at. */
interface Delivery {
  archive: Archive;
  news: News;
}

/** Deliveries that travel in one commit, with what they change. */
interface Parcel {
  deliveries: Delivery[];
  changes: Change[];
}

const MOST_COMMITS_AT_ONCE = 8;

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

function packed(deliveries: readonly Delivery[], intake: OrderIntake): Parcel[] {
  const parcels: Parcel[] = [];
  for (const delivery of deliveries) {
    const { archive, news } = delivery;
    const changes = changesOf(archive, plainEffect(archive, news), news, intake);
    const last = parcels.at(-1);
    if (last && last.changes.length + changes.length <= MOST_CHANGES) {
      last.deliveries.push(delivery);
      last.changes.push(...changes);
    } else parcels.push({ deliveries: [delivery], changes });
  }
  return parcels;
}

/** Changes of one customer in commits; that the archive is there is asked in each. */
function partsOf(changes: readonly Change[], customerId: string): Change[][] {
  const parts = [changes.slice(0, MOST_CHANGES)];
  for (let start = MOST_CHANGES; start < changes.length; start += MOST_CHANGES - 1)
    parts.push([{ write: 'archive-exists', customerId }, ...changes.slice(start, start + MOST_CHANGES - 1)]);
  return parts;
}

const counted = ({ fresh, corrected }: News, report: ImportReport): void => {
  report.added += fresh.length;
  report.changed += corrected.length;
};

/**
 * Brings orders to their archives, many customers in one commit. A commit that is refused, because
 * a sweep or another import was there first, is taken apart and each customer is read and decided
 * again. So are those of whom more must be known than the archive tells: the clock is behind, an
 * order is late, or the last one was withdrawn.
 *
 * @param arrivals all that the file has of these customers, so that nothing depends on the order of
 * its rows.
 * @param taken is told how many arrivals are done.
 */
export async function deliver(
  intake: OrderIntake,
  arrivals: readonly Arrival[],
  report: ImportReport,
  taken: Progress,
): Promise<void> {
  const known = await destinationOf(intake.store, arrivals, report);
  const ordersBefore = Map.groupBy(known.orders, ({ customerId }) => customerId);
  const plain: Delivery[] = [];
  const alone: Delivery[] = [];
  let toDo = 0;
  for (const [customerId, given] of Map.groupBy(known.arrivals, ({ order }) => order.customerId)) {
    const archive = known.archives.get(customerId)?.archive;
    if (!archive) continue;
    const news = newsOf(given, ordersBefore.get(customerId) ?? [], report);
    const isSmall = sizeOf(news) + archive.open.length < MOST_CHANGES;
    toDo += sizeOf(news);
    if (sizeOf(news) > 0) (isSmall && isPlain(intake, archive, news) ? plain : alone).push({ archive, news });
  }
  taken(arrivals.length - toDo);

  await pMap(
    packed(plain, intake),
    async ({ deliveries, changes }) => {
      const done = await committedTogether(intake.store, changes);
      for (const { archive, news } of deliveries) {
        if (done) counted(news, report);
        else await deliverAlone(intake, archive.customerId, news, report);
        taken(sizeOf(news));
      }
    },
    { concurrency: MOST_COMMITS_AT_ONCE },
  );
  await pMap(
    alone,
    async ({ archive, news }) => {
      await deliverAlone(intake, archive.customerId, news, report);
      taken(sizeOf(news));
    },
    { concurrency: MOST_COMMITS_AT_ONCE },
  );
}

/**
 * Reads one customer and decides anew; more orders than fit into one commit follow in others,
 * behind the one that moves D0.
 */
async function deliverAlone(
  intake: OrderIntake,
  customerId: string,
  given: News,
  report: ImportReport,
): Promise<void> {
  const { store } = intake;
  let left: readonly Arrival[] = [...given.corrected, ...given.fresh];
  const attempt = async (by: OrderIntake): Promise<true | undefined> => {
    const known = await destinationOf(store, left, report);
    const news = newsOf(known.arrivals, known.orders, report);
    left = [...news.corrected, ...news.fresh];
    const archive = known.archives.get(customerId)?.archive;
    if (!archive || left.length === 0) return true;
    const effect = await effectOf(by, archive, news);
    if (!effect) return undefined;
    const changes = changesOf(archive, effect, news, by);
    for (const part of partsOf(changes, customerId)) {
      if (!(await store.commit(part)).done) return undefined;
      const written = new Set(part.flatMap((change) => (change.write === 'order' ? [change.order] : [])));
      const isWritten = ({ order }: Arrival) => written.has(order);
      counted({ fresh: news.fresh.filter(isWritten), corrected: news.corrected.filter(isWritten) }, report);
      left = left.filter((arrival) => !isWritten(arrival));
    }
    return true;
  };
  try {
    await byCurrentRulebook(store, intake.rulebook, (rulebook) =>
      persistently(customerId, () => attempt({ ...intake, rulebook })),
    );
  } catch (error) {
    const fault = troubleOf(error, 'customerId', customerId);
    report.faults.push(...left.map(({ line }) => ({ line, fault })));
  }
}
