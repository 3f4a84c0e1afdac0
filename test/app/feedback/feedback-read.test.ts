import { expect, test } from 'vitest';
import type { FeedbackGiven } from '../../../shared/app/feedback/report-feedback.ts';
import { monday, OFFICE_HOURS, openOffice } from './feedback-scene.ts';

const UNSAID = { category: undefined, urgency: undefined };

/** What a text is taken for, and why. */
async function readAs(text: string, said: Partial<FeedbackGiven> = {}, policy: unknown = OFFICE_HOURS) {
  const office = await openOffice({ policy });
  const { category, urgency, because } = await office.report(monday('10:05'), { text, ...UNSAID, ...said });
  return { category, urgency, because };
}

test('what the reporter says about category and urgency counts, whatever the text says', async () => {
  expect(
    await readAs('Urgent: the kettle is broken.', { category: 'suggestion', urgency: 'normal' }),
  ).toEqual({
    category: 'suggestion',
    urgency: 'normal',
    because: { category: { code: 'given' }, urgency: { code: 'given' } },
  });
});

test('what is not said is read from an English text, and the sign is quoted as it stands there', async () => {
  expect(await readAs('URGENT: it arrived Broken, the quality is poor.')).toEqual({
    category: 'product',
    urgency: 'urgent',
    because: { category: { code: 'sign', sign: 'Broken' }, urgency: { code: 'sign', sign: 'URGENT' } },
  });
});

test('and from a Chinese one', async () => {
  expect(await readAs('货还没有收到，物流一直不更新，今天必须解决')).toEqual({
    category: 'operation',
    urgency: 'urgent',
    because: {
      category: { code: 'sign', sign: '物流' },
      urgency: { code: 'sign', sign: '今天必须' },
    },
  });
});

test('a text without any sign is what the policy says otherwise, and it says that nothing spoke for it', async () => {
  const policy = { ...OFFICE_HOURS, response: { classify: { otherwise: 'service' } } };
  expect(await readAs('Hm.', {}, policy)).toEqual({
    category: 'service',
    urgency: 'normal',
    because: { category: { code: 'no-sign' }, urgency: { code: 'no-sign' } },
  });
});

test('one of the two may be given and the other read', async () => {
  expect(await readAs('The delivery is late.', { urgency: 'urgent' })).toMatchObject({
    category: 'operation',
    urgency: 'urgent',
    because: { category: { code: 'sign' }, urgency: { code: 'given' } },
  });
});

test('a policy of its own words reads by those', async () => {
  const classify = {
    product: { words: ['teapot'], patterns: [] },
    urgent: { words: ['boss'], patterns: [] },
  };
  const policy = { ...OFFICE_HOURS, response: { classify } };
  expect(await readAs('My boss wants another teapot.', {}, policy)).toMatchObject({
    category: 'product',
    urgency: 'urgent',
    because: { category: { sign: 'teapot' }, urgency: { sign: 'boss' } },
  });
  expect(await readAs('Urgent: it is broken.', {}, policy)).toMatchObject({ urgency: 'normal' });
});
