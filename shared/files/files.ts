import * as z from 'zod';
import type { Zone } from '../domain/zone.ts';
import {
  amount,
  date,
  email,
  id,
  instant,
  language,
  ownId,
  role,
  text,
  wholeNumber,
  yesOrNo,
} from './fields.ts';
import { openFile } from './file.ts';
import type { Reading } from './record.ts';
import { required, rowsOf } from './rows.ts';
import type { Source } from './source.ts';

/** The cells of the files, and the names by which a Chinese department calls their columns. */
const customerCells = z.object({
  id: required(ownId()),
  name: text(120),
  company: text(120),
  phone: text(60),
  email: email(),
  country: text(60),
  salesRep: text(60),
  specialist: id(),
  language: language(),
  mayMail: yesOrNo(),
  acceptedOn: date(),
  createdOn: date(),
  enrolledOn: date(),
});

const customerColumns = {
  cells: customerCells,
  required: ['id'],
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
} as const;

const staffCells = z.object({
  id: required(ownId()),
  name: required(text(60)),
  role: required(role()),
  email: email(),
  language: language(),
  capacity: wholeNumber(0, 10_000),
  supervisor: id(),
  department: text(60),
  substitute: id(),
  absentFrom: date(),
  absentUntil: date(),
});

const staffColumns = {
  cells: staffCells,
  required: ['id', 'name', 'role'],
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
} as const;

const orderCells = (zone: Zone) =>
  z.object({
    customerId: required(id()),
    orderId: required(id()),
    orderedAt: required(instant(zone)),
    amount: required(amount()),
    currency: text(10),
    country: text(60),
    flag: text(60),
  });

const orderColumns = (zone: Zone) =>
  ({
    cells: orderCells(zone),
    required: ['customerId', 'orderId', 'orderedAt', 'amount'],
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

const balanceCells = z.object({
  customerId: required(id()),
  amount: required(amount()),
  currency: text(10),
  asOf: date(),
});

const balanceColumns = {
  cells: balanceCells,
  required: ['customerId', 'amount'],
  alias: {
    customerId: ['客户编号', '客户号'],
    amount: ['欠款', '欠款金额', '余额'],
    currency: ['币种'],
    asOf: ['截至日期', '日期'],
  },
} as const;

const ticketCells = (zone: Zone) =>
  z.object({ id: required(id()), openedAt: required(instant(zone)), firstResponseAt: instant(zone) });

const ticketColumns = (zone: Zone) =>
  ({
    cells: ticketCells(zone),
    required: ['id', 'openedAt', 'firstResponseAt'],
    alias: {
      id: ['ticketId', '工单号', '编号'],
      openedAt: ['reportedAt', '提交时间', '创建时间'],
      firstResponseAt: ['首次响应时间', '首次回复时间'],
    },
  }) as const;

/** @throws Refusal for a file that must be refused whole; a bad row is a row with a fault. */
export const customerRows = async (source: Source, name: string, reading?: Reading) =>
  rowsOf(await openFile(source, name, reading), customerColumns);
export const staffRows = async (source: Source, name: string, reading?: Reading) =>
  rowsOf(await openFile(source, name, reading), staffColumns);
export const orderRows = async (source: Source, name: string, zone: Zone, reading?: Reading) =>
  rowsOf(await openFile(source, name, reading), orderColumns(zone));
export const balanceRows = async (source: Source, name: string, reading?: Reading) =>
  rowsOf(await openFile(source, name, reading), balanceColumns);
export const ticketRows = async (source: Source, name: string, zone: Zone, reading?: Reading) =>
  rowsOf(await openFile(source, name, reading), ticketColumns(zone));
