import { total } from '../../units/charges.ts';
import type { Quantities } from '../bill.ts';
import type { MeasuredUnits } from '../measure/measured-units.ts';
import { ASSUMED, MINUTES_A_MONTH, MONTHS_KEPT, STANDING, WORKING_DAYS_A_MONTH } from './assumptions.ts';
import { type Department, type Happenings, happeningsOf, monthlyUnits } from './month.ts';
import { msPerLook, secondsPerLetter } from './speeds.ts';
import type { UnitCost } from './unit-cost.ts';

const GB = 1024 ** 3;

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
    (looks * msPerLook(ASSUMED.sweepMemoryMb) * sweepGb) / 1000 +
    letters * secondsPerLetter(sendRate) * gb +
    (gb * (events * ASSUMED.msPerMailEvent + pages * ASSUMED.msPerPage + orders * ASSUMED.msPerFileRow)) /
      1000
  );
}

function storedBytes(
  department: Department,
  { tasks, letters, orders }: Happenings,
  { bytes }: MeasuredUnits,
) {
  const record = (size: number) => size + ASSUMED.bytesAddedToRecord;
  const ofMonth =
    tasks * (record(bytes.task) + record(bytes.touch)) +
    letters * record(bytes.letter) +
    orders * record(bytes.touch);
  // Every customer has an archive, and an entry in the due index: the day of the next look. Tasks
  // leave the worklist.
  const archives = department.customers * record(bytes.customer);
  const table = archives + ofMonth * MONTHS_KEPT;
  // No task is open for longer than a month.
  const openTasks = tasks * record(bytes.task);
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
    writeUnits: total(writes),
    readUnits: total(reads) + pages * ASSUMED.unitsPerPageRequest,
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
