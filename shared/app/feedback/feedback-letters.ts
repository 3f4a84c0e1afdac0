import type { Stepped } from '../../domain/feedback/feedback-clock.ts';
import { newLetter, recipientOf } from '../../domain/letters/letter.ts';
import type { Change } from '../ports/changes.ts';

/**
 * Who is told of a step: whose turn it is, of urgent feedback the specialist too; of a decision and
 * its withdrawal, who reported it.
 */
function toldOf({ feedback, step }: Stepped): (string | null)[] {
  switch (step.code) {
    case 'reported':
    case 'escalated':
    case 'coordinated':
    case 'warned':
    case 'reminded':
    case 'added':
      return [step.holder, feedback.urgency === 'urgent' ? feedback.specialist : null];
    case 'decided':
      return [feedback.reportedBy, feedback.urgency === 'urgent' ? feedback.specialist : null].filter(
        (staffId) => staffId !== step.by,
      );
    case 'withdrawn':
      return [
        step.holder,
        feedback.reportedBy,
        feedback.urgency === 'urgent' ? feedback.specialist : null,
      ].filter((staffId) => staffId !== step.by);
    case 'reopened':
    case 'filed':
      return [];
    default:
      return step satisfies never;
  }
}

/**
 * The letters that a step owes. They leave in the order of the steps, however late the clock came
 * to them: each is due at the moment of its step.
 */
export const lettersOf = (stepped: Stepped): (Change & { write: 'letter-queued' })[] =>
  [...new Set(toldOf(stepped))].flatMap((staffId) => {
    if (staffId === null) return [];
    const { feedbackId, number, recordedAt, at } = stepped.step;
    const content = { kind: 'feedback', staffId, feedbackId, step: number } as const;
    return [{ write: 'letter-queued', letter: newLetter(content, recordedAt), dueAt: at }];
  });

/** The write of feedback and of the step that brought it there. */
export const changesOf = ({ feedback, step }: Stepped, expected: number | null): Change[] => [
  { write: 'feedback', feedback, expected },
  {
    write: 'feedback-step',
    step,
    readers: lettersOf({ feedback, step }).map(({ letter }) => recipientOf(letter.content)),
  },
  ...lettersOf({ feedback, step }),
];
