import { total } from '../charges.ts';
import {
  ASSUMED,
  LOOKS_AT_ONCE,
  MINUTES_A_MONTH,
  MONTHS_KEPT,
  POST,
  STANDING,
  WORKING_DAYS_A_MONTH,
} from './assumptions.ts';
import type { Quantities } from './bill.ts';
import type { MeasuredUnits } from './measure.ts';
import { NO_COST, plus, times, type UnitCost } from './unit-cost.ts';

/** What a department does in a month. */
export interface Department {
  customers: number;
  /** The part of the customers that the clock looks at on a working day. */
  due: number;
  /** The part of these looks that opens a task; each task is done by one touch. */
  opening: number;
  /** The part of the customers who have no specialist. */
  unassigned: number;
  /** Letters to customers a month. */
  mails: number;
  orders: number;
  feedback: number;
  /** Members of staff who get a morning letter. */
  staff: number;
  sendRate: number;
  /** Messages into which a large backlog is split. */
  parts: number;
}

/** Nothing is due, nobody writes: what the customers that are stored cost. */
export const atRest = (department: Department): Department => ({
  ...department,
  due: 0,
  mails: 0,
  orders: 0,
  feedback: 0,
  staff: 0,
});

const GB = 1024 ** 3;

/** How many of each thing happen in a month. */
export function happeningsOf(
  { customers, due, opening, mails, orders, feedback, staff }: Department,
  units: MeasuredUnits,
) {
  const looks = customers * due * WORKING_DAYS_A_MONTH;
  const digests = staff * WORKING_DAYS_A_MONTH;
  const feedbackLetters = feedback * units.lettersOfFeedback;
  const tasks = looks * opening;
  return { looks, tasks, mails, digests, feedback, orders, letters: mails + digests + feedbackLetters };
}
export type Happenings = ReturnType<typeof happeningsOf>;

/** Read and write units and requests of the month, all counted but those of mail events and pages. */
export function monthlyUnits(department: Department, units: MeasuredUnits): UnitCost {
  const { looks, tasks, mails, digests, feedback, orders, letters } = happeningsOf(department, units);
  const unassigned = tasks * department.unassigned;
  const feedbackLetters = letters - mails - digests;
  const parts: readonly [UnitCost, number][] = [
    [units.idleSweep, MINUTES_A_MONTH],
    [units.idlePost, MINUTES_A_MONTH],
    [units.lookOpens, tasks - unassigned],
    [units.lookUnassigned, unassigned],
    [units.lookNothing, looks - tasks],
    [units.touch, tasks],
    [units.letterQueued, mails],
    [units.letterSent, mails + feedbackLetters],
    [units.digest, digests],
    [units.feedback, feedback],
    [units.order, orders],
  ];
  return parts.reduce((sum, [cost, count]) => plus(sum, times(cost, count)), NO_COST);
}

/** Milliseconds of one function for each look: bound by its own processor or by the answers of the table. */
export const msPerLook = (): number =>
  Math.max(
    ASSUMED.msPerTransaction / LOOKS_AT_ONCE,
    ASSUMED.processorMsPerLook * Math.max(1, ASSUMED.mbOfProcessor / ASSUMED.sweepMemoryMb),
  );

/** Seconds between the beginnings of two letters: the pace, with the claim that is written in the letter's turn. */
export const secondsPerLetter = (sendRate: number): number =>
  Math.max(POST.margin / sendRate + ASSUMED.msPerUpdate / 1000, ASSUMED.msPerSend / POST.sendsAtOnce / 1000);

function gbSecondsOf(
  { looks, letters, orders }: Happenings,
  { sendRate }: Department,
  units: MeasuredUnits,
): number {
  const gb = ASSUMED.memoryMb / 1024;
  const sweepGb = ASSUMED.sweepMemoryMb / 1024;
  const idleMs = ({ requests }: UnitCost) => ASSUMED.msPerInvocation + requests * ASSUMED.msPerRead;
  const events = letters * ASSUMED.eventsPerLetter;
  const pages = letters * ASSUMED.pageRequestsPerLetter;
  return (
    (MINUTES_A_MONTH * (idleMs(units.idleSweep) * sweepGb + idleMs(units.idlePost) * gb)) / 1000 +
    (looks * msPerLook() * sweepGb) / 1000 +
    letters * secondsPerLetter(sendRate) * gb +
    (gb * (events * ASSUMED.msPerMailEvent + pages * ASSUMED.msPerPage + orders * ASSUMED.msPerFileRow)) /
      1000
  );
}

function storedBytes(
  department: Department,
  { looks, tasks, letters, orders }: Happenings,
  { bytes }: MeasuredUnits,
) {
  const record = (size: number) => size + ASSUMED.bytesAddedToRecord;
  const ofMonth =
    tasks * (record(bytes.task) + record(bytes.touch)) +
    letters * record(bytes.letter) +
    orders * record(bytes.touch);
  // Every customer has an archive, and an entry in the due index: the day of the next look. Tasks leave the worklist.
  const archives = department.customers * record(bytes.customer);
  const table = archives + ofMonth * MONTHS_KEPT;
  const openTasks = Math.min(looks, tasks) * record(bytes.task);
  return { table, indexes: archives + openTasks };
}

/** What the month uses of everything that has a price. */
export function quantitiesOf(department: Department, units: MeasuredUnits): Quantities {
  const happenings = happeningsOf(department, units);
  const { letters, orders } = happenings;
  const { reads, writes } = monthlyUnits(department, units);
  const events = letters * ASSUMED.eventsPerLetter;
  const pages = letters * ASSUMED.pageRequestsPerLetter;
  const files = orders > 0 ? ASSUMED.filesPerWorkingDay * WORKING_DAYS_A_MONTH : 0;
  const runs = STANDING.schedules * MINUTES_A_MONTH;
  const invocations = runs + events + pages + files;
  const stored = storedBytes(department, happenings, units);
  const polls = MINUTES_A_MONTH * ASSUMED.pollsPerMinuteAndQueue;
  const logGb = (invocations * ASSUMED.logBytesPerInvocation) / GB;
  const fileGb = (orders * ASSUMED.bytesPerFileRow * MONTHS_KEPT) / GB;
  return {
    writeUnits: total(writes) + events * ASSUMED.writeUnitsPerMailEvent,
    readUnits: total(reads) + events * ASSUMED.readUnitsPerMailEvent + pages * ASSUMED.unitsPerPageRequest,
    storedGb: (stored.table + stored.indexes) / GB,
    recoveryGb: stored.table / GB,
    invocations,
    gbSeconds: gbSecondsOf(happenings, department, units),
    schedules: runs,
    standardRequests: polls * STANDING.standardQueues + (events + files) * ASSUMED.requestsPerMessage,
    // A large backlog is split once on a working day.
    fifoRequests:
      polls * STANDING.fifoQueues +
      (happenings.looks > 0 ? department.parts * WORKING_DAYS_A_MONTH * ASSUMED.requestsPerMessage : 0),
    mails: letters,
    pageRequests: pages,
    logGb,
    logStoredGb: logGb * ASSUMED.logMonthsKept,
    metrics: STANDING.metrics,
    alarms: STANDING.alarms,
    dashboards: STANDING.dashboards,
    traces: runs + (events + pages) * ASSUMED.tracedShare + files,
    secrets: STANDING.secrets,
    secretCalls: ASSUMED.secretCallsPerMonth,
    filesGb: fileGb,
    // The file, and two reports beside it.
    filePuts: files * 3,
    fileGets: files,
    keys: STANDING.keys,
    keyCalls: ASSUMED.keyCallsPerMonth,
    notices: ASSUMED.noticesPerMonth,
  };
}
