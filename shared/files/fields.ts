import * as z from 'zod';
import { instantText } from '../domain/dates.ts';
import type { Allowed } from '../domain/faults.ts';
import { mayBeId } from '../domain/ids.ts';
import { CHANNELS, LANGUAGES, ROLES } from '../domain/names.ts';
import { plainDecimal } from '../domain/order.ts';
import { parseDate, parseInstant, type Zone } from '../domain/zone.ts';

/** The cells of a CSV row, each as a schema that knows what it allows. An empty cell says nothing: it is null. */
const cell = <T>(read: (text: string) => T | undefined, allowed: Allowed) =>
  z.string().transform((text, context): T | null => {
    if (text === '') return null;
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', params: { allowed } });
    return z.NEVER;
  });

/** Spaces, tabs and line breaks inside a cell become one space; other control characters are refused. */
export const text = (max: number) =>
  cell(
    (given) => {
      const line = given.replace(/\s+/gu, ' ').trim();
      return line.length <= max && !/\p{Cc}/u.test(line) ? line : undefined;
    },
    { kind: 'one-line', max },
  );

/** An id is taken as it is, so a line break in it is refused, not mended. Short enough to travel in a message tag. */
export const id = () =>
  cell(
    (given) =>
      given.length <= 40 && given.trim() === given && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(given)
        ? given
        : undefined,
    {
      kind: 'one-line',
      max: 40,
    },
  );

/** The id by which a customer or a member of staff becomes known. */
export const ownId = () =>
  id().refine((given) => given === null || mayBeId(given), { params: { allowed: { kind: 'own-id' } } });

const emailSchema = z.email();

/** A bare address: no display name, no line break, nothing that could reach into a header. */
export const email = () =>
  cell((given) => (given.length <= 254 && emailSchema.safeParse(given).success ? given : undefined), {
    kind: 'email',
  });

const YES = new Set(['yes', 'y', 'true', '1', '是', '同意']);
const NO = new Set(['no', 'n', 'false', '0', '否', '不同意']);

export const yesOrNo = () =>
  cell(
    (given) => {
      const word = given.toLowerCase();
      return YES.has(word) ? true : NO.has(word) ? false : undefined;
    },
    { kind: 'yes-or-no' },
  );

export const date = () => cell(parseDate, { kind: 'date' });

/** Without an offset, local time in `zone`. */
export const instant = (zone: Zone) =>
  cell(
    (given) => {
      const read = parseInstant(given, zone);
      return read && instantText(read);
    },
    { kind: 'instant' },
  );

const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** A decimal with `.`; commas between thousands are dropped. */
export const amount = () =>
  cell(
    (given) =>
      AMOUNT.test(given) && given.length <= 30 ? plainDecimal(given.replaceAll(',', '')) : undefined,
    {
      kind: 'amount',
    },
  );

export const wholeNumber = (min: number, max: number) =>
  cell(
    (given) => {
      // Nothing but digits: JavaScript takes 0x10 and 1e3 for numbers too.
      const number = /^\d{1,15}$/.test(given) ? Number(given) : undefined;
      return number !== undefined && number >= min && number <= max ? number : undefined;
    },
    { kind: 'whole-number', min, max },
  );

/** One of a closed list, by its name in the code or in the business. */
const named = <T extends string>(values: readonly T[], inChinese: { [value in T]: readonly string[] }) =>
  cell((given) => values.find((value) => value === given.toLowerCase() || inChinese[value].includes(given)), {
    kind: 'one-of',
    values,
  });

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

export const channel = () =>
  named(CHANNELS, {
    phone: ['电话'],
    sms: ['短信'],
    meeting: ['拜访', '面谈'],
    wechat: ['微信'],
    email: ['邮件'],
  });
