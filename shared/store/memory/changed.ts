import { asStored, type Item, type Update } from '../table.ts';
import { isMap, valueAt } from './conditions.ts';

/** The map in which a path ends, and its last name. @throws Error when the path leads nowhere. */
function endOf(item: Item, path: string): { map: Item; name: string } {
  const names = path.split('.');
  const name = names.pop() ?? '';
  const map = names.length === 0 ? item : valueAt(item, names.join('.'));
  if (!isMap(map)) throw new Error(`there is nothing that ${path} could be in`);
  return { map, name };
}

/**
 * A record as it stands after an update. @throws Error for an update that the record has no place
 * for.
 */
export function changed(
  before: Item | undefined,
  { key, set = {}, setOnce = {}, append = {} }: Update,
): Item {
  const after = copyOf({ ...before, ...key });
  const put = (path: string, value: unknown) => {
    const { map, name } = endOf(after, path);
    if (value === undefined) delete map[name];
    else map[name] = asStored(value);
  };
  for (const [path, value] of Object.entries(set)) put(path, value);
  for (const [path, value] of Object.entries(setOnce))
    if (valueAt(before, path) === undefined) put(path, value);
  for (const [path, elements] of Object.entries(append)) {
    const list = valueAt(before, path);
    if (!Array.isArray(list)) throw new Error(`${path} is no list`);
    put(path, [...list, ...elements]);
  }
  return after;
}

/** Nobody who reads or writes a record has the very object that the table holds. */
export function copyOf(item: Item): Item {
  const copy = asStored(item);
  return isMap(copy) ? copy : {};
}
