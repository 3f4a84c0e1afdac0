import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import type { Temporal } from 'temporal-polyfill';
import type { Suppressions } from '../app/ports.ts';
import type { UnsubscribeLinks } from '../app/unsubscribe-link.ts';
import { instantText } from '../domain/dates.ts';
import { LANGUAGES, type Language } from '../domain/names.ts';

const WORDS = {
  en: {
    title: 'Unsubscribe',
    question: 'Do you want to receive no more revisit letters at this address?',
    button: 'Unsubscribe',
    done: 'Done. We will send no more revisit letters to this address.',
    broken: 'This link is not complete. Please open it again from the letter, or simply reply to the letter.',
  },
  zh: {
    title: '退订',
    question: '您确定此邮箱不再接收回访邮件吗？',
    button: '确认退订',
    done: '已退订。我们不会再向此邮箱发送回访邮件。',
    broken: '链接不完整。请从邮件中重新打开，或直接回复邮件告诉我们。',
  },
} as const satisfies { [language in Language]: { [part: string]: string } };

const STYLE = `body{font:18px/1.6 system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif;margin:0;padding:24px;max-width:32em}
button{font:inherit;padding:12px 24px;border:0;border-radius:8px;background:#0a5c8a;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid #f5a623;outline-offset:2px}`;

const page = (language: Language, content: ReturnType<typeof html>) => html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${WORDS[language].title}</title>
<style>${raw(STYLE)}</style>
</head>
<body><main><h1>${WORDS[language].title}</h1>${content}</main></body>
</html>`;

/** The reader's language when the link does not tell it. */
const preferred = (header: string | undefined): Language =>
  LANGUAGES.find((language) => header?.trim().toLowerCase().startsWith(language)) ?? 'en';

/**
 * The pages that letters link to. GET only shows, since mail scanners follow links; POST acts, and a mail program's
 * one-click POST (RFC 8058) is the same POST.
 */
export function publicPages(
  store: () => Suppressions,
  links: () => UnsubscribeLinks,
  now: () => Temporal.Instant,
): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
  );
  app.get('/unsubscribe/:token', (c) => {
    const link = links().read(c.req.param('token'));
    if (!link) return broken(c.req.header('accept-language'));
    const words = WORDS[link.language];
    c.header('cache-control', 'no-store');
    return c.html(
      page(
        link.language,
        html`<p>${words.question}</p><form method="post"><button>${words.button}</button></form>`,
      ),
    );
  });
  app.post('/unsubscribe/:token', async (c) => {
    const link = links().read(c.req.param('token'));
    if (!link) return broken(c.req.header('accept-language'));
    await store().suppressFingerprint(link.fingerprint, instantText(now()));
    return c.html(page(link.language, html`<p role="status">${WORDS[link.language].done}</p>`));
  });
  app.notFound((c) => broken(c.req.header('accept-language')));
  return app;

  async function broken(acceptLanguage: string | undefined): Promise<Response> {
    const language = preferred(acceptLanguage);
    const body = String(await page(language, html`<p>${WORDS[language].broken}</p>`));
    return new Response(body, { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
}
