import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Temporal } from 'temporal-polyfill';
import type { Links } from '../app/links.ts';
import type { Feedbacks, Ledger, Suppressions } from '../app/ports.ts';
import { broken } from './layout.ts';
import { surveyPage } from './survey-page.ts';
import { unsubscribePage } from './unsubscribe-page.ts';

/** What the pages work with. */
export interface Pages {
  store(): Feedbacks & Ledger & Suppressions;
  links(): Links;
  now(): Temporal.Instant;
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
  app.route('/unsubscribe', unsubscribePage(pages));
  app.route('/survey', surveyPage(pages));
  app.notFound((c) => broken(c.req.header('accept-language')));
  return app;
}
