import * as z from 'zod';
import type { Zone } from '../domain/zone.ts';
import { amount, currency, withAgreedCurrency } from './cells/amounts.ts';
import { required } from './cells/cell.ts';
import { date, instant } from './cells/dates.ts';
import { id, ownId } from './cells/ids.ts';
import { country, email, language, phone, role, text, wholeNumber, yesOrNo } from './cells/words.ts';
import { openFile } from './file.ts';
import type { Reading } from './record.ts';
import { rowsOf } from './rows.ts';
import type { Source } from './source.ts';

/** The cells of the files, and the names by which a Chinese department calls their columns. */
const customerCells = ({ dates }: Reading) =>
  z.object({
    id: required(ownId()),
    name: text(120),
    company: text(120),
    phone: phone(),
    email: email(),
    country: country(),
    salesRep: text(60),
    specialist: id(),
    language: language(),
    mayMail: yesOrNo(),
    acceptedOn: date(dates),
    createdOn: date(dates),
    enrolledOn: date(dates),
  });

const customerColumns = (reading: Reading) =>
  ({
    cells: customerCells(reading),
    required: ['id'],
    // Without E or the day of creation, which no later row can correct, the customer is not taken.
    dispensable: [
      'name',
      'company',
      'phone',
      'email',
      'country',
      'salesRep',
      'specialist',
      'language',
      'mayMail',
      'acceptedOn',
    ],
    alias: {
      id: ['customerId', '客户编号', '客户号'],
      name: ['联系人', '客户姓名'],
      company: ['公司', '公司名称', '客户名称'],
      phone: ['电话'],
      email: ['邮箱', '电子邮件'],
      country: ['国家', '国家地区'],
      salesRep: ['营销人员', '业务员'],
      specialist: ['客服专员'],
      language: ['语言'],
      mayMail: ['consent', '同意邮件'],
      acceptedOn: ['contractAcceptedOn', '合同验收日', '验收日期'],
      createdOn: ['建档日期'],
      enrolledOn: ['登记日期'],
    },
  }) as const;

const staffCells = ({ dates }: Reading) =>
  z.object({
    id: required(ownId()),
    name: required(text(60)),
    role: required(role()),
    email: email(),
    language: language(),
    capacity: wholeNumber(0, 10_000),
    supervisor: id(),
    department: text(60),
    substitute: id(),
    absentFrom: date(dates),
    absentUntil: date(dates),
  });

const staffColumns = (reading: Reading) =>
  ({
    cells: staffCells(reading),
    required: ['id', 'name', 'role'],
    // Half an absence would be none.
    dispensable: ['email', 'language', 'capacity', 'supervisor', 'department', 'substitute'],
    alias: {
      id: ['staffId', '工号', '员工编号'],
      name: ['姓名'],
      role: ['岗位', '角色'],
      email: ['邮箱', '电子邮件'],
      language: ['语言'],
      capacity: ['容量', '客户容量'],
      supervisor: ['主管', '客服主管'],
      department: ['部门'],
      substitute: ['代理人', '替班'],
      absentFrom: ['休假开始', '缺勤开始'],
      absentUntil: ['休假结束', '缺勤结束'],
    },
  }) as const;

const orderCells = (zone: Zone, { dates, decimal }: Reading) =>
  z.object({
    customerId: required(id()),
    orderId: required(id()),
    orderedAt: required(instant(zone, dates)),
    amount: required(amount(decimal)),
    currency: currency(),
    country: country(),
    flag: text(60),
  });

const orderColumns = (zone: Zone, reading: Reading) =>
  ({
    cells: orderCells(zone, reading),
    required: ['customerId', 'orderId', 'orderedAt', 'amount'],
    // An order of unknown currency or standing would be another order.
    dispensable: ['country'],
    alias: {
      customerId: ['客户编号', '客户号'],
      orderId: ['订单号', '订单编号'],
      orderedAt: ['订货时间', '下单时间', '订货日期'],
      amount: ['金额'],
      currency: ['币种'],
      country: ['国家', '国家地区'],
      flag: ['标记'],
    },
  }) as const;

const balanceCells = ({ dates, decimal }: Reading) =>
  z.object({
    customerId: required(id()),
    amount: required(amount(decimal)),
    currency: currency(),
    asOf: date(dates),
  });

const balanceColumns = (reading: Reading) =>
  ({
    cells: balanceCells(reading),
    required: ['customerId', 'amount'],
    dispensable: [],
    alias: {
      customerId: ['客户编号', '客户号'],
      amount: ['欠款', '欠款金额', '余额'],
      currency: ['币种'],
      asOf: ['截至日期', '日期'],
    },
  }) as const;

const ticketCells = (zone: Zone, { dates }: Reading) =>
  z.object({
    id: required(id()),
    openedAt: required(instant(zone, dates)),
    firstResponseAt: instant(zone, dates),
  });

const ticketColumns = (zone: Zone, reading: Reading) =>
  ({
    cells: ticketCells(zone, reading),
    required: ['id', 'openedAt', 'firstResponseAt'],
    // Empty is never answered.
    dispensable: [],
    alias: {
      id: ['ticketId', '工单号', '编号'],
      openedAt: ['reportedAt', '提交时间', '创建时间'],
      firstResponseAt: ['首次响应时间', '首次回复时间'],
    },
  }) as const;

/** @throws Refusal for a file that must be refused whole; a bad row is a row with a fault. */
export const customerRows = async (source: Source, name: string, reading: Reading = {}) =>
  rowsOf(await openFile(source, name, reading), customerColumns(reading));
export const staffRows = async (source: Source, name: string, reading: Reading = {}) =>
  rowsOf(await openFile(source, name, reading), staffColumns(reading));
export const orderRows = async (source: Source, name: string, zone: Zone, reading: Reading = {}) => {
  const file = rowsOf(await openFile(source, name, reading), orderColumns(zone, reading));
  return { ...file, rows: withAgreedCurrency(file.rows) };
};
export const balanceRows = async (source: Source, name: string, reading: Reading = {}) => {
  const file = rowsOf(await openFile(source, name, reading), balanceColumns(reading));
  return { ...file, rows: withAgreedCurrency(file.rows) };
};
export const ticketRows = async (source: Source, name: string, zone: Zone, reading: Reading = {}) =>
  rowsOf(await openFile(source, name, reading), ticketColumns(zone, reading));
