import { afterEach, beforeEach, expect, test } from 'vitest';
import { form, openSurvey, type Survey, TAPPED } from './survey-scene.ts';

let survey: Survey;
beforeEach(async () => {
  survey = await openSurvey();
});
afterEach(() => survey.stop());

const open = (method = 'GET') => survey.app.request(survey.pathFor('en'), { method });
const post = async (fields: Record<string, string>, language: 'en' | 'zh' = 'en') => {
  const answer = await survey.app.request(survey.pathFor(language), form(fields));
  return { status: answer.status, text: await answer.text() };
};
const recorded = async () => (await survey.stored()).survey;

test('opening the link only shows five scores, however often scanners and readers open it', async () => {
  const before = await survey.stored();
  for (let opened = 0; opened < 5; opened++)
    for (const method of ['GET', 'HEAD']) {
      const answer = await open(method);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const text = await answer.text();
      if (method === 'GET')
        expect([...text.matchAll(/<button name="score" value="(\d)">/g)].map(([, score]) => score)).toEqual([
          '1',
          '2',
          '3',
          '4',
          '5',
        ]);
      else expect(text).toBe('');
    }
  expect(await survey.stored(), 'to the last attribute').toEqual(before);
});

test('a score in the address records nothing: only a POST acts', async () => {
  const answer = await survey.app.request(`${survey.pathFor('en')}?score=5`);
  expect(answer.status).toBe(200);
  expect(await recorded()).toBeNull();
});

test.for(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s does nothing', async (method) => {
  expect((await open(method)).status).toBe(404);
  expect(await recorded()).toBeNull();
});

test.for([1, 2, 3, 4, 5])('one tap on %i is recorded with its moment, and thanked for', async (score) => {
  const { status, text } = await post({ score: `${score}` });
  expect(status).toBe(200);
  expect(text).toContain(`Thank you. You gave ${score} of 5.`);
  expect(await recorded()).toEqual({ score, comment: '', at: TAPPED });
});

test('after the tap the customer may add a comment, which goes with the score', async () => {
  const { text } = await post({ score: '4' });
  // One form: whichever button is pressed, what was written goes with it.
  expect(text.match(/<form\b/g)).toHaveLength(1);
  const [form] = /<form[\s\S]*<\/form>/.exec(text) ?? [];
  expect(form).toContain('<textarea id="comment" name="comment"');
  expect(form).toContain('<button name="score" value="4">Send</button>');
  for (const score of [1, 2, 3, 4, 5])
    expect(form).toMatch(new RegExp(`value="${score}"[^>]*>${score}</button>`));
  expect(form?.match(/aria-current/g), 'the score that was given stands out').toHaveLength(1);
  expect(form).toContain('value="4" aria-current="true"');
  const commented = await post({ score: '4', comment: 'Quick, thank you.' });
  expect(commented).toMatchObject({
    status: 200,
    text: expect.stringContaining('we have noted what you wrote'),
  });
  expect(await recorded()).toEqual({ score: 4, comment: 'Quick, thank you.', at: TAPPED });
});

test('a customer who changes their mind keeps their comment with the new score', async () => {
  await post({ score: '5', comment: 'Quick, thank you.' });
  await post({ score: '2' });
  expect(await recorded()).toEqual({ score: 2, comment: 'Quick, thank you.', at: TAPPED });
});

test('a customer who presses Send without writing anything keeps the comment of before', async () => {
  await post({ score: '4', comment: 'Quick, thank you.' });
  for (const comment of ['', '  \r\n ']) {
    await post({ score: '5', comment });
    expect(await recorded()).toEqual({ score: 5, comment: 'Quick, thank you.', at: TAPPED });
  }
});

test('a second comment takes the place of the first', async () => {
  await post({ score: '5', comment: 'Quick.' });
  await post({ score: '1', comment: 'They are broken again.' });
  expect(await recorded()).toMatchObject({ score: 1, comment: 'They are broken again.' });
});

test('the survey changes nothing else about the feedback', async () => {
  const { version, survey: before, ...others } = await survey.stored();
  expect(before).toBeNull();
  await post({ score: '3', comment: 'So so.' });
  const { version: later, survey: after, ...same } = await survey.stored();
  expect(same).toEqual(others);
  expect(later).toBe(version + 1);
  expect(after?.score).toBe(3);
  expect(await survey.department.store.stepsOf(survey.feedbackId)).toHaveLength(2);
});

test('two taps at the same moment: one of them counts, and neither is an error', async () => {
  const answers = await Promise.all([post({ score: '1' }), post({ score: '5' })]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect([1, 5]).toContain((await recorded())?.score);
});

test('an impatient finger that taps six times at once gives one score', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => post({ score: '4' })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect((await recorded())?.score).toBe(4);
});

test('twenty taps at the same moment are taken, or asked to come again, and one score is kept', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => post({ score: '4' })));
  const statuses = answers.map(({ status }) => status);
  expect(statuses).toContain(200);
  for (const { status, text } of answers) {
    expect([200, 503]).toContain(status);
    expect(text).toContain(status === 200 ? 'You gave 4 of 5' : 'Please try again in a moment');
  }
  expect(await recorded()).toEqual({ score: 4, comment: '', at: TAPPED });
});

test('the survey speaks the language of the letter, whatever the browser prefers', async () => {
  const chinese = await survey.app.request(survey.pathFor('zh'), { headers: { 'accept-language': 'en-GB' } });
  expect(await chinese.text()).toMatch(/<html lang="zh-CN">[\s\S]*您对我们的答复满意吗？/);
  const english = await survey.app.request(survey.pathFor('en'), { headers: { 'accept-language': 'zh-CN' } });
  expect(await english.text()).toMatch(/<html lang="en">[\s\S]*Are you satisfied with our answer\?/);
});

test('a Chinese customer taps and comments in Chinese', async () => {
  expect((await post({ score: '5' }, 'zh')).text).toContain('您打了 5 分');
  expect((await post({ score: '5', comment: '回复很快，谢谢👍🏽。' }, 'zh')).text).toContain(
    '您的留言已记下',
  );
  expect(await recorded()).toEqual({ score: 5, comment: '回复很快，谢谢👍🏽。', at: TAPPED });
});

test.for(['客户.一号', 'north/south C-1', 'C#1 & "co" <b>'])(
  'the survey works for a customer whose id is %j',
  async (customerId) => {
    const other = await openSurvey(customerId);
    const answer = await other.app.request(other.pathFor('zh'), form({ score: '5' }));
    expect(answer.status).toBe(200);
    expect((await other.stored()).survey?.score).toBe(5);
    await other.stop();
  },
);
