import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { CustomerGiven } from '../../../../shared/app/imports/customers/import-customers.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import type { Department } from '../../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../../fixtures/mailbox.ts';
import { type Files, mailed } from '../../clock/sweep-scene.ts';
import { arrived, decide, openDesk, report } from './post-feedback-scene.ts';

export const REPORTED = '2011-04-04T09:05:00Z';
export const DECIDED = '2011-04-04T09:20:00Z';
export const MARY = mailed('C-1', { name: 'Mary', company: 'Flowers Ltd' });

/** A desk that each test opens for itself, with a mailbox that is empty then. */
export interface AnswerDesk {
  department: Department;
  mailbox: Mailbox;
  open(customers: readonly CustomerGiven[], files?: Files): Promise<void>;
  /** Feedback that the customer brought, decided at `instant`. Returns the id of the answer. */
  decided(instant?: InstantText, text?: string, given?: object): Promise<string>;
  /** The answers that arrived since the last look. */
  answers(): Promise<string[]>;
}

/** Opened and closed around the tests of one file. */
export function answerDesk(): AnswerDesk {
  const desk = {
    async open(customers, files = {}) {
      desk.department = await openDesk(desk.mailbox.endpoint, { customers, ...files });
    },
    async decided(instant = DECIDED, text = 'Broken.', given = {}) {
      const feedbackId = await report(desk.department, REPORTED, { by: undefined, text });
      await decide(desk.department, feedbackId, 'U-1', instant, given);
      return `answer:${feedbackId}`;
    },
    answers: async () => (await arrived(desk.mailbox)).filter((line) => line.startsWith('c-1: ')),
  } as AnswerDesk;
  beforeAll(async () => {
    desk.mailbox = await openMailbox();
  });
  afterAll(() => desk.mailbox.stop());
  beforeEach(() => desk.mailbox.empty());
  afterEach(() => desk.department.stop());
  return desk;
}
