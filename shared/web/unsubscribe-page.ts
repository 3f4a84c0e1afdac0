import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Language } from '../domain/names.ts';
import { instantText } from '../domain/time/dates.ts';
import { broken, page } from './layout.ts';
import type { Pages } from './pages.ts';

const WORDS = {
  en: {
    title: 'Unsubscribe',
    question: 'Do you want to receive no more letters from us at this address?',
    button: 'Unsubscribe',
    done: 'Done. We will send no more letters to this address.',
  },
  zh: {
    title: '退订',
    question: '您确定此邮箱不再接收我们的邮件吗？',
    button: '确认退订',
    done: '已退订。我们不会再向此邮箱发送邮件。',
  },
} as const satisfies { [language in Language]: { [part: string]: string } };

/** A mail program's one-click POST (RFC 8058) is the same POST as the button's. */
export function unsubscribePage({ store, links, now }: Pages): Hono {
  const app = new Hono();
  app.get('/:token', async (c) => {
    const link = (await links()).unsubscribe.read(c.req.param('token'));
    if (!link) return broken(c.req.header('accept-language'));
    const { title, question, button } = WORDS[link.language];
    return c.html(
      page(
        link.language,
        title,
        html`<p>${question}</p><form method="post"><button>${button}</button></form>`,
      ),
    );
  });
  app.post('/:token', async (c) => {
    const link = (await links()).unsubscribe.read(c.req.param('token'));
    if (!link) return broken(c.req.header('accept-language'));
    await (await store()).suppressFingerprint(link.fingerprint, 'unsubscribed', instantText(await now()));
    const { title, done } = WORDS[link.language];
    return c.html(page(link.language, title, html`<p role="status">${done}</p>`));
  });
  return app;
}
