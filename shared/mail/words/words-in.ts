import type { Language } from '../../domain/names.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { Words } from './words.ts';

const WORDS: { [language in Language]: Words } = { en: english, zh: chinese };

export const wordsIn = (language: Language): Words => WORDS[language];
