import type { Task } from '../customers/task.ts';
import type { Sentences } from './sentences.ts';

/** All that an open task says of itself: that it is open again, why it was opened, what it asks. */
export const openStatement = (
  { together, openAgain, reason, asks }: Pick<Sentences, 'together' | 'openAgain' | 'reason' | 'asks'>,
  task: Task,
): string => together(...[openAgain(task) ?? [], reason(task.reason), asks(task)].flat());
