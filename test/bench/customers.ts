import { Temporal } from 'temporal-polyfill';
import type { Archive, RememberedTouch } from '../../shared/domain/customers/archive.ts';
import type { Profile } from '../../shared/domain/customers/profile.ts';
import type { Task } from '../../shared/domain/customers/task.ts';
import { type Decision, followUp } from '../../shared/domain/follow-up/follow-up.ts';
import { nextLook } from '../../shared/domain/follow-up/verdict.ts';
import { LANGUAGES, type Language } from '../../shared/domain/names.ts';
import { addDays, type InstantText, instantText, type LocalDate } from '../../shared/domain/time/dates.ts';
import { archiveOf, policyVersion, rulebookFor } from '../fixtures/department.ts';

/** Made-up customers of a department under the default policy, as yesterday's sweep left them. */
export const POLICY = policyVersion({});
export const RULEBOOK = rulebookFor({});
/** A Monday, in Shanghai. */
export const TODAY: LocalDate = '2026-11-23';
export const NOW = Temporal.Instant.from(`${TODAY}T00:05:00+08:00`);
const YESTERDAY = addDays(TODAY, -1);
const ENROLLED: LocalDate = '2026-05-20';
const LONGEST_SINCE_ORDER_DAYS = 90;
const SPECIALISTS = 20;

/** What sets one made-up customer apart from another. */
export interface Life {
  daysSinceOrder: number;
  mayMail: boolean;
  called: boolean;
  language: Language;
}

export interface Customer {
  archive: Archive;
  profile: Profile;
  openTasks: readonly Task[];
  dueAt: InstantText | null;
}

const LIVES: readonly Life[] = Array.from({ length: LONGEST_SINCE_ORDER_DAYS }, (_, day) => day + 1).flatMap(
  (daysSinceOrder) =>
    LANGUAGES.flatMap((language) =>
      [false, true].flatMap((mayMail) =>
        [false, true].map((called) => ({ daysSinceOrder, mayMail, called, language })),
      ),
    ),
);

/** A customer that was called was called ten days after the order. */
function touchesOf({ called }: Life, orderedOn: LocalDate, by: string): RememberedTouch[] {
  const on = addDays(orderedOn, 10);
  return called && on <= YESTERDAY ? [{ on, at: `${on}T02:30:00Z`, channel: 'phone', by }] : [];
}

/** Customer `number`, whose id has the same length whatever the number, so that sizes compare. */
export function customer(number: number, life: Life): Customer {
  const id = String(number).padStart(6, '0');
  const orderedOn = addDays(TODAY, -life.daysSinceOrder);
  const specialist = `S-${String(Math.floor(number / 7) % SPECIALISTS).padStart(2, '0')}`;
  const chinese = life.language === 'zh';
  const asOrdered = archiveOf({
    customerId: `C-${id}`,
    name: chinese ? '杭州晨光仪器有限公司' : 'Northgate Instruments Ltd',
    email: `purchasing-${id}@customer.example`,
    mayMail: life.mayMail,
    language: life.language,
    specialist,
    enrolledOn: ENROLLED,
    createdOn: ENROLLED,
    lastOrderAt: `${orderedOn}T03:30:00Z`,
    lastOrderOn: orderedOn,
    touches: touchesOf(life, orderedOn, specialist),
  });
  const { archive, opened } = followUp(asOrdered, RULEBOOK, YESTERDAY, `${YESTERDAY}T00:05:00Z`);
  const lookOn = nextLook(archive, RULEBOOK);
  return {
    archive,
    profile: {
      contact: chinese ? '王芳' : 'Jane Smith',
      company: archive.name,
      phone: '+86 571 8765 4321',
      country: chinese ? '中国' : 'United Kingdom',
      salesRep: chinese ? '李强' : 'Tom Brown',
    },
    openTasks: opened.filter(({ state }) => state === 'open'),
    dueAt: lookOn === undefined ? null : RULEBOOK.zone.startOf(lookOn),
  };
}

export const lookAt = ({ archive }: Customer): Decision =>
  followUp(archive, RULEBOOK, TODAY, `${YESTERDAY}T16:05:00Z`);

/** The lives whose look today is as wanted. */
export function livesWhere(wanted: (customer: Customer) => boolean): readonly Life[] {
  const lives = LIVES.filter((life) => wanted(customer(0, life)));
  if (lives.length === 0) throw new Error('no made-up customer lives like this');
  return lives;
}

export const dueToday = ({ dueAt }: Customer): boolean => dueAt !== null && dueAt <= instantText(NOW);

/** Customers of whom `due` are due, spread evenly over the ids; the kinds of days take turns. */
export function* department(size: number, due: number): Generator<Customer> {
  const dueLives = livesWhere(dueToday);
  const restingLives = livesWhere((candidate) => !dueToday(candidate));
  const every = size / due;
  for (let number = 0; number < size; number++) {
    const lives = number % every === 0 ? dueLives : restingLives;
    yield customer(number, lives[Math.floor(number / every) % lives.length]!);
  }
}

/**
 * No sweep asks for the tasks of customers at rest; without them a large table is filled in half
 * the time.
 */
export function* withTasksOfDue(customers: Iterable<Customer>): Generator<Customer> {
  for (const each of customers) yield dueToday(each) ? each : { ...each, openTasks: [] };
}
