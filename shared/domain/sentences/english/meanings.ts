import type { Unread } from '../../faults/faults.ts';

/** What a text could mean that can mean more than one thing, and how to say which. */
export function meaningsInEnglish({ of }: Unread & { code: 'ambiguous' }): string {
  switch (of) {
    case 'day-or-month':
      return 'can mean two days; write it as 2026-03-05, or say --dates dmy (the day first) or --dates mdy (the month first)';
    case 'day-number':
      return 'can mean many days (the number of a day in a spreadsheet, seconds since 1970); write it as 2026-03-05 (--dates dmy or mdy reads only days such as 3/5/2026)';
    case 'century':
      return 'leaves the century open; write the year with four digits, such as 2026-03-05';
    case 'decimal-mark':
      return 'can mean two amounts; write it as 1234.5, or say --decimal , where the comma is the decimal mark';
    default:
      return of satisfies never;
  }
}
