import { expect, test } from 'vitest';
import { digestOf, posted, sectionsOf, taskOf } from './sample-letters.ts';

test('a Chinese digest uses Chinese punctuation between its clauses', async () => {
  const missed = taskOf({
    state: 'missed',
    ends: [{ state: 'missed', on: '2011-04-08', recordedAt: '2011-04-08T00:05:00Z' }],
  });
  const { mail } = await posted(
    digestOf([sectionsOf({ today: [taskOf()], missed: [missed] })], { language: 'zh' }),
  );
  expect(mail.text).toContain('最近一次订货为 2011-03-24；最迟');
  expect(mail.text).not.toMatch(/[\u4e00-\u9fff][;:] /);
});
