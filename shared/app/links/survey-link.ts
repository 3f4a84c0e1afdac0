import type { Language } from '../../domain/names.ts';
import { type LinkKeys, pageUrl, signedTokens } from './signed-token.ts';

/** What a survey link says: about which feedback, and the language of its page. */
export interface Survey {
  feedbackId: string;
  language: Language;
}

/** Signs and reads the survey links in answers to customers. */
export interface SurveyLinks {
  urlFor(survey: Survey): string;
  /** Undefined for anything that this department did not sign. */
  read(token: string): Survey | undefined;
}

export function surveyLinks(keys: LinkKeys, publicUrl: string): SurveyLinks {
  const tokens = signedTokens('survey', keys);
  return {
    urlFor: ({ feedbackId, language }) =>
      pageUrl(
        publicUrl,
        'survey',
        tokens.make({ language, subject: Buffer.from(feedbackId).toString('base64url') }),
      ),
    read(token) {
      const signed = tokens.read(token);
      if (!signed) return undefined;
      const feedbackId = Buffer.from(signed.subject, 'base64url').toString();
      return { feedbackId, language: signed.language };
    },
  };
}
