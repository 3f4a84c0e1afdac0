import { recordAbsence } from '../../shared/app/staff/record-absence.ts';
import { recordLeave } from '../../shared/app/staff/record-leave.ts';
import { type Answer, dateGiven, refused, type Visit } from '../terminal/session.ts';
import { showingAt } from './feedback/feedback-view.ts';

export interface AbsenceOptions {
  from: string;
  until: string;
  substitute?: string;
  cancel?: true;
}

export async function absenceVerb(visit: Visit, staffId: string, options: AbsenceOptions): Promise<Answer> {
  const { words, place } = visit;
  const from = dateGiven('--from', options.from);
  const until = dateGiven('--until', options.until);
  if (until < from) throw refused('--until', until, { kind: 'date-not-before', earliest: from });
  const { substitute, cancel = false } = options;
  const given = { staffId, substitute, from, until, cancel };
  const staff = await recordAbsence(place.composition.store, given, await place.now());
  const { person } = await showingAt(visit);
  const held = await place.composition.store.feedbackHeldBy(staffId);
  const { substitute: inTheirPlace, absences } = staff;
  return {
    json: { staffId, substitute: inTheirPlace, absences },
    lines: [
      words.feedback.absences(
        person(staffId),
        absences.map((absence) => words.feedback.absence(absence.from, absence.until)),
      ),
      inTheirPlace === null ? words.feedback.noSubstitute : words.feedback.substitute(person(inTheirPlace)),
      ...(held.length > 0 ? [words.feedback.stillWith(held.length)] : []),
    ],
  };
}

export interface LeaveOptions {
  on: string;
  by?: string;
  cancel?: true;
}

export async function leaveVerb(visit: Visit, staffId: string, options: LeaveOptions): Promise<Answer> {
  const { words, place } = visit;
  const given = {
    staffId,
    on: dateGiven('--on', options.on),
    by: options.by,
    cancel: options.cancel ?? false,
  };
  const { staff, ...has } = await recordLeave(place.composition.store, given, await place.now());
  const { person } = await showingAt(visit);
  const { leavesOn } = staff;
  return {
    json: { staffId, leavesOn, ...has },
    lines:
      leavesOn === null
        ? [words.feedback.stays(person(staffId))]
        : [words.feedback.leaves(person(staffId), leavesOn), ...words.feedback.toHandOver(has)],
  };
}
