import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { form, openSurvey, type Survey } from './survey-scene.ts';

let survey: Survey;
let version: number;
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.stop());
beforeEach(async () => {
  version = (await survey.stored()).version;
});

const ask = async (path: string, request: RequestInit = {}) => {
  const answer = await survey.app.request(path, request);
  return { status: answer.status, text: await answer.text() };
};
const send = (request: RequestInit) => ask(survey.pathFor('en'), request);
const nothingWasRecorded = async () => expect((await survey.stored()).version).toBe(version);

const WRONG_FORMS: readonly (readonly [string, Record<string, string>])[] = [
  ['no score', {}],
  ['an empty score', { score: '' }],
  ['0', { score: '0' }],
  ['6', { score: '6' }],
  ['10', { score: '10' }],
  ['-1', { score: '-1' }],
  ['4.5', { score: '4.5' }],
  ['abc', { score: 'abc' }],
  ['a full-width 5', { score: '５' }],
  ['5 and a line break', { score: '5\n' }],
  ['a comment without score', { comment: 'Good.' }],
  ['a comment of 1001 characters', { score: '5', comment: 'x'.repeat(1001) }],
  ['a comment of 1001 Chinese characters', { score: '5', comment: '好'.repeat(1001) }],
];

test.for(WRONG_FORMS)(
  '%s is refused with what is allowed, and can be tapped again at once',
  async ([, fields]) => {
    const { status, text } = await send(form(fields));
    expect(status).toBe(400);
    expect(text).toContain('choose a number from 1 to 5');
    expect(text).toContain('1,000 characters');
    expect(text.match(/<button name="score"/g)).toHaveLength(5);
    await nothingWasRecorded();
  },
);

test('a refusal is in the language of the letter', async () => {
  expect((await ask(survey.pathFor('zh'), form({ score: '6' }))).text).toContain('请在 1 至 5 中选一个分数');
});

test.for([
  ['text/plain', 'score=5'],
  ['application/json', '{"score":5}'],
  ['application/xml', '<score>5</score>'],
] as const)('a body of %s is no form', async ([type, body]) => {
  expect((await send({ method: 'POST', headers: { 'content-type': type }, body })).status).toBe(400);
  await nothingWasRecorded();
});

test.for(['multipart/form-data; boundary=x', 'multipart/form-data'])(
  'a body that claims to be a form of parts and is none is refused, not a failure of ours: %s',
  async (type) => {
    const { status, text } = await send({
      method: 'POST',
      headers: { 'content-type': type },
      body: 'score=5',
    });
    expect(status).toBe(400);
    expect(text).toContain('choose a number from 1 to 5');
    await nothingWasRecorded();
  },
);

test('a POST without any body, such as a mail program’s one click, records nothing', async () => {
  expect((await send({ method: 'POST' })).status).toBe(400);
  expect((await send(form({ 'List-Unsubscribe': 'One-Click' }))).status).toBe(400);
  await nothingWasRecorded();
});

test('a file in place of the score is refused', async () => {
  const body = new FormData();
  body.set('score', new Blob(['5']), 'score.txt');
  expect((await send({ method: 'POST', body })).status).toBe(400);
  await nothingWasRecorded();
});

test('a body that is larger than any comment is not read', async () => {
  const comment = 'x'.repeat(17_000);
  expect((await send(form({ score: '5', comment }))).status).toBe(413);
  const { body, headers, method } = form({ score: '5', comment });
  const stream = new Blob([String(body)]).stream();
  expect((await send({ method: method!, headers: headers!, body: stream, duplex: 'half' })).status).toBe(413);
  await nothingWasRecorded();
});

test('a body that is too large is refused on a page, in the language of the letter', async () => {
  const tooLarge = form({ score: '5', comment: 'x'.repeat(17_000) });
  const answer = await survey.app.request(survey.pathFor('zh'), tooLarge);
  expect(answer.status).toBe(413);
  expect(answer.headers.get('content-type')).toMatch(/text\/html/i);
  expect(await answer.text()).toContain('请在 1 至 5 中选一个分数');
  expect((await survey.app.request('/survey/x', tooLarge)).status).not.toBe(200);
});

test('every answer, refusals too, forbids scripts, frames, sniffing, referrers and foreign forms', async () => {
  const path = survey.pathFor('en');
  for (const [where, request] of [
    [path, {}],
    [path, form({ score: '9' })],
    ['/survey/x', {}],
    [path, form({ score: '5', comment: 'x'.repeat(17_000) })],
  ] as const) {
    const { headers } = await survey.app.request(where, request);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});
