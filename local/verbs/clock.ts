import type { PostReport } from '../../shared/app/letters/post-services.ts';
import { LETTER_STATES } from '../../shared/domain/names.ts';
import { type InstantText, instantText } from '../../shared/domain/time/dates.ts';
import { sweptThrough } from '../department/department-clock.ts';
import { functionsAt } from '../department/invoke.ts';
import { type Answer, clockGiven, rulebookAt, type Session } from '../terminal/session.ts';
import { firedLines } from './feedback/feedback-view.ts';

export async function sweepVerb(session: Session, options: { at?: string }): Promise<Answer> {
  const { department, words } = session;
  const rulebook = await rulebookAt(session);
  const at = options.at === undefined ? await department.now() : clockGiven(session, options.at, rulebook);
  const standing = await sweptThrough(department.composition.store);
  const goesBack = standing !== undefined && instantText(at) < standing;
  if (department.standIn && options.at !== undefined && !goesBack) await department.clock.moveTo(at);
  const report = await functionsAt(department).sweep(instantText(at));
  return {
    json: report,
    lines: [
      ...(goesBack ? [words.clockStands(rulebook.zone.show(standing))] : []),
      ...words.swept(report, rulebook.zone.show(at)),
      ...(report.unknownHolidays ? [words.holidaysUnknown(report.unknownHolidays)] : []),
      ...(await firedLines(session, report.responses)),
    ],
    failed: report.setAside.length + report.responses.setAside.length > 0,
  };
}

/** Run after run, until all that is due was looked at. */
async function postAll(session: Session, at: InstantText): Promise<PostReport> {
  const { post } = functionsAt(session.department);
  const letters: PostReport['letters'] = {};
  for (;;) {
    const report = await post(at);
    for (const state of [...LETTER_STATES, 'deferred'] as const) {
      const count = report.letters[state];
      if (count) letters[state] = (letters[state] ?? 0) + count;
    }
    if (report.busy || report.inDoubt || !report.more) return { ...report, letters };
  }
}

/**
 * @throws Refusal where there is no way out for letters, or the clock of a real department would be
 * set.
 */
export async function postVerb(session: Session, options: { at?: string }): Promise<Answer> {
  const { department } = session;
  const at =
    options.at === undefined
      ? await department.now()
      : clockGiven(session, options.at, await rulebookAt(session));
  await department.wayOut();
  const report = await postAll(session, instantText(at));
  return {
    json: report,
    lines: session.words.posted(report),
    failed:
      report.inDoubt ||
      report.setAside.length + (report.letters.failed ?? 0) + (report.letters.unknown ?? 0) > 0,
  };
}
