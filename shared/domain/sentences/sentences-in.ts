import type { Language } from '../names.ts';
import { chinese } from './chinese/sentences.ts';
import { english } from './english/sentences.ts';
import type { Sentences } from './sentences.ts';

const LANGUAGES: { [language in Language]: Sentences } = { en: english, zh: chinese };

export const sentencesIn = (language: Language): Sentences => LANGUAGES[language];
