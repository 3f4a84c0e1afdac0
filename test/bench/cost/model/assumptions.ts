/**
 * What cannot be counted here because it happens on AWS, or is a habit of people. All of it stands
 * in this file and is printed with the figures. Times are for ARM in the region of the table.
 */
export const MINUTES_A_MONTH = 43_800;
export const WORKING_DAYS_A_MONTH = 21;
/**
 * Records of so many months are in the table; nothing is ever deleted, so that storage grows on
 * after that.
 */
export const MONTHS_KEPT = 12;

export const ASSUMED = {
  /** One request to DynamoDB, from the function and back. */
  msPerRead: 5,
  msPerUpdate: 6,
  msPerTransaction: 12,
  /**
   * Work of a whole processor on one look, the SDK's included: as much as on the machine that this
   * was written on.
   */
  processorMsPerLook: 2,
  /** Lambda gives a whole processor for so many MB. */
  mbOfProcessor: 1769,
  msPerSend: 60,
  /** Start of an invocation, logs, metrics. */
  msPerInvocation: 10,
  msPerMailEvent: 30,
  msPerPage: 30,
  msPerFileRow: 6,
  /**
   * As infra/ gives it: to post, pages and mail events; to the sweep of each minute; to a part of a
   * large backlog.
   */
  memoryMb: 512,
  sweepMemoryMb: 1024,
  partMemoryMb: 1769,
  /** SES tells of each letter that it was accepted and that it arrived. */
  eventsPerLetter: 2,
  pageRequestsPerLetter: 0.1,
  unitsPerPageRequest: 2,
  filesPerWorkingDay: 2,
  bytesPerFileRow: 100,
  logBytesPerInvocation: 1500,
  logMonthsKept: 3,
  /** Lambda asks an empty queue with five long polls of twenty seconds at a time. */
  pollsPerMinuteAndQueue: 15,
  /** Send, receive, delete. */
  requestsPerMessage: 3,
  secretCallsPerMonth: 1000,
  /** DynamoDB keeps a data key for five minutes. */
  keyCallsPerMonth: 17_520,
  /** Of invocations that are more frequent than one a second. */
  tracedShare: 0.05,
  noticesPerMonth: 30,
  /** DynamoDB adds so much to each record, in the table and in each index. */
  bytesAddedToRecord: 100,
} as const;

/**
 * What stands in the account whether anybody works or not; a test counts it in what infra/ makes.
 */
export const STANDING = {
  schedules: 2,
  standardQueues: 2,
  fifoQueues: 1,
  metrics: 24,
  alarms: 22,
  dashboards: 1,
  secrets: 1,
  keys: 0,
} as const;

/**
 * How the post keeps its pace (shared/app/letters/pace.ts, shared/app/letters/post-letters.ts) and
 * its minute (functions/post.ts).
 */
export const POST = { margin: 1.05, sendsAtOnce: 8, worksSeconds: 50, everySeconds: 60 } as const;
/** Looks that one function has under way at a time: four groups of 33 (shared/app/clock/sweep.ts). */
export const LOOKS_AT_ONCE = 132;
