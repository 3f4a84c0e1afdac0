import { DUE_INDEX, WORKLIST_INDEX } from '../../../../shared/store/keys.ts';
import { keyOf } from '../../units/charges.ts';
import type { MeteredWrite } from '../../units/metering.ts';
import { type Image, type IndexKeys, indexWriteUnits } from '../../units/units.ts';

/** Write units by partition key of the indexes: `due SWEEP#00`, `worklist S-01`. */
export type Heat = Map<string, number>;

const partitionOf = ({ partition }: IndexKeys, image: Image | undefined): string | undefined =>
  image?.[partition]?.S;

/** An entry that moves to another partition is taken out of the one and put into the other. */
function indexHeat(heat: Heat, index: IndexKeys, before: Image | undefined, after: Image | undefined): void {
  const [from, to] = [partitionOf(index, before), partitionOf(index, after)];
  const add = (partition: string | undefined, units: number): void => {
    if (partition === undefined || units === 0) return;
    const key = `${index.name} ${partition}`;
    heat.set(key, (heat.get(key) ?? 0) + units);
  };
  if (from === to) add(to, indexWriteUnits(index, before, after));
  else {
    add(from, indexWriteUnits(index, before, undefined));
    add(to, indexWriteUnits(index, undefined, after));
  }
}

/** Where the writes that a meter is shown make the indexes hot. */
export const heated =
  (heat: Heat) =>
  ({ keys, before, after }: MeteredWrite): void => {
    for (const key of keys.map(keyOf))
      for (const index of [DUE_INDEX, WORKLIST_INDEX])
        indexHeat(heat, index, before.get(key), after.get(key));
  };
