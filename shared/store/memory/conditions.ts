import { isDeepStrictEqual } from 'node:util';
import { asStored, type Condition, type Item, type Range } from '../table.ts';

export const isMap = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path such as `task.state`; undefined where it leads nowhere. */
export const valueAt = (item: Item | undefined, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isMap(value) ? value[name] : undefined), item);

/** Texts by the bytes of their UTF-8, as a table sorts its keys. */
export const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** NaN for what cannot be compared, so that no comparison of it holds. */
function order(value: unknown, other: string | number): number {
  if (typeof value === 'string' && typeof other === 'string') return byBytes(value, other);
  return typeof value === 'number' && typeof other === 'number' ? value - other : Number.NaN;
}

/** Whether a record, or its absence, meets a condition. */
export function holds(condition: Condition, item: Item | undefined): boolean {
  if (condition === 'new') return item === undefined;
  if (condition === 'exists') return item !== undefined;
  if ('all' in condition) return condition.all.every((one) => holds(one, item));
  if ('any' in condition) return condition.any.some((one) => holds(one, item));
  if ('version' in condition) return valueAt(item, 'version') === condition.version;
  if ('equal' in condition)
    return Object.entries(condition.equal).every(([path, value]) =>
      isDeepStrictEqual(valueAt(item, path), asStored(value)),
    );
  if ('absent' in condition) return valueAt(item, condition.absent) === undefined;
  if ('present' in condition) return valueAt(item, condition.present) !== undefined;
  if ('noText' in condition) return typeof valueAt(item, condition.noText) !== 'string';
  const value = valueAt(item, condition.attribute);
  if ('below' in condition) return order(value, condition.below) < 0;
  if ('atMost' in condition) return order(value, condition.atMost) <= 0;
  if ('above' in condition) return order(value, condition.above) > 0;
  const { from, through } = condition.outside;
  return !(order(value, from) >= 0 && order(value, through) <= 0);
}

export function isIn(range: Range, key: string): boolean {
  if ('beginsWith' in range) return key.startsWith(range.beginsWith);
  return byBytes(key, range.through) <= 0 && (!('from' in range) || byBytes(key, range.from) >= 0);
}
