import type { Language } from '../../domain/names.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { FileWords, ImportWords } from './words.ts';

const WORDS: { [language in Language]: ImportWords & FileWords } = { en: english, zh: chinese };

export const importWordsIn = (language: Language): ImportWords & FileWords => WORDS[language];
