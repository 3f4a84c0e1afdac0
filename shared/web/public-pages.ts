import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { Refusal } from '../domain/faults/faults.ts';
import { broken, unavailable } from './layout.ts';
import type { Pages } from './pages.ts';
import { surveyPage } from './survey-page.ts';
import { unsubscribePage } from './unsubscribe-page.ts';

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
    // Too many at once is no defect; whatever else it is, the visitor is told to try again, and
    // somebody hears of it.
    if (!(error instanceof Refusal)) pages.failed?.(error);
    return unavailable(c.req.header('accept-language'));
  });
  app.route('/unsubscribe', unsubscribePage(pages));
  app.route('/survey', surveyPage(pages));
  app.notFound((c) => broken(c.req.header('accept-language')));
  return app;
}
