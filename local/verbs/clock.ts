import type { PostReport } from '../../shared/app/post-letters.ts';
import { type InstantText, instantText } from '../../shared/domain/dates.ts';
import { Refusal } from '../../shared/domain/faults.ts';
import { LETTER_STATES } from '../../shared/domain/names.ts';
import { functionsAt } from '../invoke.ts';
import { type Answer, instantGiven, rulebookAt, type Visit } from '../visit.ts';
import { firedLines } from './feedback-view.ts';

export async function sweepVerb(visit: Visit, options: { at?: string }): Promise<Answer> {
  const rulebook = await rulebookAt(visit);
  const at = options.at !== undefined ? instantGiven('--at', options.at, rulebook) : await visit.place.now();
  const standing = await visit.place.sweptThrough();
  const report = await functionsAt(visit.place).sweep(instantText(at));
  const goesBack = standing !== undefined && instantText(at) < standing;
  return {
    json: report,
    lines: [
      ...(goesBack ? [visit.words.clockStands(rulebook.zone.show(standing))] : []),
      ...visit.words.swept(report, rulebook.zone.show(at)),
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
    if (report.busy || !report.more) return { ...report, letters };
  }
}

/** @throws Refusal on a stand-in without a mailbox: made-up customers must never be written to through AWS. */
export async function postVerb(visit: Visit, options: { at?: string }): Promise<Answer> {
  const at =
    options.at !== undefined
      ? instantGiven('--at', options.at, await rulebookAt(visit))
      : await visit.place.now();
  if (visit.place.standIn && !process.env.SES_ENDPOINT) throw new Refusal({ code: 'no-mailbox' });
  const report = await postAll(visit, instantText(at));
  return {
    json: report,
    lines: visit.words.posted(report),
    failed: report.setAside.length + (report.letters.failed ?? 0) + (report.letters.unknown ?? 0) > 0,
  };
}
