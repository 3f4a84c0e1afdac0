import { afterEach, beforeEach, expect, test } from 'vitest';
import { earlierFeedback } from '../../shared/app/feedback/earlier-feedback.ts';
import { reopenFeedback } from '../../shared/app/feedback/reopen-feedback.ts';
import { responseStatistics } from '../../shared/app/feedback/response-statistics.ts';
import { zoneOf } from '../../shared/domain/time/zone.ts';
import { decide } from '../app/letters/feedback/post-feedback-scene.ts';
import { refusalOf } from '../files/formats/sources.ts';
import { at } from '../fixtures/department.ts';
import { form, openSurvey, type Survey, TAPPED } from './survey-scene.ts';

let survey: Survey;
beforeEach(async () => {
  survey = await openSurvey();
});
afterEach(() => survey.stop());

const post = async (fields: Record<string, string>, language: 'en' | 'zh' = 'en') =>
  (await survey.app.request(survey.pathFor(language), form(fields))).text();
const all = () => survey.department.store.feedbackOfCustomer('C-1');

test('a bad score is feedback of its own, linked to the first, and the page says until when it is decided', async () => {
  // 13:00 in London is lunch, so the hour begins at 13:30.
  expect(await post({ score: '1' })).toContain('will decide by 2011-04-04 14:30');
  const [first, again] = await all();
  expect(again).toMatchObject({
    text: 'The customer gave our answer 1 of 5.',
    reopens: survey.feedbackId,
    reportedBy: null,
    channel: 'web',
    decision: null,
    turn: { holder: 'U-1', deadline: '2011-04-04T13:30:00Z' },
  });
  expect(first).toMatchObject({ reopenedAs: [again?.id], survey: { score: 1 } });
  expect((await survey.department.store.stepsOf(survey.feedbackId)).at(-1)).toMatchObject({
    code: 'reopened',
    by: null,
    as: again?.id,
  });
  // The comment comes after the tap, and makes it urgent.
  expect(await post({ score: '1', comment: 'The line stopped! Urgent!' }, 'zh')).toMatch(
    /将在 2011-04-04 14:00 前处理/,
  );
  const added = await survey.stored(again?.id);
  expect(added).toMatchObject({ urgency: 'urgent', turn: { deadline: '2011-04-04T13:00:00Z' } });
  expect(added.text).toContain('The line stopped!');
  expect(await all()).toHaveLength(2);
  const told = (await Array.fromAsync(survey.department.store.everyLetter())).flatMap(({ content }) =>
    content.kind === 'feedback' && content.feedbackId === again?.id
      ? [`${content.step} ${content.staffId}`]
      : [],
  );
  expect(told.sort()).toEqual(['1 U-1', '2 S-1', '2 U-1']);
});

test('each survey is taken up once, and what is said after the next decision is taken up again', async () => {
  await Promise.all([post({ score: '2' }), post({ score: '2' }), post({ score: '1' })]);
  const [, again] = await all();
  expect(await all()).toHaveLength(2);
  await decide(survey.department, again!.id, 'U-1', TAPPED);
  expect(await post({ score: '1' })).not.toContain('will decide by');
  expect(await all()).toHaveLength(2);
  await post({ score: '1', comment: 'Still broken.' });
  await post({ score: '1', comment: 'Still broken.' });
  expect((await all()).map(({ text, reopens }) => [text, reopens])).toContainEqual([
    'Still broken.',
    survey.feedbackId,
  ]);
  expect(await all()).toHaveLength(3);
  const { total, groups } = await responseStatistics(
    survey.department.store,
    '2011-04-04',
    '2011-04-04',
    at(TAPPED),
  );
  expect(total).toMatchObject({ count: 3, decided: 2, reopened: 1 });
  expect(groups.find(({ by, key }) => by === 'person' && key === 'U-1')).toMatchObject({ reopened: 1 });
});

test('a score above the policy’s is noted and nothing more', async () => {
  expect(await post({ score: '3', comment: 'Well.' })).toContain('we have noted');
  expect(await all()).toHaveLength(1);
});

test('staff take decided feedback up again the same way, not while it is on the clock already', async () => {
  const { store } = survey.department;
  const reopen = (why: string, feedbackId = survey.feedbackId) =>
    reopenFeedback(store, { feedbackId, by: 'S-1', why }, at(TAPPED));
  const again = await reopen('They called: urgent, it leaks again.');
  expect(again).toMatchObject({
    reopens: survey.feedbackId,
    reportedBy: 'S-1',
    urgency: 'urgent',
    decision: null,
  });
  expect(await refusalOf(() => reopen('Once more.'))).toEqual({
    code: 'reopened-before',
    feedbackId: survey.feedbackId,
    as: again.id,
  });
  expect(await refusalOf(() => reopen('Once more.', again.id))).toMatchObject({ code: 'nothing-decided' });
  const first = await survey.stored();
  expect(await earlierFeedback(store, again, zoneOf('Europe/London'))).toEqual([first]);
  expect(await earlierFeedback(store, first, zoneOf('Europe/London'))).toEqual([]);
  const later = { ...again, reopens: null, reportedAt: '2011-05-05T09:00:00Z' } as const;
  expect(await earlierFeedback(store, { ...later, id: 'other' }, zoneOf('Europe/London'))).toEqual([]);
});
