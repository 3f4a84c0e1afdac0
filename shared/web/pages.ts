import type { Temporal } from 'temporal-polyfill';
import type { SurveyStore } from '../app/feedback/record-survey.ts';
import type { Links } from '../app/links/links.ts';
import type { Suppressions } from '../app/ports/letters.ts';

type PageStore = SurveyStore & Suppressions;

/**
 * What the pages work with; asked at each request, so that pages without it say that they are out
 * of service.
 */
export interface Pages {
  store(): PageStore | Promise<PageStore>;
  links(): Links | Promise<Links>;
  now(): Temporal.Instant | Promise<Temporal.Instant>;
  /** Told of what kept a page from being shown. */
  failed?(error: Error): void;
}
