import { html } from 'hono/html';
import type { Language } from '../domain/names.ts';

export type Html = ReturnType<typeof html>;

/** A letter in words: plain text and the same as HTML. */
export interface Worded {
  subject: string;
  text: string;
  html: string;
}

/** One column that a phone reads without zooming; no pictures, no scripts, nothing fetched. */
export const letterHtml = async (language: Language, title: string, body: Html): Promise<string> =>
  String(
    await html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body style="margin:0;padding:16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:36em;margin:0 auto;overflow-wrap:anywhere">${body}</div>
</body>
</html>`,
  );
