import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { form, openSurvey, type Survey } from './survey-scene.ts';

let survey: Survey;
beforeAll(async () => {
  survey = await openSurvey();
});
afterAll(() => survey.stop());

/** Sends a comment, and says how it is kept; undefined when it was refused. */
async function kept(comment: string): Promise<string | undefined> {
  const answer = await survey.app.request(survey.pathFor('en'), form({ score: '3', comment }));
  return answer.status === 200 ? (await survey.stored()).survey?.comment : undefined;
}

test.for([
  ['one\r\ntwo', 'one\ntwo'],
  ['one\rtwo', 'one\ntwo'],
  ['one\ntwo', 'one\ntwo'],
  ['  \r\n good \r\n  ', 'good'],
  ['bell\u0007and null\u0000, escape\u001b[31m', 'bell and null , escape [31m'],
  // A line break like the others.
  ['next line\u0085here', 'next line\nhere'],
  ['late\tbroken', 'late broken'],
  ['😡👨‍👩‍👧 花', '😡👨‍👩‍👧 花'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
] as const)('the comment %j is kept as %j', async ([comment, says]) => {
  expect(await kept(comment)).toBe(says);
});

test.for(['x', '好', '😡'])(
  'a thousand characters are kept, a thousand and one are refused: %s',
  async (character) => {
    expect(await kept(character.repeat(1000))).toBe(character.repeat(1000));
    expect(await kept(character.repeat(1001))).toBeUndefined();
  },
);

test('a line break counts as one character, though a browser sends two', async () => {
  const lines = `${'x\r\n'.repeat(499)}xx`;
  expect(lines.replaceAll('\r\n', '\n')).toHaveLength(1000);
  expect(await kept(lines)).toHaveLength(1000);
});

test('what a customer writes is never shown as anything but text', async () => {
  const answer = await survey.app.request(
    survey.pathFor('en'),
    form({ score: '3', comment: '"><script>alert(1)</script>' }),
  );
  expect(await answer.text()).not.toContain('<script>');
});

test('whatever a customer types is kept without control characters, and kept again as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (typed) => {
      fc.pre(typed.isWellFormed() && typed.trim() !== '');
      const once = await kept(typed);
      expect(once).not.toMatch(/[^\P{Cc}\n]/u);
      if (once) expect(await kept(once)).toBe(once);
    }),
    { numRuns: 40 },
  );
});
