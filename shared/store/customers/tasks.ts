import type { Tasks } from '../../app/ports/customers.ts';
import { customerIdOfTask, type Task } from '../../domain/customers/task.ts';
import { taskItemSchema } from '../items.ts';
import { customerPartition, missedActBy, NOBODY, TASK_PREFIX, taskKey, WORKLIST_INDEX } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { getItem, type Item, queryItems, scanKind, type Table } from '../table.ts';

const storedTask = (item: Item): Task => recordOf(taskItemSchema, item).task;

export function tasksOf(table: Table): Tasks {
  const collect = (items: AsyncIterable<Item>): Promise<Task[]> =>
    Array.fromAsync(readable(table, items, storedTask));
  return {
    async task(taskId) {
      const item = await getItem(table, taskKey(customerIdOfTask(taskId), taskId));
      return item && storedTask(item);
    },

    tasksOfCustomer: (customerId) =>
      collect(
        queryItems(table, {
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :task)',
          values: { ':pk': customerPartition(customerId), ':task': TASK_PREFIX },
          ConsistentRead: true,
        }),
      ),

    openTasksOf: (assignee) =>
      collect(
        queryItems(table, {
          IndexName: WORKLIST_INDEX.name,
          KeyConditionExpression: 'assignee = :assignee AND begins_with(actBy, :open)',
          values: { ':assignee': assignee ?? NOBODY, ':open': 'open#' },
        }),
      ),

    missedTasksOf: (assignee, after, through) =>
      collect(
        queryItems(table, {
          IndexName: WORKLIST_INDEX.name,
          KeyConditionExpression: 'assignee = :assignee AND actBy BETWEEN :after AND :through',
          // An instant sorts before the same instant with anything behind it.
          values: {
            ':assignee': assignee ?? NOBODY,
            ':after': `${missedActBy(after)}~`,
            ':through': missedActBy(through),
          },
        }),
      ),

    everyTask: () => readable(table, scanKind(table, 'task'), storedTask),
  };
}
