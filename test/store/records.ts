import type { Change } from '../../shared/app/ports/changes.ts';
import type { Archive } from '../../shared/domain/customers/archive.ts';
import type { Profile } from '../../shared/domain/customers/profile.ts';
import type { Task } from '../../shared/domain/customers/task.ts';
import type { Letter } from '../../shared/domain/letters/letter.ts';
import { newLetter } from '../../shared/domain/letters/letter.ts';
import { archiveOf } from '../fixtures/department.ts';
import { taskOf } from '../mail/sample-letters.ts';

export const NO_PROFILE: Profile = {
  contact: null,
  company: null,
  phone: null,
  country: null,
  salesRep: null,
};

type ArchiveChange = Change & { write: 'archive' };

export const newArchive = (facts: Partial<Archive>, more: Partial<ArchiveChange> = {}): ArchiveChange => ({
  write: 'archive',
  archive: archiveOf({ version: 1, ...facts }),
  expected: null,
  dueAt: null,
  profile: NO_PROFILE,
  ...more,
});

export const nextArchive = (before: Archive, more: Partial<ArchiveChange> = {}): ArchiveChange => ({
  write: 'archive',
  archive: { ...before, version: before.version + 1 },
  expected: before.version,
  dueAt: null,
  ...more,
});

export const newTask = (facts: Partial<Task> = {}): Change & { write: 'task' } => ({
  write: 'task',
  task: taskOf(facts),
});

export const aLetter = (taskId = 'idle-week:C-1:2011-04-01'): Letter =>
  newLetter(
    { kind: 'revisit', rule: 'idle-week', customerId: 'C-1', taskId, on: '2011-04-01' },
    '2011-04-01T00:05:00Z',
  );

export const queued = (letter: Letter = aLetter()): Change & { write: 'letter-queued' } => ({
  write: 'letter-queued',
  letter,
  dueAt: '2011-04-01T07:00:00Z',
});
