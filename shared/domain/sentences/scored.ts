import type { Language } from '../names.ts';

/** Apart from the other sentences, since the pages hold nothing else of them. */
const SCORED: { [language in Language]: (score: number) => string } = {
  en: (score) => `The customer gave our answer ${score} of 5.`,
  zh: (score) => `客户给我们的答复打了 ${score} 分（满分 5 分）。`,
};

/** What a customer says who gives a score without a word. */
export const scored = (score: number, language: Language): string => SCORED[language](score);
