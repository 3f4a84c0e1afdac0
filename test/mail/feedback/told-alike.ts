import type { ParsedMail } from 'mailparser';

/** What a reader sees of HTML: no tags, entities resolved. */
const seen = (html: string): string =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/**
 * The words of a letter: punctuation at the joints, and the addresses of links, are the business of
 * each body.
 */
const wordsOf = (told: string): string =>
  told
    .replaceAll(/https:\S+/g, ' ')
    .replaceAll(/[\s:：>-]+/g, ' ')
    .trim();

/**
 * Plain text and HTML, each as the words that its reader sees: where they are equal, both say the
 * same.
 */
export const toldAlike = ({ text = '', html }: ParsedMail): { inText: string; inHtml: string } => ({
  inText: wordsOf(text),
  inHtml: wordsOf(seen(String(html))),
});
