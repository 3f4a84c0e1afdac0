import type {
  BatchGetItemCommandInput,
  BatchGetItemCommandOutput,
  ConsumedCapacity,
  GetItemCommandInput,
  GetItemCommandOutput,
  QueryCommandInput,
  QueryCommandOutput,
  ServiceInputTypes,
  ServiceOutputTypes,
  TransactWriteItemsCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { DUE_INDEX, TABLE_KEYS, WORKLIST_INDEX } from '../../../shared/store/keys.ts';
import { type Image, indexWriteUnits, itemBytes, readUnits, tableWriteUnits } from './units.ts';

/** Units by where they are paid: the table, or an index by its name. */
export type Charge = Record<string, number>;

const TABLE = 'table';
const INDEXES = [DUE_INDEX, WORKLIST_INDEX];

export const isWrite = (command: string): boolean =>
  command === 'UpdateItemCommand' || command === 'TransactWriteItemsCommand';

/** Empty for a request that only reads. */
export function keysWritten(command: string, input: ServiceInputTypes): Image[] {
  if (command === 'UpdateItemCommand') return [(input as UpdateItemCommandInput).Key ?? {}];
  if (command === 'TransactWriteItemsCommand')
    return ((input as TransactWriteItemsCommandInput).TransactItems ?? []).map(
      ({ Update, ConditionCheck }) => {
        // A check is charged like a write that leaves its item as it was.
        const key = Update?.Key ?? ConditionCheck?.Key;
        if (!key) throw new Error('the model knows no transaction but of updates and checks');
        return key;
      },
    );
  return [];
}

export const keyOf = (image: Image): string =>
  `${image[TABLE_KEYS.partition]?.S} ${image[TABLE_KEYS.sort]?.S}`;

/** What a write costs by the model, from how its items stood before and how they stand after. */
export function writeCharge(
  command: string,
  keys: Image[],
  before: Map<string, Image>,
  after: Map<string, Image>,
): Charge {
  const transactional = command === 'TransactWriteItemsCommand';
  const charge: Charge = {};
  for (const key of keys.map(keyOf)) {
    const [old, next] = [before.get(key), after.get(key)];
    charge[TABLE] = (charge[TABLE] ?? 0) + tableWriteUnits(old, next, { transactional });
    for (const index of INDEXES)
      charge[index.name] = (charge[index.name] ?? 0) + indexWriteUnits(index, old, next);
  }
  return charge;
}

/** What a read costs by the model, from all that it went through. */
export function readCharge(command: string, input: ServiceInputTypes, output: ServiceOutputTypes): Charge {
  if (command === 'GetItemCommand') {
    const { Item } = output as GetItemCommandOutput;
    const consistent = (input as GetItemCommandInput).ConsistentRead ?? false;
    return { [TABLE]: readUnits(Item ? itemBytes(Item) : 0, { consistent }) };
  }
  if (command === 'QueryCommand' || command === 'ScanCommand') {
    const { IndexName, FilterExpression, ProjectionExpression, ConsistentRead } = input as QueryCommandInput;
    if (FilterExpression || ProjectionExpression) throw new Error('the model must see all that is read');
    const bytes = ((output as QueryCommandOutput).Items ?? []).reduce(
      (sum, item) => sum + itemBytes(item),
      0,
    );
    return { [IndexName ?? TABLE]: readUnits(bytes, { consistent: ConsistentRead ?? false }) };
  }
  if (command === 'BatchGetItemCommand') {
    const { RequestItems = {} } = input as BatchGetItemCommandInput;
    const asked = Object.values(RequestItems);
    const found = Object.values((output as BatchGetItemCommandOutput).Responses ?? {}).flat();
    const consistent = asked.every(({ ConsistentRead }) => ConsistentRead);
    // Each item is rounded up alone, and one that does not exist costs the least.
    const missing = asked.reduce((sum, { Keys }) => sum + (Keys?.length ?? 0), 0) - found.length;
    const units = found.map((item) => readUnits(itemBytes(item), { consistent }));
    const least = readUnits(0, { consistent });
    return { [TABLE]: units.reduce((sum, each) => sum + each, missing * least) };
  }
  throw new Error(`the model does not know what ${command} costs`);
}

/** What the database says that a request has cost. */
export function reportedCharge(output: ServiceOutputTypes): Charge {
  const { ConsumedCapacity: consumed } = output as {
    ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
  };
  const charge: Charge = {};
  for (const { Table: table, GlobalSecondaryIndexes: indexes } of [consumed ?? []].flat()) {
    charge[TABLE] = (charge[TABLE] ?? 0) + (table?.CapacityUnits ?? 0);
    for (const [name, { CapacityUnits: units }] of Object.entries(indexes ?? {}))
      charge[name] = (charge[name] ?? 0) + (units ?? 0);
  }
  return charge;
}

export const total = (charge: Charge): number => Object.values(charge).reduce((sum, units) => sum + units, 0);
export const chargeText = (charge: Charge): string =>
  Object.entries(charge)
    .filter(([, units]) => units > 0)
    .sort()
    .map(([place, units]) => `${place} ${units}`)
    .join(', ');
