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
  type Visit,
} from '../terminal/session.ts';
import { feedbackInALine, feedbackInJson, showingAt } from './feedback/feedback-view.ts';
import { taskInJson } from './lists.ts';

export async function touchVerb(
  visit: Visit,
  customerId: string,
  options: { channel: string; by: string; at?: string; outcome?: string },
): Promise<Answer> {
  const { at, now } = await pastGiven(visit, options.at, await rulebookAt(visit));
  const recorded = await recordTouch(
    visit.place.composition.store,
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
    lines: [recorded.new ? visit.words.touchRecorded(recorded.done) : visit.words.touchKnown],
  };
}

export async function excuseVerb(
  visit: Visit,
  taskId: string,
  options: { by: string; why: string },
): Promise<Answer> {
  const reason = written('why', options.why, '--why');
  await excuseTask(
    visit.place.composition.store,
    { taskId, by: options.by, why: reason },
    await visit.place.now(),
  );
  return { json: { taskId, state: 'excused' }, lines: [visit.words.excused(taskId)] };
}

const mailState = ({ archive, suppressed }: Why) => {
  if (!archive.email) return 'no-address';
  if (suppressed) return suppressed;
  return archive.mayMail ? 'agreed' : 'not-agreed';
};

export async function whyVerb(visit: Visit, customerId: string, options: { at?: string }): Promise<Answer> {
  const { words, sentences } = visit;
  const rulebook = await rulebookAt(visit);
  const at = options.at !== undefined ? instantGiven('--at', options.at, rulebook) : await visit.place.now();
  const found = await why(visit.place.composition.store, customerId, at);
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
  const showing = await showingAt(visit);
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
      ...feedback.map((one) => `  ${feedbackInALine(one, visit, showing)}`),
      ...holidayNotice(
        rulebook.calendarOn(on),
        [on, found.lookOn, ...archive.open.map(({ dueOn }) => dueOn)],
        words,
      ),
    ],
  };
}
