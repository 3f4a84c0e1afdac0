import { beginWith } from '../../shared/app/policy/set-policy.ts';
import { parsePolicy } from '../../shared/domain/policy/policy.ts';
import type { StoreAndClock } from './database.ts';
import type { Environment } from './environment.ts';

/** The records, once an empty table has a policy: before anything is dated or judged by one. */
export async function withFirstPolicy(
  { FIRST_ZONE, FIRST_LANGUAGE }: Environment,
  records: StoreAndClock,
): Promise<StoreAndClock> {
  const first = {
    ...(FIRST_ZONE && { zone: FIRST_ZONE }),
    ...(FIRST_LANGUAGE && { language: FIRST_LANGUAGE }),
  };
  await beginWith(records.store, parsePolicy(first));
  return records;
}
