import { linksOf } from '../../shared/app/links/links.ts';
import type { Feedback } from '../../shared/domain/feedback/feedback.ts';
import type { Language } from '../../shared/domain/names.ts';
import { publicPages } from '../../shared/web/public-pages.ts';
import { customer, member, takeIn } from '../app/clock/sweep-scene.ts';
import { decide, POLICY, report } from '../app/letters/feedback/post-feedback-scene.ts';
import { at, type Department, openDepartment } from '../fixtures/department.ts';

export const ANSWERED = '2011-04-04T09:20:00Z';
export const TAPPED = '2011-04-04T12:00:00Z';

/** A department with feedback that was decided, and the pages that its letters link to. */
export interface Survey {
  department: Department;
  app: ReturnType<typeof publicPages>;
  feedbackId: string;
  pathFor(language: Language, feedbackId?: string): string;
  stored(feedbackId?: string): Promise<Feedback>;
  stop(): Promise<void>;
}

export async function openSurvey(customerId = 'C-1'): Promise<Survey> {
  const department = await openDepartment({ PUBLIC_URL: 'https://rainbow.example' });
  await takeIn(department.store, {
    policy: POLICY,
    staff: [member('S-1', 'specialist'), member('U-1', 'supervisor')],
    customers: [customer(customerId)],
  });
  const answered = await report(department, '2011-04-04T09:05:00Z', { customerId });
  await decide(department, answered, 'U-1', ANSWERED);
  return {
    department,
    app: publicPages({
      store: () => department.store,
      links: () => department.links,
      now: () => at(TAPPED),
    }),
    feedbackId: answered,
    pathFor: (language, feedbackId = answered) =>
      new URL(department.links.survey.urlFor({ feedbackId, language })).pathname,
    async stored(feedbackId = answered) {
      const feedback = await department.store.feedback(feedbackId);
      if (!feedback) throw new Error(`there is no feedback ${feedbackId}`);
      return feedback;
    },
    stop: department.stop,
  };
}

/** A form as a browser sends it. */
export const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

/** The links of a department that signs with other keys. */
export const foreignLinks = linksOf(['a-foreign-key-altogether'], 'https://rainbow.example');
