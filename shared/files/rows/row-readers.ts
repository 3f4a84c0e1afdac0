import * as z from 'zod';
import type { Zone } from '../../domain/time/zone.ts';
import { amount, currency, withAgreedCurrency } from '../cells/amounts.ts';
import { required } from '../cells/cell.ts';
import { date, instant } from '../cells/dates.ts';
import { id, ownId } from '../cells/ids.ts';
import {
  country,
  email,
  flag,
  language,
  orderStatus,
  phone,
  role,
  text,
  wholeNumber,
  yesOrNo,
} from '../cells/words.ts';
import { openFile } from '../formats/open-file.ts';
import type { Reading } from '../formats/record.ts';
import type { Source } from '../formats/source.ts';
import { HEADINGS } from './headings.ts';
import { rowsOf } from './rows.ts';

/** The cells of the files. */
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
    key: ['id'],
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
    headings: HEADINGS.customers,
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
    leavesOn: date(dates),
  });

const staffColumns = (reading: Reading) =>
  ({
    cells: staffCells(reading),
    required: ['id', 'name', 'role'],
    key: ['id'],
    // Half an absence would be none.
    dispensable: ['email', 'language', 'capacity', 'supervisor', 'department', 'substitute'],
    headings: HEADINGS.staff,
  }) as const;

const orderCells = (zone: Zone, { dates, decimal }: Reading) =>
  z.object({
    customerId: required(id()),
    orderId: required(id()),
    orderedAt: required(instant(zone, dates)),
    amount: required(amount(decimal)),
    currency: currency(),
    country: country(),
    flag: flag(),
    status: orderStatus(),
  });

const orderColumns = (zone: Zone, reading: Reading) =>
  ({
    cells: orderCells(zone, reading),
    required: ['customerId', 'orderId', 'orderedAt', 'amount'],
    key: ['customerId', 'orderId'],
    // An order of unknown currency or standing would be another order.
    dispensable: ['country'],
    headings: HEADINGS.orders,
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
    key: ['customerId'],
    dispensable: [],
    headings: HEADINGS.balances,
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
    key: ['id'],
    // Empty is never answered.
    dispensable: [],
    headings: HEADINGS.tickets,
  }) as const;

/** @throws Refusal for a file that must be refused whole; a bad row is a row with a fault. */
export const customerRows = async (source: Source, name: string, reading: Reading = {}) =>
  rowsOf(await openFile(source, name, reading), customerColumns(reading), reading.columns);
export const staffRows = async (source: Source, name: string, reading: Reading = {}) =>
  rowsOf(await openFile(source, name, reading), staffColumns(reading), reading.columns);
export const orderRows = async (source: Source, name: string, zone: Zone, reading: Reading = {}) => {
  const file = rowsOf(await openFile(source, name, reading), orderColumns(zone, reading), reading.columns);
  return {
    ...file,
    rows: withAgreedCurrency(file.rows, ({ customerId, orderId }) => `${customerId}\n${orderId}`),
  };
};
export const balanceRows = async (source: Source, name: string, reading: Reading = {}) => {
  const file = rowsOf(await openFile(source, name, reading), balanceColumns(reading), reading.columns);
  return { ...file, rows: withAgreedCurrency(file.rows, ({ customerId }) => customerId) };
};
export const ticketRows = async (source: Source, name: string, zone: Zone, reading: Reading = {}) =>
  rowsOf(await openFile(source, name, reading), ticketColumns(zone, reading), reading.columns);
