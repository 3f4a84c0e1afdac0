const CONTROLS_BUT_LINE_FEED = /[^\P{Cc}\n]/gu;

/** What somebody wrote, in lines: every kind of line break is one line feed, other control characters are spaces. */
export const plainText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(CONTROLS_BUT_LINE_FEED, ' ').trim();
