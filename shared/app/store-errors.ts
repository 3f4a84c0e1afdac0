/** The table did not answer, or takes no more for now. This says nothing about a record. */
export class Unavailable extends Error {
  constructor(cause: unknown) {
    super(`the table was away: ${String(cause)}`, { cause });
    this.name = 'Unavailable';
  }
}

/** A stored record cannot be read; names the record, never its contents. */
export class UnreadableRecord extends Error {
  constructor(key: string, why: string, cause: unknown) {
    super(`${key}: ${why}`, { cause });
    this.name = 'UnreadableRecord';
  }
}
