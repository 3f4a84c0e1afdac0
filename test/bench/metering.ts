import { BatchGetItemCommand, type DynamoDBClient, type ServiceInputTypes } from '@aws-sdk/client-dynamodb';
import { databaseClient } from '../../functions/compose.ts';
import type { Table } from '../../shared/store/table.ts';
import type { Department } from '../fixtures/department.ts';
import {
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
  requests: number;
  /** Requests for which model and database differ, or which failed and so went unmetered. */
  disagreements: string[];
}

/** How the items stand, read by a client that is not metered. */
async function imagesOf(aside: DynamoDBClient, table: string, keys: Image[]): Promise<Map<string, Image>> {
  if (keys.length === 0) return new Map();
  const { Responses } = await aside.send(
    new BatchGetItemCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
  );
  return new Map((Responses?.[table] ?? []).map((image) => [keyOf(image), image]));
}

/** Meters every request that `table.client` sends from now on. `aside` reaches the same database unmetered. */
export function metered(table: Table, aside: DynamoDBClient): Meter {
  const meter: Meter = { readUnits: 0, writeUnits: 0, requests: 0, disagreements: [] };
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
      const modelled = isWrite(command)
        ? writeCharge(command, keys, before, await imagesOf(aside, table.name, keys))
        : readCharge(command, input, answer.output);
      const reported = reportedCharge(answer.output);
      if (chargeText(modelled) !== chargeText(reported))
        meter.disagreements.push(
          `${command}: model ${chargeText(modelled)}; database ${chargeText(reported)}`,
        );
      if (isWrite(command)) meter.writeUnits += total(modelled);
      else meter.readUnits += total(modelled);
      meter.requests++;
      return answer;
    },
    { step: 'initialize', name: 'meter' },
  );
  return meter;
}

/** Meters the requests of `work`. */
export async function withMeter({ table, endpoint }: Department, work: () => Promise<void>): Promise<Meter> {
  const aside = databaseClient(endpoint);
  const meter = metered(table, aside);
  await work();
  table.client.middlewareStack.remove('meter');
  aside.destroy();
  return meter;
}
