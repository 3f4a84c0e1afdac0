import { recordAbsence } from '../../shared/app/record-absence.ts';
import { type Answer, dateGiven, type Visit } from '../visit.ts';
import { showingAt } from './feedback-view.ts';

export async function absenceVerb(
  visit: Visit,
  staffId: string,
  options: { from: string; until: string; substitute?: string },
): Promise<Answer> {
  const absence = { from: dateGiven('--from', options.from), until: dateGiven('--until', options.until) };
  const { substitute } = options;
  const staff = await recordAbsence(visit.place.composition.store, { staffId, substitute, ...absence });
  const { person } = await showingAt(visit);
  return {
    json: { staffId, substitute: staff.substitute, absences: staff.absences },
    lines: [
      visit.words.feedback.absent(person(staffId), absence.from, absence.until, person(staff.substitute)),
    ],
  };
}
