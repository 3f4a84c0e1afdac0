import type { PostReport } from '../../shared/app/letters/post-office.ts';
import { LETTER_STATES } from '../../shared/domain/names.ts';
import { type InstantText, instantText } from '../../shared/domain/time/dates.ts';
import { sweptThrough } from '../department/department-clock.ts';
import { functionsAt } from '../department/invoke.ts';
import { type Answer, clockGiven, rulebookAt, type Visit } from '../terminal/session.ts';
import { firedLines } from './feedback/feedback-view.ts';

export async function sweepVerb(visit: Visit, options: { at?: string }): Promise<Answer> {
  const { place, words } = visit;
  const rulebook = await rulebookAt(visit);
  const at = options.at === undefined ? await place.now() : clockGiven(visit, options.at, rulebook);
  const standing = await sweptThrough(place.composition.store);
  const goesBack = standing !== undefined && instantText(at) < standing;
  if (place.standIn && options.at !== undefined && !goesBack) await place.clock.moveTo(at);
  const report = await functionsAt(place).sweep(instantText(at));
  return {
    json: report,
    lines: [
      ...(goesBack ? [words.clockStands(rulebook.zone.show(standing))] : []),
      ...words.swept(report, rulebook.zone.show(at)),
      ...(report.unknownHolidays ? [words.holidaysUnknown(report.unknownHolidays)] : []),
      ...(await firedLines(visit, report.responses)),
    ],
    failed: report.setAside.length + report.responses.setAside.length > 0,
  };
}

/** Run after run, until all that is due was looked at. */
async function postAll(visit: Visit, at: InstantText): Promise<PostReport> {
  const { post } = functionsAt(visit.place);
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

/** @throws Refusal where there is no way out for letters, or the clock of a real department would be set. */
export async function postVerb(visit: Visit, options: { at?: string }): Promise<Answer> {
  const { place } = visit;
  const at =
    options.at === undefined ? await place.now() : clockGiven(visit, options.at, await rulebookAt(visit));
  await place.wayOut();
  const report = await postAll(visit, instantText(at));
  return {
    json: report,
    lines: visit.words.posted(report),
    failed:
      report.inDoubt ||
      report.setAside.length + (report.letters.failed ?? 0) + (report.letters.unknown ?? 0) > 0,
  };
}
