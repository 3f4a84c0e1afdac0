import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/**
 * What DynamoDB charges, after the developer guide of AWS: "Item sizes and formats", "Read and
 * write operations", "Using global secondary indexes" and "Transactions: capacity management".
 * Written from these pages and not from the embedded database, so that the two can check each
 * other. Both indexes of the table project everything.
 */
export type Image = Record<string, AttributeValue>;

/** The key attributes of an index. An item that lacks one of them has no entry in it. */
export interface IndexKeys {
  name: string;
  partition: string;
  sort: string;
}

export const READ_BYTES = 4096;
const WRITE_BYTES = 1024;
const CONTAINER_BYTES = 3;
const ELEMENT_BYTES = 1;

const utf8 = (text: string): number => Buffer.byteLength(text, 'utf8');
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** One byte for every two significant digits, and one more. */
function numberBytes(text: string): number {
  const [digits = ''] = text.replace(/[-+.]/g, '').split(/e/i);
  const significant = digits.replace(/^0+/, '').replace(/0+$/, '').length;
  return Math.ceil(significant / 2) + 1;
}

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.L !== undefined)
    return CONTAINER_BYTES + sum(value.L.map((element) => ELEMENT_BYTES + valueBytes(element)));
  if (value.M !== undefined)
    return CONTAINER_BYTES + ELEMENT_BYTES * Object.keys(value.M).length + itemBytes(value.M);
  throw new Error(`the table has no such values: ${JSON.stringify(value)}`);
}

export const itemBytes = (image: Image): number =>
  sum(Object.entries(image).map(([name, value]) => utf8(name) + valueBytes(value)));

/**
 * `bytes` is one item, or all items that one page of a query or scan went through; nothing found
 * costs the least.
 */
export const readUnits = (bytes: number, { consistent }: { consistent: boolean }): number =>
  Math.max(1, Math.ceil(bytes / READ_BYTES)) * (consistent ? 1 : 0.5);

const writes = (image: Image | undefined): number => (image ? Math.ceil(itemBytes(image) / WRITE_BYTES) : 0);

/**
 * The larger of what was there and what is there now; a transaction prepares and commits, and so
 * pays twice.
 */
export const tableWriteUnits = (
  before: Image | undefined,
  after: Image | undefined,
  { transactional }: { transactional: boolean },
): number => Math.max(1, writes(before), writes(after)) * (transactional ? 2 : 1);

const entryIn = (index: IndexKeys, image: Image | undefined): Image | undefined =>
  image?.[index.partition] && image[index.sort] ? image : undefined;

/**
 * An entry that appears, disappears or changes in place is one write, one whose key changes two,
 * one that stays as it is none. Indexes follow after the transaction has committed, so that they
 * pay once.
 */
export function indexWriteUnits(
  index: IndexKeys,
  before: Image | undefined,
  after: Image | undefined,
): number {
  const old = entryIn(index, before);
  const next = entryIn(index, after);
  if (!old || !next) return writes(old) + writes(next);
  const moved = [index.partition, index.sort].some((key) => !isDeepStrictEqual(old[key], next[key]));
  if (moved) return writes(old) + writes(next);
  return isDeepStrictEqual(old, next) ? 0 : Math.max(writes(old), writes(next));
}
