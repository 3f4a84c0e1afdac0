import type { Sentences } from '../sentences.ts';

/**
 * Apart from the other sentences, so that a bundle that only says what is wrong holds nothing else.
 */
export const taskStateNames: Sentences['taskState'] = {
  open: 'open',
  done: 'done',
  cancelled: 'cancelled',
  missed: 'missed',
  excused: 'excused',
};

export const roleNames: Sentences['role'] = {
  specialist: 'client service specialist',
  supervisor: 'supervisor',
  manager: 'manager',
  salesperson: 'salesperson',
  'marketing-director': 'marketing director',
  'finance-supervisor': 'finance supervisor',
  'department-head': 'head of department',
  'general-manager': 'general manager',
};
