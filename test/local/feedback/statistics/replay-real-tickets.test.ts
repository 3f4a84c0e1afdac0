import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerOf, folderForTests, revisit } from '../../command.ts';

/**
 * Real tickets of a help desk. They are not part of the project; where it is worked on, they lie
 * beside it.
 */
const TICKETS = join(import.meta.dirname, '../../../../../shared/data/servicenow-tickets.csv');

const CALENDAR = {
  holidays: 'none',
  workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  workingHours: ['09:00-12:00', '13:30-18:00'],
};
const folder = folderForTests();

test('a year of real tickets reaches the rungs that the issue counts', { timeout: 300_000 }, async ({
  skip,
}) => {
  if (!existsSync(TICKETS)) skip(`${TICKETS} is not here`);
  const policy = join(folder, 'policy.json');
  writeFileSync(policy, JSON.stringify({ zone: 'UTC', calendar: CALENDAR }));
  const run = await revisit(['feedback', 'replay', TICKETS, '--policy', policy, '--json']);
  expect(run).toMatchObject({
    status: 0,
    stderr: 'warning: unknown columns are left out: resolvedAt, priority, category\n',
  });
  const { tickets, totals, refused } = answerOf(run) as {
    tickets: { id: string }[];
    totals: { tickets: number; rungs: { tickets: number }[] };
    refused: unknown[];
  };
  expect([tickets.length, totals.tickets, refused]).toEqual([24_918, 24_918, []]);
  expect(totals.rungs.map((rung) => rung.tickets)).toEqual([15_748, 1_342, 894, 6_934]);
  expect(tickets[0]).toEqual({
    id: 'INC0000045',
    start: '2016-02-29T09:00:00Z',
    deadline: '2016-02-29T10:00:00Z',
    rung: 0,
  });
});
