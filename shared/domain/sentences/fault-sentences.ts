import type { Language } from '../names.ts';
import { faultInChinese } from './chinese/faults.ts';
import { faultInEnglish } from './english/faults.ts';
import type { Sentences } from './sentences.ts';

const LANGUAGES: { [language in Language]: Pick<Sentences, 'fault'> } = {
  en: { fault: faultInEnglish },
  zh: { fault: faultInChinese },
};

/** Only the sentences about what is wrong, with none of the others behind them. */
export const faultSentencesIn = (language: Language): Pick<Sentences, 'fault'> => LANGUAGES[language];
