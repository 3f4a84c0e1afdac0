import { domainToASCII } from 'node:url';
import * as z from 'zod';
import type { Allowed } from '../../domain/faults/faults.ts';
import { LANGUAGES, ROLES } from '../../domain/names.ts';
import { narrowText } from '../../domain/reading/clean-text.ts';
import { FALLEN, STANDING, statusCounts } from '../../domain/reading/order-status.ts';
import type { ReadAs } from '../../domain/reading/reading.ts';
import { isDamaged, isErrorValue, unwrapped } from '../../domain/reading/written-id.ts';
import { cell } from './cell.ts';

const refused = (allowed: Allowed) => ({ unread: { code: 'refused', allowed } }) as const;

/**
 * Spaces, tabs and line breaks inside a cell become one space; other control characters are
 * refused.
 */
export function oneLine(given: string, max: number): ReadAs<string> {
  const line = given.replace(/\s+/gu, ' ').trim();
  if (isErrorValue(line)) return { unread: { code: 'damaged' } };
  return line.length <= max && !/\p{Cc}/u.test(line) ? { value: line } : refused({ kind: 'one-line', max });
}

export const text = (max: number) => cell((given) => oneLine(given, max));

/** NA is Namibia here. */
export const country = () => cell((given) => oneLine(given, 60), { ofCountries: true });

/**
 * As it was typed, but for full-width digits; one of which a spreadsheet left nothing would reach
 * nobody.
 */
export const phone = () =>
  cell((given) => {
    const number = unwrapped(narrowText(given));
    return isDamaged(number) ? { unread: { code: 'damaged' } } : oneLine(number, 60);
  });

const emailSchema = z.email();

/**
 * A domain in letters of any script, as mail carries it: `müller.example` is
 * `xn--mller-kva.example`.
 */
function readEmail(given: string): ReadAs<string> {
  const typed = narrowText(given);
  const [, mailbox, place = ''] = /^([^@\s]+)@([^@\s]*[^\p{ASCII}][^@\s]*)$/u.exec(typed) ?? [];
  const address = mailbox === undefined ? typed : `${mailbox}@${domainToASCII(place)}`;
  // zod's own check takes ASCII letters only at the end of a domain, and Chinese ones end
  // otherwise.
  const checked = address.replace(/\.xn--[a-z0-9-]+$/, '.example');
  return address.length <= 254 && emailSchema.safeParse(checked).success
    ? { value: address }
    : refused({ kind: 'email' });
}

/** A bare address: no display name, no line break, nothing that could reach into a header. */
export const email = () => cell(readEmail);

const YES = new Set(['yes', 'y', 'true', '1', '是', '同意']);
const NO = new Set(['no', 'n', 'false', '0', '否', '不同意']);

export const yesOrNo = () =>
  cell((given) => {
    const word = narrowText(given).toLowerCase();
    return YES.has(word) ? { value: true } : NO.has(word) ? { value: false } : refused({ kind: 'yes-or-no' });
  });

export const wholeNumber = (min: number, max: number) =>
  cell((given) => {
    const digits = narrowText(given);
    // Nothing but digits: JavaScript takes 0x10 and 1e3 for numbers too.
    const number = /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
    return number !== undefined && number >= min && number <= max
      ? { value: number }
      : refused({ kind: 'whole-number', min, max });
  });

const NOT_MARKED = new Set(['未取消', '未作废', '未退款', '未退货']);

/**
 * What marks an order as none. Columns that ask whether (是否取消) say no as much as an empty
 * cell does.
 */
export const flag = () =>
  cell((given): ReadAs<string | null> => {
    const word = narrowText(given).toLowerCase();
    return NO.has(word) || NOT_MARKED.has(word) ? { value: null } : oneLine(given, 60);
  });

/** One of a closed list, by its name in the code or in the business. */
const named = <T extends string>(values: readonly T[], inChinese: { [value in T]: readonly string[] }) => {
  const known = [...values, ...values.flatMap((value) => inChinese[value])];
  return cell((given) => {
    const word = narrowText(given);
    const value = values.find((one) => one === word.toLowerCase() || inChinese[one].includes(word));
    return value === undefined ? refused({ kind: 'one-of', values: known }) : { value };
  });
};

export const language = () =>
  named(LANGUAGES, { zh: ['中文', 'zh-CN'], en: ['英文', '英语', 'en-GB', 'en-US'] });

export const role = () =>
  named(ROLES, {
    specialist: ['客服专员'],
    supervisor: ['客服主管'],
    manager: ['客服经理'],
    salesperson: ['营销人员'],
    'marketing-director': ['营销总监'],
    'finance-supervisor': ['财务主管'],
    'department-head': ['部门负责人', '部门主管'],
    'general-manager': ['总经理'],
  });

/** What a shop's own word says of an order; the word is kept for those that do not count. */
export const orderStatus = () =>
  cell((given) => {
    const counts = statusCounts(given);
    return counts === undefined
      ? refused({ kind: 'one-of', values: [...STANDING, ...FALLEN] })
      : { value: { counts, word: given } };
  });
