import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What the database says that it charged. */
export interface Meter {
  /** Commands sent, by name without `Command`: `{Query: 16}`. */
  requests: Record<string, number>;
  readUnits: number;
  writeUnits: number;
  reset(): void;
}

const WRITES = ['UpdateItem', 'TransactWriteItems'];

/** Asks for the consumed capacity with every request of `client`, and adds it up. */
export function meterOn(client: DynamoDBClient): Meter {
  const meter: Meter = {
    requests: {},
    readUnits: 0,
    writeUnits: 0,
    reset() {
      Object.assign(meter, { requests: {}, readUnits: 0, writeUnits: 0 });
    },
  };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const input = { ...args.input, ReturnConsumedCapacity: 'INDEXES' };
        const answer = await next({ ...args, input });
        const name = commandName.replace(/Command$/, '');
        meter.requests[name] = (meter.requests[name] ?? 0) + 1;
        const { ConsumedCapacity: charged } = answer.output as {
          ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
        };
        const units = [charged ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        meter[WRITES.includes(name) ? 'writeUnits' : 'readUnits'] += units;
        return answer;
      },
    { step: 'initialize' },
  );
  return meter;
}
