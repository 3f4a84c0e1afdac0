import type { Allowed } from '../../faults/faults.ts';

/** What a field accepts, for the sentence that refuses a value. */
export const allowedInEnglish = (allowed: Allowed): string => {
  switch (allowed.kind) {
    case 'one-of':
      return `one of ${allowed.values.join(', ')}`;
    case 'list-of':
      return `a list without repetition of ${allowed.values.join(', ')}`;
    case 'whole-number':
      return `a whole number from ${allowed.min} to ${allowed.max}`;
    case 'time':
      return 'a time HH:MM';
    case 'hours-list':
      return 'a list of hours HH:MM-HH:MM';
    case 'zone':
      return 'an IANA time zone such as Asia/Shanghai';
    case 'date':
      return 'a date YYYY-MM-DD';
    case 'date-not-before':
      return `a date YYYY-MM-DD, ${allowed.earliest} or later`;
    case 'date-between':
      return `a date from ${allowed.earliest} to ${allowed.latest}`;
    case 'own-weekday':
      return 'a date on the weekday that stands beside it';
    case 'instant':
      return 'a time such as 2026-11-23T08:30, with or without an offset';
    case 'true-or-false':
      return 'true or false';
    case 'map':
      return 'a column of the file and what it means, such as "Client=id,Contact person=name"';
    case 'yes-or-no':
      return 'yes or no';
    case 'object':
      return 'an object';
    case 'amount':
      return `a decimal number such as ${allowed.decimalComma ? '139,12' : '139.12'}`;
    case 'email':
      return 'a bare e-mail address such as ann@example.com';
    case 'number':
      return `a number from ${allowed.min} to ${allowed.max}`;
    case 'url':
      return 'an address such as http://localhost:8005';
    case 'link':
      return `a link beginning with https:// or http://, of at most ${allowed.max} characters`;
    case 'other-table':
      return 'the name of another table than the one that is copied into';
    case 'table-name':
      return 'a table name of at least 3 characters';
    case 'keys':
      return 'one or more keys of at least 16 characters each, separated by commas';
    case 'folder':
      return 'a folder that can be written';
    case 'own-id':
      return 'an id that is neither in brackets nor a word of the system itself, such as constructor';
    case 'one-line':
      return `one line of 1 to ${allowed.max} characters`;
    case 'text':
      return `a text of 1 to ${allowed.max} characters`;
    case 'word-list':
      return `a list of at most ${allowed.most} words of 1 to ${allowed.max} characters, without spaces around them`;
    case 'pattern-list':
      return `a list of at most ${allowed.most} regular expressions of 1 to ${allowed.max} characters`;
    default:
      return allowed satisfies never;
  }
};
