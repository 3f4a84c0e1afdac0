import { expect, test } from 'vitest';
import { Refusal } from '../../../shared/domain/faults/faults.ts';
import { plainLine, plainText, shownText } from '../../../shared/domain/plain-text.ts';
import { type WrittenField, written } from '../../../shared/domain/reading/written-text.ts';

const ESC = '\u001b[31m';

test.for([
  ['a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
  [`red${ESC} \u0007bell`, 'red [31m  bell'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['Ann\u200B\u2066\u2069\uFEFF Lee', 'Ann Lee'],
  ['  spaces around\n', 'spaces around'],
  ['half of a pair \ud83d', 'half of a pair \ufffd'],
])('what somebody wrote is kept as it reads: %j', ([text, kept]) => {
  expect(plainText(text!)).toBe(kept);
});

test('letters and marks that belong to a script stay', () => {
  const PERSIAN = 'می\u200cخواهم';
  expect(plainText(`客户说：好的。${PERSIAN} 👍`)).toBe(`客户说：好的。${PERSIAN} 👍`);
});

test('a name or a subject is one line', () => {
  expect(plainLine('Tea\n  & \u202ECo')).toBe('Tea & Co');
});

test('what is stored already is shown and commands nothing', () => {
  expect(shownText(`a${ESC}b\u202Ec\u009b\r\nd\te`)).toBe('a\\u001b[31mb\\u202ec\\u009b\\u000d\nd\te');
  expect(JSON.parse(shownText(JSON.stringify({ name: 'x\u202Ey' })))).toEqual({ name: 'x\u202Ey' });
});

const refusal = (field: WrittenField, text: string): unknown => {
  try {
    return written(field, text);
  } catch (error) {
    return error instanceof Refusal && error.fault.code === 'refused' ? error.fault.allowed : error;
  }
};

test.for([
  ['outcome', 'one-line', 500],
  ['why', 'one-line', 500],
  ['department', 'one-line', 60],
  ['text', 'text', 2_000],
  ['decision', 'text', 2_000],
  ['answer', 'text', 2_000],
  ['lesson', 'text', 1_000],
] as const)('%s is %s of %d characters, whoever brings it', ([field, kind, max]) => {
  expect(written(field, '字'.repeat(max))).toHaveLength(max);
  expect(refusal(field, '字'.repeat(max + 1))).toEqual({ kind, max });
  for (const blank of ['', ' \n ', '\u200B'])
    expect(refusal(field, blank), JSON.stringify(blank)).toEqual({ kind, max });
  const lines = refusal(field, 'first\nsecond');
  if (kind === 'text') expect(lines).toBe('first\nsecond');
  else expect(lines).toEqual({ kind, max });
});
