/** The table did not answer, or takes no more for now. This says nothing about a record. */
export class Unavailable extends Error {
  constructor(cause: unknown) {
    super(`the table was away: ${String(cause)}`, { cause });
    this.name = 'Unavailable';
  }
}

/**
 * What was to be written was counted by an older policy than what stands there: it must be decided
 * again by the newer one.
 */
export class OutdatedRulebook extends Error {
  constructor() {
    super('the policy was changed meanwhile');
    this.name = 'OutdatedRulebook';
  }
}

/** A stored record cannot be read; names the record, never its contents. */
export class UnreadableRecord extends Error {
  constructor(key: string, why: string, cause: unknown) {
    super(`${key}: ${why}`, { cause });
    this.name = 'UnreadableRecord';
  }
}
