import { handle } from 'hono/aws-lambda';
import { publicPages } from '../shared/web/public-pages.ts';
import { type Composition, composed } from './compose.ts';

/** The pages that letters link to. */
export const publicApp = (composition: () => Composition) =>
  publicPages({
    store: () => composition().store,
    links: () => composition().links,
    now: () => composition().now(),
  });

export const handler = handle(publicApp(composed));
