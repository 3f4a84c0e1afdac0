import { expect, test } from 'vitest';
import { posted } from '../sample-letters.ts';
import { feedbackOf, feedbackTo, STEPS } from './sample-feedback.ts';

const { reported, escalated } = STEPS;
const late = { postedAfterSeconds: 3600 } as const;

test('the subject of a letter whose turn has gone on asks nothing either', async () => {
  for (const language of ['en', 'zh'] as const) {
    const { mail } = await posted(feedbackTo('U-1', [reported], { language, goneOnTo: 'M-1', ...late }));
    expect(mail.subject).not.toMatch(/decide by|前判定/i);
  }
});

test('a late copy for the specialist says whose turn it is now, not whose it was', async () => {
  const { mail } = await posted(
    feedbackTo('S-1', [reported, escalated], {
      feedback: feedbackOf({ urgency: 'urgent' }),
      goneOnTo: 'G-1',
      ...late,
    }),
  );
  expect(mail.text?.split('\n\n')[0]).toContain('Gao Wei (G-1)');
});

test('what another department was asked is not called escalated', async () => {
  const { mail } = await posted(feedbackTo('U-1', [reported], { language: 'zh', goneOnTo: 'D-1', ...late }));
  expect(mail.text?.split('\n\n')[0]).not.toContain('上报');
});

test('nobody is called nobody as if that were a person', async () => {
  const { mail } = await posted(
    feedbackTo(
      'M-1',
      [
        { ...reported, holder: null },
        { ...escalated, from: null },
      ],
      {},
    ),
  );
  expect(mail.text).not.toMatch(/turn of nobody|by nobody/);
});

test('a letter written after its own deadline does not ask for a decision before it', async () => {
  const { mail } = await posted(feedbackTo('M-1', [reported, escalated], { lateSeconds: 259_200 }));
  expect(mail.text?.split('\n\n')[0]).not.toContain('It is your turn until 2011-04-07 13:35');
});

test('a line of plain text has no space at its end', async () => {
  const { mail } = await posted(feedbackTo('U-1', [reported]));
  expect(mail.text?.replace(/^-- $/m, '')).not.toMatch(/ $/m);
});
