/** In milliseconds. */
export interface Timeouts {
  connectionTimeout: number;
  requestTimeout: number;
  throwOnRequestTimeout: boolean;
}

/**
 * How long a request to a service of AWS may take before it is given up: a socket that hangs must
 * not use up the minute of the clock. The SDK asks three times. Without the last line a request
 * that takes too long is only warned about.
 */
export const TIMEOUTS: Timeouts = {
  connectionTimeout: 3_000,
  requestTimeout: 5_000,
  throwOnRequestTimeout: true,
};

/** A letter may take longer, since nobody knows what became of it when it is given up. */
export const SENDING_TIMEOUTS: Timeouts = { ...TIMEOUTS, connectionTimeout: 10_000, requestTimeout: 10_000 };
