import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fileCase } from '../../../shared/app/cases/file-case.ts';
import { searchCases } from '../../../shared/app/cases/search-cases.ts';
import { coordinateFeedback } from '../../../shared/app/feedback/coordinate-feedback.ts';
import { decideFeedback } from '../../../shared/app/feedback/decide-feedback.ts';
import { recordSurvey } from '../../../shared/app/feedback/record-survey.ts';
import { responseStatistics } from '../../../shared/app/feedback/response-statistics.ts';
import { recordAbsence } from '../../../shared/app/staff/record-absence.ts';
import { sweepAt } from '../../app/clock/sweep-scene.ts';
import { postAt, sendingTo } from '../../app/letters/post-scene.ts';
import { at } from '../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../fixtures/mailbox.ts';
import { departmentOf, NEXT_MORNING, WITH_FEEDBACK } from '../../fixtures/records/earlier-records.ts';

const UNDECIDED = 'C-1021:20261125T011000Z:1acd8d';
const OVERNIGHT = 'C-1028:20261204T141000Z:8d63d2';
const UNFILED = 'C-1002:20261124T024000Z:10ab24';
const now = at(NEXT_MORNING);

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
});
beforeEach(() => mailbox.empty());
afterAll(() => mailbox.stop());

const opened = (version: (typeof WITH_FEEDBACK)[number]) =>
  departmentOf(version, sendingTo(mailbox.endpoint));

test.each(WITH_FEEDBACK)(
  'feedback that %s left open is decided today, and the customer is told',
  async (version) => {
    const department = await opened(version);
    const { store } = department;
    const steps = (await store.stepsOf(UNDECIDED)).length;
    const said = { decision: 'A specialist calls today', answer: '今天回电', at: undefined };
    const decided = await decideFeedback(store, { ...said, feedbackId: UNDECIDED, by: 'S-60' }, now);
    expect(decided.decision).toMatchObject({ by: 'S-60', rung: 3, inTime: false, toCustomer: 'letter' });
    expect((await store.stepsOf(UNDECIDED)).length).toBe(steps + 1);
    // The answer waits for second thoughts.
    await postAt(department, '2026-12-07T00:32:00Z');
    const told = (await mailbox.letters()).filter(({ destination }) =>
      destination.to.join().includes('c1021@'),
    );
    expect(told.map(({ body }) => body.text?.includes('今天回电'))).toEqual([true]);
    expect(await recordSurvey(store, UNDECIDED, { score: 2, comment: undefined }, now)).toMatchObject({
      feedback: { survey: { score: 2 } },
    });

    const silent = await decideFeedback(store, { ...said, feedbackId: OVERNIGHT, by: 'S-11' }, now);
    expect(silent.decision).toMatchObject({ inTime: true, toCustomer: 'no-consent' });
  },
);

test.each(WITH_FEEDBACK)('feedback that %s took in goes on up the ladder today', async (version) => {
  const { store } = await opened(version);
  const swept = await sweepAt(store, '2026-12-07T02:00:00Z');
  expect(swept.responses.setAside).toEqual([]);
  expect(swept.responses.fired.map(({ feedbackId }) => feedbackId).sort()).toContain(OVERNIGHT);
  expect((await store.feedback(OVERNIGHT))?.turn).toMatchObject({ rung: 1, holder: 'S-20' });
  const asked = { feedbackId: OVERNIGHT, department: 'quality', by: 'S-20', at: undefined };
  expect((await coordinateFeedback(store, asked, at('2026-12-07T02:10:00Z'))).turn.holder).toBe('S-71');
});

test.each(WITH_FEEDBACK)('cases, absences and numbers of %s count today', async (version) => {
  const { store } = await opened(version);
  expect((await searchCases(store, 'cartons', 3)).map(({ lesson }) => lesson)).toEqual(['double cartons']);
  const learnt = {
    problem: '发票抬头',
    cause: 'typed by hand',
    department: 'logistics',
    lesson: 'copy it',
    evidence: null,
  };
  await fileCase(store, { ...learnt, feedbackId: UNFILED, by: 'S-20' }, now);
  expect((await searchCases(store, 'logistics 发票', 3)).map(({ feedbackId }) => feedbackId)).toContain(
    UNFILED,
  );

  const { total } = await responseStatistics(store, '2026-11-01', '2026-12-31', now);
  expect(total).toMatchObject({ count: 5, decided: 3, surveys: 1, surveyAverage: 4 });

  const away = { from: '2026-11-25', until: '2026-11-27' };
  expect((await store.staffMember('S-11'))?.absences).toEqual([away]);
  const more = {
    staffId: 'S-11',
    from: '2026-12-10',
    until: '2026-12-11',
    substitute: undefined,
    cancel: false,
  } as const;
  await recordAbsence(store, more, at('2026-12-01T09:00:00Z'));
  expect((await store.staffMember('S-11'))?.absences).toEqual([
    away,
    { from: '2026-12-10', until: '2026-12-11' },
  ]);
});
