import { mayBeId } from '../../domain/reading/ids.ts';
import { readId } from '../../domain/reading/written-id.ts';
import { cell } from './cell.ts';

export const id = () => cell(readId);

/** The id by which a customer or a member of staff becomes known. */
export const ownId = () =>
  cell((text) => {
    const reading = readId(text);
    return 'value' in reading && !mayBeId(reading.value)
      ? { unread: { code: 'refused', allowed: { kind: 'own-id' } } }
      : reading;
  });
