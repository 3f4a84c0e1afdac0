import { excuseTask } from '../../shared/app/follow-up/excuse-task.ts';
import { recordTouch } from '../../shared/app/follow-up/record-touch.ts';
import { type Why, why } from '../../shared/app/follow-up/why.ts';
import { CHANNELS } from '../../shared/domain/names.ts';
import { written } from '../../shared/domain/reading/written-text.ts';
import { holidayNotice } from '../terminal/holiday-notice.ts';
import {
  type Answer,
  instantGiven,
  oneGiven,
  pastGiven,
  rulebookAt,
  type Session,
} from '../terminal/session.ts';
import { displayAt, feedbackInALine, feedbackInJson } from './feedback/feedback-view.ts';
import { taskInJson } from './lists.ts';

export async function touchVerb(
  session: Session,
  customerId: string,
  options: { channel: string; by: string; at?: string; outcome?: string },
): Promise<Answer> {
  const { at, now } = await pastGiven(session, options.at, await rulebookAt(session));
  const recorded = await recordTouch(
    session.department.composition.store,
    {
      customerId,
      channel: oneGiven('--channel', options.channel, CHANNELS),
      by: options.by,
      at: at ?? now,
      outcome: options.outcome === undefined ? '' : written('outcome', options.outcome, '--outcome'),
    },
    now,
  );
  return {
    json: recorded,
    lines: [recorded.new ? session.words.touchRecorded(recorded.done) : session.words.touchKnown],
  };
}

export async function excuseVerb(
  session: Session,
  taskId: string,
  options: { by: string; why: string },
): Promise<Answer> {
  const reason = written('why', options.why, '--why');
  await excuseTask(
    session.department.composition.store,
    { taskId, by: options.by, why: reason },
    await session.department.now(),
  );
  return { json: { taskId, state: 'excused' }, lines: [session.words.excused(taskId)] };
}

const mailState = ({ archive, suppressed }: Why) => {
  if (!archive.email) return 'no-address';
  if (suppressed) return suppressed;
  return archive.mayMail ? 'agreed' : 'not-agreed';
};

export async function whyVerb(
  session: Session,
  customerId: string,
  options: { at?: string },
): Promise<Answer> {
  const { words, sentences } = session;
  const rulebook = await rulebookAt(session);
  const at =
    options.at !== undefined ? instantGiven('--at', options.at, rulebook) : await session.department.now();
  const found = await why(session.department.composition.store, customerId, at);
  const { archive, profile, lastDealing, on } = found;
  const verdicts = found.verdicts.map(({ verdict, task }) => ({
    rule: verdict.rule,
    verdict: verdict.is,
    sentence: sentences.verdict(verdict, archive, task),
    nextLook: verdict.lookOn ?? null,
    window: 'duties' in verdict ? verdict.duties : (verdict.next ?? null),
    task: task ? taskInJson(task, sentences) : null,
  }));
  const { open, decided, touches: _, ...facts } = archive;
  const { touches, feedback } = found;
  const display = await displayAt(session);
  return {
    json: {
      customerId,
      on,
      policyVersion: found.policyVersion,
      facts: { ...facts, ...profile, d0: lastDealing, touches, letters: mailState(found) },
      nextLook: found.lookOn ?? null,
      verdicts,
      tasks: found.tasks.map((task) => taskInJson(task, sentences)),
      feedback: feedback.map((one) => feedbackInJson(one, sentences)),
    },
    lines: [
      words.why.archive(customerId, archive.name),
      words.why.enrolled(archive.enrolledOn),
      words.why.dealing(sentences.basis[lastDealing.basis], lastDealing.on),
      words.why.specialist(archive.specialist ?? words.nobody),
      words.why.letters(mailState(found)),
      ...(archive.balance ? [words.why.balance(archive.balance)] : []),
      ...touches.map((touch) =>
        words.why.touch(touch.on, sentences.channel[touch.channel], touch.by, touch.outcome),
      ),
      words.why.verdicts(on, found.policyVersion),
      ...verdicts.map(({ rule, sentence }) => `  ${sentences.under(sentences.rule[rule], sentence)}`),
      ...(found.tasks.length > 0 ? [words.why.tasks] : []),
      ...found.tasks.map(
        (task) =>
          `  ${task.id}: ${sentences.ending(task) ?? sentences.together(sentences.openAgain(task) ?? sentences.taskState[task.state], sentences.asks(task))}`,
      ),
      ...(feedback.length > 0 ? [words.why.feedback] : []),
      ...feedback.map((one) => `  ${feedbackInALine(one, session, display)}`),
      ...holidayNotice(
        rulebook.calendarOn(on),
        [on, found.lookOn, ...archive.open.map(({ dueOn }) => dueOn)],
        words,
      ),
    ],
  };
}
