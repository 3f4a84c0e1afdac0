import type { LinkKeys } from './signed-token.ts';
import { type SurveyLinks, surveyLinks } from './survey-link.ts';
import { type UnsubscribeLinks, unsubscribeLinks } from './unsubscribe-link.ts';

/** The signed links that letters carry and the public pages read. */
export interface Links {
  unsubscribe: UnsubscribeLinks;
  survey: SurveyLinks;
}

export const linksOf = (keys: LinkKeys, publicUrl: string): Links => ({
  unsubscribe: unsubscribeLinks(keys, publicUrl),
  survey: surveyLinks(keys, publicUrl),
});
