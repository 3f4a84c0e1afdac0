import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { feedbackId } from '../../../shared/app/feedback/feedback-id.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { linesOf } from '../../files/formats/sources.ts';
import { LONDON } from '../../fixtures/department.ts';
import { answerOf, commandsOn, folderForTests, type Run } from '../command.ts';

/**
 * Monday, 9 o'clock in London, far ahead of the machine's clock; working time is 09:00-12:00 and
 * 13:30-18:00.
 */
export const NOW = '2099-09-28T08:00:00Z';

const OFF = { on: false } as const;
/** Nothing but feedback makes letters. */
const POLICY = {
  ...LONDON,
  digest: OFF,
  rules: { 'idle-week': OFF, 'monthly-touch': OFF, 'annual-visit': OFF },
};

/** A ladder with somebody on every rung, two more departments, and three customers. */
export const STAFF = linesOf(
  'id,name,role,supervisor,department,substitute',
  'S-1,Ann,specialist,B-1,,',
  'B-1,Bea,supervisor,M-1,,',
  'B-2,Ben,supervisor,M-1,,',
  'M-1,Mia,manager,D-1,,',
  'D-1,Dan,marketing-director,G-1,marketing,',
  'G-1,Gil,general-manager,,,',
  'Q-1,Quin,department-head,,quality,',
  'L-1,Lou,department-head,,"freight, customs",',
);
const CUSTOMERS = linesOf(
  'id,company,specialist',
  'C-1,Tea & Co,S-1',
  'C-2,Cups Ltd,S-1',
  'C-3,Pots GmbH,S-1',
);

export interface ResponseDepartment extends ReturnType<typeof commandsOn> {
  folder: string;
  data: string;
  /** Writes a file into the folder of the tests. */
  file(name: string, content: string | Uint8Array): string;
}

/**
 * A department made by the command line before the first test of a file, and removed after the
 * last.
 */
export function responseDepartment(staff = STAFF): ResponseDepartment {
  const folder = folderForTests();
  const data = join(folder, 'data');
  const commands = commandsOn(data);
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  beforeAll(async () => {
    const runs = await commands.inTurn(
      ['policy', 'set', file('policy.json', JSON.stringify(POLICY))],
      ['import', 'staff', file('staff.csv', staff)],
      ['import', 'customers', file('customers.csv', CUSTOMERS), '--enrolled', '2099-01-01'],
      ['sweep', '--at', NOW],
    );
    expect(runs.map(({ status, stderr }) => [status, stderr])).toEqual(runs.map(() => [0, '']));
  });
  return { ...commands, folder, data, file };
}

/** Feedback by phone unless a test says otherwise. */
export const idOf = (customerId: string, reportedAt: InstantText, text: string): string =>
  feedbackId({ customerId, reportedAt, channel: 'phone', text });

/** `report` at a local time of Monday the 28th. */
export const reportAt = (time: string, customerId: string, text: string, ...more: readonly string[]) => [
  ...['feedback', 'report', customerId, '--text', text, '--at', `2099-09-28T${time}`],
  ...more,
];

/** `decide` and `coordinate`, likewise. */
export const decide = (id: string, by: string, time: string, ...more: readonly string[]) => [
  ...['feedback', 'decide', id, '--decision', 'Send it again.', '--by', by],
  ...['--at', `2099-09-28T${time}`, ...more],
];
export const ask = (id: string, by: string, time: string, department: string, ...more: readonly string[]) => [
  ...['feedback', 'coordinate', id, '--department', department, '--by', by],
  ...['--at', `2099-09-28T${time}`, ...more],
];

/** What a verb about one piece of feedback answers to programs, as far as tests look at it. */
export interface FeedbackInJson {
  id: string;
  state: string;
  deadline: string;
  turn: { holder: string | null; rung: number; department: string | null; deadline: string; next: unknown };
  history: { code: string; at: string; sentence: string }[];
  similar: { feedbackId: string }[];
  decision: { by: string; at: string } | null;
}

export const feedbackIn = (run: Run | undefined): FeedbackInJson => answerOf(run as Run) as FeedbackInJson;
