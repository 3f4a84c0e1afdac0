import { onTestFinished } from 'vitest';
import { type CaseGiven, fileCase } from '../../../shared/app/cases/file-case.ts';
import { coordinateFeedback } from '../../../shared/app/feedback/coordinate-feedback.ts';
import { type DecisionGiven, decideFeedback } from '../../../shared/app/feedback/decide-feedback.ts';
import { type FeedbackGiven, reportFeedback } from '../../../shared/app/feedback/report-feedback.ts';
import type { StaffGiven } from '../../../shared/app/imports/staff/import-staff.ts';
import type { Store } from '../../../shared/app/ports/store.ts';
import type { Case } from '../../../shared/domain/feedback/case.ts';
import type { Feedback } from '../../../shared/domain/feedback/feedback.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import {
  at,
  type Department,
  type DepartmentOnDatabase,
  openDepartment,
  openOnDatabase,
} from '../../fixtures/department.ts';
import { customer, type Files, member, sweepAt, takeIn } from '../clock/sweep-scene.ts';

const OFF = { on: false } as const;

/**
 * The calendar of the issue: UTC, Monday to Friday 09:00-12:00 and 13:30-18:00. Nothing but
 * feedback makes letters.
 */
export const OFFICE_HOURS = {
  zone: 'UTC',
  language: 'en',
  calendar: { holidays: 'none', workingHours: ['09:00-12:00', '13:30-18:00'] },
  digest: OFF,
  rules: { 'idle-week': OFF, 'monthly-touch': OFF, 'annual-visit': OFF },
  response: { secondThoughtMinutes: 0 },
} as const;

const addressed = (id: string, role: StaffGiven['role'], facts: Partial<StaffGiven> = {}): StaffGiven =>
  member(id, role, { email: `${id.toLowerCase()}@example.com`, ...facts });

/**
 * A ladder with somebody on every rung, a second supervisor, and the head of another department.
 */
export const LADDER_STAFF: readonly StaffGiven[] = [
  addressed('S-1', 'specialist', { supervisor: 'B-1' }),
  addressed('B-1', 'supervisor', { supervisor: 'M-1' }),
  addressed('B-2', 'supervisor'),
  addressed('M-1', 'manager'),
  addressed('D-1', 'marketing-director'),
  addressed('G-1', 'general-manager'),
  addressed('H-1', 'department-head', { department: 'warehouse' }),
];

/** The ladder's staff with some facts changed: `staffWith({ 'B-1': { absentFrom: … } })`. */
export const staffWith = (facts: Record<string, Partial<StaffGiven>>): StaffGiven[] =>
  LADDER_STAFF.map((one) => ({ ...one, ...facts[one.id] }));

/** The ladder's staff without some of them, and nobody naming them. */
export const staffWithout = (...ids: readonly string[]): StaffGiven[] =>
  LADDER_STAFF.filter(({ id }) => !ids.includes(id)).map((one) => ({
    ...one,
    supervisor: one.supervisor !== null && ids.includes(one.supervisor) ? null : one.supervisor,
  }));

// In March 2026 the 2nd is a Monday.
const onMarch = (day: string) => (time: string) => `2026-03-${day}T${time}:00Z` as InstantText;
export const monday = onMarch('02');
export const tuesday = onMarch('03');
export const wednesday = onMarch('04');
export const thursday = onMarch('05');
export const friday = onMarch('06');
export const saturday = onMarch('07');
export const nextMonday = onMarch('09');

export const minuteAfter = (instant: InstantText, minutes = 1): InstantText =>
  at(instant).add({ minutes }).toString() as InstantText;

/**
 * What people do about feedback; each act is written down in the moment in which it happens, unless
 * told otherwise.
 */
export interface Desk {
  report(reportedAt: InstantText, facts?: Partial<FeedbackGiven>, now?: InstantText): Promise<Feedback>;
  decide(
    feedback: Pick<Feedback, 'id'>,
    by: string,
    decidedAt: InstantText,
    facts?: Partial<DecisionGiven>,
    now?: InstantText,
  ): Promise<Feedback>;
  coordinate(
    feedback: Pick<Feedback, 'id'>,
    by: string,
    askedAt: InstantText,
    department: string,
  ): Promise<Feedback>;
  file(
    feedback: Pick<Feedback, 'id'>,
    by: string,
    now: InstantText,
    facts?: Partial<CaseGiven>,
  ): Promise<Case>;
}

export const deskOf = (store: Store): Desk => ({
  async report(reportedAt, facts = {}, now = reportedAt) {
    const given = {
      customerId: 'C-1',
      text: 'The kettle leaks.',
      channel: 'phone',
      category: 'product',
      urgency: 'normal',
      by: undefined,
      at: at(reportedAt),
      ...facts,
    } as const;
    return (await reportFeedback(store, given, at(now))).feedback;
  },
  decide: ({ id }, by, decidedAt, facts = {}, now = decidedAt) =>
    decideFeedback(
      store,
      {
        feedbackId: id,
        by,
        at: at(decidedAt),
        decision: 'Replace it.',
        answer: 'A new one comes.',
        ...facts,
      },
      at(now),
    ),
  coordinate: ({ id }, by, askedAt, department) =>
    coordinateFeedback(store, { feedbackId: id, by, at: at(askedAt), department }, at(askedAt)),
  file: ({ id }, by, now, facts = {}) =>
    fileCase(
      store,
      {
        feedbackId: id,
        by,
        problem: 'The kettle leaks.',
        cause: 'A seal of the wrong size.',
        department: 'warehouse',
        lesson: 'Measure the seals.',
        evidence: null,
        ...facts,
      },
      at(now),
    ),
});

/** A department with a ladder and the customer C-1, whose specialist is S-1. */
export interface Office extends Department, Desk {}
export interface OfficeOnDatabase extends DepartmentOnDatabase, Desk {}

async function officeIn<D extends Department>(department: D, files: Files): Promise<D & Desk> {
  await takeIn(department.store, {
    policy: OFFICE_HOURS,
    staff: LADDER_STAFF,
    customers: [customer('C-1', { company: 'Tea & Co', specialist: 'S-1' })],
    ...files,
  });
  // The first sweep of all looks at everybody once; after it, nothing but feedback is due.
  await sweepAt(department.store, '2016-01-01T00:00:00Z');
  return { ...department, ...deskOf(department.store) };
}

/**
 * Stop it when the test is over.
 *
 * @param variables what the functions are told, such as where letters go.
 */
export const startOffice = async (files: Files = {}, variables: NodeJS.ProcessEnv = {}): Promise<Office> =>
  officeIn(await openDepartment(variables), files);

/** The same where others can reach its table: on the embedded database. */
export const startOfficeOnDatabase = async (files: Files = {}): Promise<OfficeOnDatabase> =>
  officeIn(await openOnDatabase(), files);

/** An office for one test, closed after it. */
export async function openOffice(files: Files = {}, variables: NodeJS.ProcessEnv = {}): Promise<Office> {
  const office = await startOffice(files, variables);
  onTestFinished(() => office.stop());
  return office;
}

/** The same on the embedded database. */
export async function openOfficeOnDatabase(files: Files = {}): Promise<OfficeOnDatabase> {
  const office = await startOfficeOnDatabase(files);
  onTestFinished(() => office.stop());
  return office;
}
