import { expect, test } from 'vitest';
import { unreachableLetter } from '../../shared/mail/unreachable-letter.ts';
import { at } from '../fixtures/department.ts';
import { staffOf } from './sample-letters.ts';

test('whoever leads somebody whom letters do not reach reads whom, where and what to do', async () => {
  const failed = {
    to: 'ann@old.example',
    note: { code: 'bounced', error: '550 <b>no such user</b>' },
  } as const;
  const about = staffOf({ name: 'Ann <Lee>' });
  for (const [language, words] of [
    ['en', /did not arrive: came back: 550/],
    ['zh', /未送达：.*550/],
  ] as const) {
    const reader = staffOf({ staffId: 'B-1', name: 'Boss' });
    const { subject, text, html } = await unreachableLetter({
      kind: 'unreachable',
      letterId: 'unreachable:S-1:2011-04-07:B-1',
      to: 'boss@example.com',
      writtenAt: at('2011-04-07T07:30:00Z'),
      language,
      reader,
      about,
      failed,
    });
    expect(subject).toContain('Ann <Lee>');
    expect(text).toMatch(words);
    expect(text).toContain('ann@old.example');
    expect(html).not.toMatch(/<b>|<Lee>/);
  }
});
