import type { Language } from '../../shared/domain/names.ts';
import { chinese } from './chinese/words.ts';
import { english } from './english/words.ts';
import type { Words } from './words.ts';

const WORDS: { [language in Language]: Words } = { en: english, zh: chinese };

export const wordsIn = (language: Language): Words => WORDS[language];
