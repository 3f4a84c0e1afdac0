import { narrowText } from '../../domain/reading/clean-text.ts';
import type { DateOrder } from '../../domain/reading/reading.ts';
import { readDate, readInstant } from '../../domain/reading/reading-times.ts';
import { instantText } from '../../domain/time/dates.ts';
import type { Zone } from '../../domain/time/zone.ts';
import { cell } from './cell.ts';

/**
 * @param order in which the file writes days and months as numbers; without it, such days are
 * refused.
 */
export const date = (order?: DateOrder) => cell((text) => readDate(narrowText(text), order));

/** Without an offset, local time in `zone`. */
export const instant = (zone: Zone, order?: DateOrder) =>
  cell((text) => {
    const reading = readInstant(narrowText(text), zone, order);
    return 'value' in reading ? { value: instantText(reading.value) } : reading;
  });
