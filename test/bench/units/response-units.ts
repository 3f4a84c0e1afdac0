import { decideFeedback } from '../../../shared/app/feedback/decide-feedback.ts';
import { reportFeedback } from '../../../shared/app/feedback/report-feedback.ts';
import { runResponseClock } from '../../../shared/app/feedback/run-response-clock.ts';
import type { Feedback } from '../../../shared/domain/feedback/feedback.ts';
import { LADDER } from '../../../shared/domain/names.ts';
import { at, type DepartmentOnDatabase, memberOf } from '../../fixtures/department.ts';
import { inDepartment } from '../bundles/loading.ts';
import { department as made, RULEBOOK } from '../customers.ts';
import { printFigure, printHeading } from '../print.ts';
import { type Meter, withMeter } from './metering.ts';

const MATTERS = 50;
const TEXT =
  'Two of the twelve boxes arrived damaged; please tell us today whether you replace them or refund us.';

/** A Monday in Shanghai, from 10:05 local time. */
const REPORTED = at('2026-11-23T02:05:00Z');
const WARNED = at('2026-11-23T02:50:00Z');
const ESCALATED = at('2026-11-23T03:05:00Z');
const DECIDED = at('2026-11-23T03:10:00Z');

const staff = LADDER.map((role) =>
  memberOf({ staffId: role, name: role, role, email: `${role}@example.com` }),
);

async function matters({ store }: DepartmentOnDatabase, customerIds: readonly string[]): Promise<Feedback[]> {
  const said = {
    text: TEXT,
    channel: 'phone',
    category: undefined,
    urgency: undefined,
    by: undefined,
  } as const;
  const reported: Feedback[] = [];
  for (const customerId of customerIds) {
    const { feedback } = await reportFeedback(store, { ...said, customerId, at: REPORTED }, REPORTED);
    reported.push(feedback);
  }
  return reported;
}

/** What one step costs for all matters together. */
export interface MeasuredStep {
  name: keyof typeof STEPS;
  meter: Meter;
}

const STEPS = {
  reported: 'it is reported',
  warned: 'a warning',
  escalated: 'an escalation',
  decided: 'it is decided',
};

/** Takes every matter through every step. Returns the letters that are owed for them as well. */
export async function measureResponses(count: number): Promise<{
  steps: readonly MeasuredStep[];
  letters: number;
}> {
  const customers = [...made(count, 1)];
  return inDepartment(customers, async (place) => {
    const { store } = place;
    for (const member of staff) await store.commit([{ write: 'staff', staff: member, expected: null }]);
    let reported: Feedback[] = [];
    const clock = async (now: typeof WARNED) => {
      await runResponseClock(store, RULEBOOK, now);
    };
    const work: { [name in keyof typeof STEPS]: () => Promise<void> } = {
      async reported() {
        reported = await matters(
          place,
          customers.map(({ archive }) => archive.customerId),
        );
      },
      warned: () => clock(WARNED),
      escalated: () => clock(ESCALATED),
      async decided() {
        for (const { id } of reported)
          await decideFeedback(
            store,
            { feedbackId: id, by: 'manager', at: DECIDED, decision: 'We replace them.', answer: undefined },
            DECIDED,
          );
      },
    };
    const steps: MeasuredStep[] = [];
    for (const name of ['reported', 'warned', 'escalated', 'decided'] as const)
      steps.push({ name, meter: await withMeter(place, work[name]) });
    let letters = 0;
    for await (const _ of store.everyLetter()) letters++;
    return { steps, letters };
  });
}

/**
 * Write units for each step of feedback, with its history, its place in both indexes and its
 * letter. Returns where model and database differ.
 */
export async function responseUnits(): Promise<string[]> {
  printHeading('Write units for a step of feedback, with its history and its letter');
  const { steps } = await measureResponses(MATTERS);
  for (const { name, meter } of steps) printFigure({ name: STEPS[name], value: meter.writeUnits / MATTERS });
  return steps.flatMap(({ meter }) => meter.disagreements);
}
