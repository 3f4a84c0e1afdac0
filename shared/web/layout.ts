import { html, raw } from 'hono/html';
import { LANGUAGES, type Language } from '../domain/names.ts';

export type Html = ReturnType<typeof html>;

const STYLE = `body{font:18px/1.6 system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif;margin:0;padding:24px;max-width:32em;overflow-wrap:anywhere}
button{font:inherit;padding:12px 24px;border:0;border-radius:8px;background:#0a5c8a;color:#fff;cursor:pointer}
button:focus-visible,textarea:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
textarea{font:inherit;width:100%;box-sizing:border-box;padding:12px;border:1px solid #767676;border-radius:8px}
.scores{display:flex;gap:8px;border:0;padding:0;margin:0}
.scores button{flex:1;padding:12px 0}
.scores [aria-current]{background:#083b58;outline:3px solid #f5a623}
.ends{display:flex;justify-content:space-between;color:#555;font-size:16px}`;

/** One column that a phone reads without zooming; no scripts, nothing fetched. */
export const page = (language: Language, title: string, content: Html): Html => html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>`;

/** The reader's language when the link does not tell it. */
const preferred = (header: string | undefined): Language =>
  LANGUAGES.find((language) => header?.trim().toLowerCase().startsWith(language)) ?? 'en';

const WORDS = {
  en: {
    broken: 'This link is not complete. Please open it again from the letter, or simply reply to the letter.',
    unavailable: 'We could not note this just now. Please try again in a moment.',
  },
  zh: {
    broken: '链接不完整。请从邮件中重新打开，或直接回复邮件告诉我们。',
    unavailable: '暂时未能记下，请稍后再试。',
  },
} as const satisfies { [language in Language]: { [part: string]: string } };

async function notice(
  what: 'broken' | 'unavailable',
  status: 404 | 503,
  acceptLanguage: string | undefined,
): Promise<Response> {
  const language = preferred(acceptLanguage);
  const body = String(await page(language, 'Revisit', html`<p>${WORDS[language][what]}</p>`));
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** The answer to anything that this department did not sign. */
export const broken = (acceptLanguage: string | undefined): Promise<Response> =>
  notice('broken', 404, acceptLanguage);

/** The answer when too many write at once. */
export const unavailable = (acceptLanguage: string | undefined): Promise<Response> =>
  notice('unavailable', 503, acceptLanguage);
