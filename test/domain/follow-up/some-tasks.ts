import type { Task } from '../../../shared/domain/customers/task.ts';

/** An open call to an idle customer, but for what the test says. */
export const taskOf = (facts: Partial<Task> = {}): Task => ({
  id: 'idle-week:C-1:2011-11-28',
  rule: 'idle-week',
  customerId: 'C-1',
  customerName: 'C-1',
  opens: '2011-11-28',
  closes: '2011-12-05',
  since: '2011-11-28',
  dueOn: '2011-12-02',
  channels: ['phone'],
  state: 'open',
  assignee: 'S-1',
  reason: { code: 'idle-week', basis: 'order', on: '2011-11-20', days: 7 },
  policyVersion: 1,
  openedAt: '2011-11-28T00:00:00Z',
  ends: [],
  ...facts,
});
