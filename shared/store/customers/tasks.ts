import type { Tasks } from '../../app/ports/customers.ts';
import { customerIdOfTask, type Task } from '../../domain/customers/task.ts';
import { taskItemSchema } from '../items.ts';
import { missedActBy, NOBODY, OPEN_PREFIX, TASK_PREFIX, taskKey, WORKLIST_INDEX } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { type Item, type Table, withCustomer } from '../table.ts';

const storedTask = (item: Item): Task => recordOf(taskItemSchema, item).task;

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

    everyTask: () => readable(table, table.scan({ kind: 'task' }), storedTask),
  };
}
