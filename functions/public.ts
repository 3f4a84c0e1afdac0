import { handle } from 'hono/aws-lambda';
import type { Links } from '../shared/app/links/links.ts';
import { publicPages } from '../shared/web/public-pages.ts';
import { cached } from './runtime/cached.ts';
import { type StoreAndClock, storeIn } from './runtime/database.ts';
import { environment } from './runtime/environment.ts';
import { countFailedPage, logger, reportUnreadable } from './runtime/instrumentation.ts';
import { linksIn } from './runtime/link-keys.ts';

export interface Site extends StoreAndClock {
  links: Links;
}

/** The pages that letters link to. */
export const publicApp = (site: () => Site | Promise<Site>) =>
  publicPages({
    store: async () => (await site()).store,
    links: async () => (await site()).links,
    now: async () => (await site()).now(),
    failed(error) {
      logger.error('a page could not be shown', { error });
      countFailedPage();
    },
  });

export const handler = handle(
  publicApp(
    cached(async () => {
      const settings = environment();
      const links = await linksIn(settings);
      return { ...storeIn(settings, reportUnreadable), links };
    }),
  ),
);
