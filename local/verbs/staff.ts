import { recordAbsence } from '../../shared/app/staff/record-absence.ts';
import { recordLeave } from '../../shared/app/staff/record-leave.ts';
import { type Answer, dateGiven, refused, type Session } from '../terminal/session.ts';
import { displayAt } from './feedback/feedback-view.ts';

export interface AbsenceOptions {
  from: string;
  until: string;
  substitute?: string;
  cancel?: true;
}

export async function absenceVerb(
  session: Session,
  staffId: string,
  options: AbsenceOptions,
): Promise<Answer> {
  const { words, department } = session;
  const from = dateGiven('--from', options.from);
  const until = dateGiven('--until', options.until);
  if (until < from) throw refused('--until', until, { kind: 'date-not-before', earliest: from });
  const { substitute, cancel = false } = options;
  const given = { staffId, substitute, from, until, cancel };
  const staff = await recordAbsence(department.composition.store, given, await department.now());
  const { person } = await displayAt(session);
  const held = await department.composition.store.feedbackHeldBy(staffId);
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

export async function leaveVerb(session: Session, staffId: string, options: LeaveOptions): Promise<Answer> {
  const { words, department } = session;
  const given = {
    staffId,
    on: dateGiven('--on', options.on),
    by: options.by,
    cancel: options.cancel ?? false,
  };
  const { staff, ...has } = await recordLeave(department.composition.store, given, await department.now());
  const { person } = await displayAt(session);
  const { leavesOn } = staff;
  return {
    json: { staffId, leavesOn, ...has },
    lines:
      leavesOn === null
        ? [words.feedback.stays(person(staffId))]
        : [words.feedback.leaves(person(staffId), leavesOn), ...words.feedback.toHandOver(has)],
  };
}
