import type { Archive } from '../../domain/customers/archive.ts';
import type { Order } from '../../domain/customers/order.ts';
import type { Profile } from '../../domain/customers/profile.ts';
import type { Task } from '../../domain/customers/task.ts';
import type { Touch } from '../../domain/customers/touch.ts';
import type { Erasure } from '../../domain/records/erasure.ts';
import type { FileMoment } from '../../domain/records/file-moment.ts';
import type { InstantText } from '../../domain/time/dates.ts';
import type { Scanned } from './scanned.ts';

export interface StoredArchive {
  archive: Archive;
  profile: Profile;
  dueAt: InstantText | null;
  /**
   * The number of the rulebook that counted `dueAt`; absent where an earlier version of the code
   * counted last.
   */
  countedBy?: number | undefined;
  fileMoment?: FileMoment | undefined;
  balanceFileMoment?: FileMoment | undefined;
}

export interface Archives {
  archive(customerId: string): Promise<StoredArchive | undefined>;
  /**
   * @param unreadable told of each customer whose archive is there and cannot be read; the others
   * are answered.
   */
  archives(
    customerIds: readonly string[],
    unreadable?: (customerId: string) => void,
  ): Promise<Map<string, StoredArchive>>;
  /** Customers without a specialist, by id. */
  unassigned(): AsyncIterable<StoredArchive>;
  /** Every archive; reads the whole table. */
  everyArchive(): AsyncIterable<StoredArchive>;
}

/** Who was erased on request; the notes about that stay. */
export interface Erased {
  /** The last erasure of each of these customers who was ever erased. */
  lastErasures(customerIds: readonly string[]): Promise<Map<string, Erasure>>;
}

export type OrderKey = Pick<Order, 'customerId' | 'orderId'>;

export interface Orders {
  /**
   * @param unreadable told of each order that is there and cannot be read; the others are answered.
   */
  orders(keys: readonly OrderKey[], unreadable?: (key: OrderKey) => void): Promise<Order[]>;
  ordersOfCustomer(customerId: string): AsyncIterable<Order>;
}

export interface Touches {
  /** Everything that was recorded of a customer's contacts, oldest first. */
  touchesOfCustomer(customerId: string): Promise<Touch[]>;
}

export interface Tasks {
  task(taskId: string): Promise<Task | undefined>;
  tasksOfCustomer(customerId: string): Promise<Task[]>;
  openTasksOf(assignee: string | null): Promise<Task[]>;
  /** Tasks of `assignee` that were found missed after `after`, up to `through`. */
  missedTasksOf(assignee: string | null, after: InstantText, through: InstantText): Promise<Task[]>;
  /** Everybody's and nobody's, or one person's. The tasks of other states stand in no worklist. */
  tasksInState(state: 'open' | 'missed', assignee?: string): AsyncIterable<Task>;
  /** Every task; reads the whole table. */
  everyTask(scanned?: Scanned): AsyncIterable<Task>;
}
