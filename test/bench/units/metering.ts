import { BatchGetItemCommand, type DynamoDBClient, type ServiceInputTypes } from '@aws-sdk/client-dynamodb';
import { databaseClient } from '../../../functions/runtime/database.ts';
import type { DynamoTable } from '../../../shared/store/dynamodb/dynamo-table.ts';
import type { DepartmentOnDatabase } from '../../fixtures/department.ts';
import {
  type Charge,
  chargeText,
  isWrite,
  keyOf,
  keysWritten,
  readCharge,
  reportedCharge,
  total,
  writeCharge,
} from './charges.ts';
import type { Image } from './units.ts';

/** What the requests of a client cost by the model, and where the database said otherwise. */
export interface Meter {
  readUnits: number;
  writeUnits: number;
  /** The same by where they are paid. */
  reads: Charge;
  writes: Charge;
  requests: number;
  /** Requests for which model and database differ, or which failed and so went unmetered. */
  disagreements: string[];
}

/** A write as it was metered: how its items stood before and how they stand after, by `keyOf`. */
export interface MeteredWrite {
  command: string;
  keys: Image[];
  before: Map<string, Image>;
  after: Map<string, Image>;
}

function add(sum: Charge, charge: Charge): void {
  for (const [place, units] of Object.entries(charge)) sum[place] = (sum[place] ?? 0) + units;
}

/** How the items stand, read by a client that is not metered. */
async function imagesOf(aside: DynamoDBClient, table: string, keys: Image[]): Promise<Map<string, Image>> {
  if (keys.length === 0) return new Map();
  const { Responses } = await aside.send(
    new BatchGetItemCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
  );
  return new Map((Responses?.[table] ?? []).map((image) => [keyOf(image), image]));
}

/**
 * Meters every request that `table.client` sends from now on. `aside` reaches the same database
 * unmetered; `watch` is shown every write.
 */
export function metered(
  table: DynamoTable,
  aside: DynamoDBClient,
  watch?: (write: MeteredWrite) => void,
): Meter {
  const meter: Meter = { readUnits: 0, writeUnits: 0, reads: {}, writes: {}, requests: 0, disagreements: [] };
  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context.commandName);
      const keys = keysWritten(command, args.input);
      const before = await imagesOf(aside, table.name, keys);
      const input = { ...args.input, ReturnConsumedCapacity: 'INDEXES' } as ServiceInputTypes;
      const answer = await next({ ...args, input }).catch((error: unknown) => {
        meter.disagreements.push(`${command} failed: ${error}`);
        throw error;
      });
      const after = await imagesOf(aside, table.name, keys);
      const modelled = isWrite(command)
        ? writeCharge(command, keys, before, after)
        : readCharge(command, input, answer.output);
      const reported = reportedCharge(answer.output);
      if (chargeText(modelled) !== chargeText(reported))
        meter.disagreements.push(
          `${command}: model ${chargeText(modelled)}; database ${chargeText(reported)}`,
        );
      add(isWrite(command) ? meter.writes : meter.reads, modelled);
      if (isWrite(command)) meter.writeUnits += total(modelled);
      else meter.readUnits += total(modelled);
      if (isWrite(command)) watch?.({ command, keys, before, after });
      meter.requests++;
      return answer;
    },
    { step: 'initialize', name: 'meter' },
  );
  return meter;
}

/** Meters the requests of `work`. */
export async function withMeter(
  { table, endpoint }: Pick<DepartmentOnDatabase, 'table' | 'endpoint'>,
  work: () => Promise<void>,
  watch?: (write: MeteredWrite) => void,
): Promise<Meter> {
  const aside = databaseClient(endpoint);
  const meter = metered(table, aside, watch);
  await work();
  table.client.middlewareStack.remove('meter');
  aside.destroy();
  return meter;
}
