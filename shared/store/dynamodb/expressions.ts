import type { AttributeValue, TransactWriteItem, Update as UpdateInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { TABLE_KEYS } from '../keys.ts';
import type { Condition, Item, Query, Range, Scan, Update, Write } from '../table.ts';

export const marshalled = (value: object) => marshall(value, { removeUndefinedValues: true });

/**
 * A number that JavaScript cannot hold exactly is none of ours, and must not hide the record that
 * it is in.
 */
export const unmarshalled = (item: Record<string, AttributeValue>): Item =>
  unmarshall(item, { wrapNumbers: Number });

/**
 * The names and values that the expressions of one request speak of. DynamoDB keeps many names for
 * itself, so all are given.
 */
class Spoken {
  readonly names: Record<string, string> = {};
  readonly values: Item = {};
  #count = 0;

  path(path: string): string {
    const parts = path.split('.').map((part) => {
      this.names[`#${part}`] = part;
      return `#${part}`;
    });
    return parts.join('.');
  }

  value(value: unknown): string {
    const name = `:v${this.#count++}`;
    this.values[name] = value;
    return name;
  }

  attributes() {
    return {
      ...(Object.keys(this.names).length > 0 && { ExpressionAttributeNames: this.names }),
      ...(Object.keys(this.values).length > 0 && { ExpressionAttributeValues: marshalled(this.values) }),
    };
  }
}

function conditionIn(spoken: Spoken, condition: Condition): string {
  const each = (conditions: readonly Condition[], word: string) =>
    conditions.map((one) => `(${conditionIn(spoken, one)})`).join(` ${word} `);
  if (condition === 'new') return `attribute_not_exists(${TABLE_KEYS.partition})`;
  if (condition === 'exists') return `attribute_exists(${TABLE_KEYS.partition})`;
  if ('all' in condition) return each(condition.all, 'AND');
  if ('any' in condition) return each(condition.any, 'OR');
  if ('version' in condition) return conditionIn(spoken, { equal: condition });
  if ('equal' in condition)
    return Object.entries(condition.equal)
      .map(([path, value]) => `${spoken.path(path)} = ${spoken.value(value)}`)
      .join(' AND ');
  if ('absent' in condition) return `attribute_not_exists(${spoken.path(condition.absent)})`;
  if ('present' in condition) return `attribute_exists(${spoken.path(condition.present)})`;
  if ('noText' in condition)
    return `NOT attribute_type(${spoken.path(condition.noText)}, ${spoken.value('S')})`;
  const attribute = spoken.path(condition.attribute);
  if ('below' in condition) return `${attribute} < ${spoken.value(condition.below)}`;
  if ('atMost' in condition) return `${attribute} <= ${spoken.value(condition.atMost)}`;
  if ('above' in condition) return `${attribute} > ${spoken.value(condition.above)}`;
  const { from, through } = condition.outside;
  return `NOT ${attribute} BETWEEN ${spoken.value(from)} AND ${spoken.value(through)}`;
}

function updateIn(spoken: Spoken, { set = {}, setOnce = {}, append = {} }: Update): string {
  const sets = [
    ...Object.entries(set)
      .filter(([, value]) => value !== undefined)
      .map(([path, value]) => `${spoken.path(path)} = ${spoken.value(value)}`),
    ...Object.entries(setOnce).map(([path, value]) => {
      const name = spoken.path(path);
      return `${name} = if_not_exists(${name}, ${spoken.value(value)})`;
    }),
    ...Object.entries(append).map(([path, elements]) => {
      const name = spoken.path(path);
      return `${name} = list_append(${name}, ${spoken.value(elements)})`;
    }),
  ];
  const gone = Object.keys(set).filter((path) => set[path] === undefined);
  return [
    ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
    ...(gone.length > 0 ? [`REMOVE ${gone.map((path) => spoken.path(path)).join(', ')}`] : []),
  ].join(' ');
}

const conditionally = (spoken: Spoken, condition: Condition | undefined) =>
  condition === undefined ? {} : { ConditionExpression: conditionIn(spoken, condition) };

export function updateInput(TableName: string, update: Update): UpdateInput & { UpdateExpression: string } {
  const spoken = new Spoken();
  return {
    TableName,
    Key: marshalled(update.key),
    UpdateExpression: updateIn(spoken, update),
    ...conditionally(spoken, update.condition),
    ...spoken.attributes(),
  };
}

/** The input of a deletion, or of a check: a key and a condition. */
export function keyedInput(TableName: string, key: object, condition: Condition | undefined) {
  const spoken = new Spoken();
  return { TableName, Key: marshalled(key), ...conditionally(spoken, condition), ...spoken.attributes() };
}

export const replaceInput = (TableName: string, { key, item }: Write & { act: 'replace' }) => ({
  TableName,
  Item: marshalled({ ...item, ...key }),
});

export function transactItem(TableName: string, write: Write): TransactWriteItem {
  switch (write.act) {
    case 'update':
      return { Update: updateInput(TableName, write) };
    case 'replace':
      return { Put: replaceInput(TableName, write) };
    case 'erase':
      return { Delete: keyedInput(TableName, write.key, write.condition) };
    case 'check': {
      const { ConditionExpression = '', ...input } = keyedInput(TableName, write.key, write.condition);
      return { ConditionCheck: { ...input, ConditionExpression } };
    }
    default:
      return write satisfies never;
  }
}

function rangeIn(spoken: Spoken, sort: string, range: Range): string {
  const key = spoken.path(sort);
  if ('beginsWith' in range) return `begins_with(${key}, ${spoken.value(range.beginsWith)})`;
  if ('from' in range) return `${key} BETWEEN ${spoken.value(range.from)} AND ${spoken.value(range.through)}`;
  return `${key} <= ${spoken.value(range.through)}`;
}

export function queryInput(TableName: string, query: Query) {
  const { index, partition, range, consistent, backwards, limit, only } = query;
  const keys = index ?? TABLE_KEYS;
  const spoken = new Spoken();
  const inPartition = `${spoken.path(keys.partition)} = ${spoken.value(partition)}`;
  return {
    TableName,
    ...(index && { IndexName: index.name }),
    KeyConditionExpression: range ? `${inPartition} AND ${rangeIn(spoken, keys.sort, range)}` : inPartition,
    ...(consistent && { ConsistentRead: true }),
    ...(backwards && { ScanIndexForward: false }),
    ...(limit !== undefined && { Limit: limit }),
    ...(only !== undefined && { ProjectionExpression: spoken.path(only) }),
    ...spoken.attributes(),
  };
}

export function scanInput(TableName: string, { kind, consistent }: Scan) {
  const spoken = new Spoken();
  return {
    TableName,
    ...(consistent && { ConsistentRead: true }),
    ...(kind !== undefined && { FilterExpression: conditionIn(spoken, { equal: { kind } }) }),
    ...spoken.attributes(),
  };
}
