import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Temporal } from 'temporal-polyfill';
import type { SurveyStore } from '../app/feedback/record-survey.ts';
import type { Links } from '../app/links/links.ts';
import type { Suppressions } from '../app/ports.ts';
import { Refusal } from '../domain/faults/faults.ts';
import { broken, unavailable } from './layout.ts';
import { surveyPage } from './survey-page.ts';
import { unsubscribePage } from './unsubscribe-page.ts';

type PageStore = SurveyStore & Suppressions;

/** What the pages work with; asked at each request, so that pages without it say that they are out of service. */
export interface Pages {
  store(): PageStore | Promise<PageStore>;
  links(): Links | Promise<Links>;
  now(): Temporal.Instant | Promise<Temporal.Instant>;
  /** Told of what kept a page from being shown. */
  failed?(error: Error): void;
}

/** The pages that letters link to. GET only shows, since mail scanners follow links; POST acts. */
export function publicPages(pages: Pages): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
  );
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.onError((error, c) => {
    // Too many at once is no defect; whatever else it is, the visitor is told to try again, and somebody hears of it.
    if (!(error instanceof Refusal)) pages.failed?.(error);
    return unavailable(c.req.header('accept-language'));
  });
  app.route('/unsubscribe', unsubscribePage(pages));
  app.route('/survey', surveyPage(pages));
  app.notFound((c) => broken(c.req.header('accept-language')));
  return app;
}
