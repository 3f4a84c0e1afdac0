import type { Language } from '../../../../shared/domain/names.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { CostWords } from './words.ts';

const WORDS: { [language in Language]: CostWords } = { en: english, zh: chinese };

export const costWordsIn = (language: Language): CostWords => WORDS[language];
