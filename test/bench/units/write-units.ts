import { sweep } from '../../../shared/app/clock/sweep.ts';
import type { RememberedTouch } from '../../../shared/domain/customers/archive.ts';
import { addDays, instantText } from '../../../shared/domain/time/dates.ts';
import { ALL_SHARDS } from '../../../shared/store/keys.ts';
import { inDepartment, itemOf } from '../bundles/loading.ts';
import { type Customer, customer, dueToday, livesWhere, lookAt, NOW, TODAY } from '../customers.ts';
import { type Figure, printFigure, printHeading, printNote } from '../print.ts';
import { type Meter, withMeter } from './metering.ts';
import { itemBytes } from './units.ts';

const CUSTOMERS = 100;

/**
 * A kind of look, by what it leads to: how many tasks it opens and ends, and how many letters it
 * owes.
 */
export interface LookKind {
  name: string;
  opens: number;
  ends: number;
  letters: number;
  /** So many contacts before the last order, which the archive still remembers. */
  contacts?: number;
  goal?: Figure['goal'];
}

export const LOOK_KINDS: readonly LookKind[] = [
  { name: 'a task opens', opens: 1, ends: 0, letters: 0, goal: { atMost: 8 } },
  { name: 'nothing opens and nothing ends', opens: 0, ends: 0, letters: 0, goal: { atMost: 4 } },
  { name: 'a task is missed, nothing opens', opens: 0, ends: 1, letters: 0 },
  { name: 'a task is missed while the next opens', opens: 1, ends: 1, letters: 0 },
  { name: 'a task opens and a letter is owed', opens: 1, ends: 0, letters: 1 },
  { name: 'a task is missed while the next opens and a letter is owed', opens: 1, ends: 1, letters: 1 },
  { name: 'a task opens, after ten contacts in two months', opens: 1, ends: 0, letters: 0, contacts: 10 },
];

function isOf({ opens, ends, letters }: LookKind, candidate: Customer): boolean {
  const look = lookAt(candidate);
  return look.opened.length === opens && look.ended.length === ends && look.letters.length === letters;
}

/** Chats from two months ago, a day apart: they do no task that is open or opens today. */
const chats = (count: number, by: string): RememberedTouch[] =>
  Array.from({ length: count }, (_, day) => {
    const on = addDays(TODAY, day - 60);
    return { on, at: `${on}T02:30:00Z`, channel: 'wechat', by };
  });

/** Customers at rest are looked at as well: that is what a look that comes to nothing costs. */
function* customersOf(kind: LookKind, count: number): Generator<Customer> {
  const lives = livesWhere((candidate) => isOf(kind, candidate));
  for (let number = 0; number < count; number++) {
    const made = customer(number, lives[number % lives.length]!);
    const touches = [...chats(kind.contacts ?? 0, 'S-01'), ...made.archive.touches];
    const dueAt = dueToday(made) ? made.dueAt : instantText(NOW);
    const stored = { ...made, archive: { ...made.archive, touches }, dueAt };
    if (isOf(kind, stored)) yield stored;
    else throw new Error(`${made.archive.customerId} is to be a customer of whom ${kind.name}`);
  }
}

/** What looks of one kind cost together, and the bytes of the largest archive among them. */
export interface MeasuredLooks {
  customers: number;
  meter: Meter;
  largest: number;
}

/**
 * @param changed what is different about each customer, beside what makes the look one of its kind.
 */
export async function measureLooks(
  kind: LookKind,
  count: number,
  changed: (customer: Customer) => Customer = (customer) => customer,
): Promise<MeasuredLooks> {
  const customers = [...customersOf(kind, count)].map(changed);
  let largest = 0;
  const meter = await inDepartment(customers, (place) => {
    for (const { archive, profile, dueAt } of customers) {
      const item = itemOf({ write: 'archive', archive, profile, dueAt, expected: null });
      largest = Math.max(largest, itemBytes(item));
    }
    return withMeter(place, async () => {
      await sweep(place.store, NOW, ALL_SHARDS);
    });
  });
  return { customers: customers.length, meter, largest };
}

/**
 * Write units for each due customer, by what the look at it leads to. Returns where model and
 * database differ.
 */
export async function writeUnits(): Promise<string[]> {
  printHeading('Write units for a due customer that has a specialist, by what the look leads to');
  const disagreements: string[] = [];
  let largestOfMost = 0;
  for (const kind of LOOK_KINDS) {
    const { customers, meter, largest } = await measureLooks(kind, CUSTOMERS);
    if (!kind.contacts) largestOfMost = Math.max(largestOfMost, largest);
    // The clock's own record is one write of the whole sweep.
    const value = (meter.writeUnits - 1) / customers;
    printFigure({ name: kind.name, value, ...(kind.goal && { goal: kind.goal }) });
    disagreements.push(...meter.disagreements);
  }
  printNote(
    `The last one's archives are larger than one kilobyte, the others' have ${largestOfMost} bytes at most.`,
  );
  return disagreements;
}
