import type { Tasks } from '../../app/ports/customers.ts';
import { customerIdOfTask, type Task } from '../../domain/customers/task.ts';
import { taskItemSchema } from '../items.ts';
import {
  MISSED_PREFIX,
  missedActBy,
  NOBODY,
  OPEN_PREFIX,
  STAFF_PARTITION,
  TABLE_KEYS,
  TASK_PREFIX,
  taskKey,
  WORKLIST_INDEX,
} from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { type Item, type Table, withCustomer } from '../table.ts';

const storedTask = (item: Item): Task => recordOf(taskItemSchema, item).task;

/** Where the tasks of a state stand in the worklists. */
const STATE_PREFIX = { open: OPEN_PREFIX, missed: MISSED_PREFIX } as const;

/**
 * Whose worklists there are: of nobody, and of everybody who is or was on the staff, readable or
 * not.
 */
async function everybody(table: Table): Promise<string[]> {
  const keys = table.query({ partition: STAFF_PARTITION, only: TABLE_KEYS.sort, consistent: true });
  return [NOBODY, ...(await Array.fromAsync(keys, ({ sk }) => String(sk)))];
}

export function tasksOf(table: Table): Tasks {
  const collect = (items: AsyncIterable<Item>): Promise<Task[]> =>
    Array.fromAsync(readable(table, items, storedTask));
  return {
    async task(taskId) {
      const item = await table.get(taskKey(customerIdOfTask(taskId), taskId));
      return item && storedTask(item);
    },

    tasksOfCustomer: (customerId) => collect(table.query(withCustomer(customerId, TASK_PREFIX))),

    openTasksOf: (assignee) =>
      collect(
        table.query({
          index: WORKLIST_INDEX,
          partition: assignee ?? NOBODY,
          range: { beginsWith: OPEN_PREFIX },
        }),
      ),

    missedTasksOf: (assignee, after, through) =>
      collect(
        table.query({
          index: WORKLIST_INDEX,
          partition: assignee ?? NOBODY,
          // An instant sorts before the same instant with anything behind it.
          range: { from: `${missedActBy(after)}~`, through: missedActBy(through) },
        }),
      ),

    async *tasksInState(state, assignee) {
      const range = { beginsWith: STATE_PREFIX[state] };
      for (const partition of assignee === undefined ? await everybody(table) : [assignee])
        yield* readable(table, table.query({ index: WORKLIST_INDEX, partition, range }), storedTask);
    },

    everyTask: (scanned) => readable(table, table.scan({ kind: 'task', scanned }), storedTask),
  };
}
