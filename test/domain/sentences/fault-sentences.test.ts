import { expect, test } from 'vitest';
import { type Fault, Refusal } from '../../../shared/domain/faults/faults.ts';
import type { Sentences } from '../../../shared/domain/sentences/sentences.ts';
import { allDiffer, en, zh } from './both-languages.ts';

/** One of each kind; the type demands that none is forgotten. */
const FAULTS: { [code in Fault['code']]: Omit<Extract<Fault, { code: code }>, 'code'> } = {
  refused: { path: 'email', value: '"ann"', allowed: { kind: 'email' } },
  'weekly-reaches-monthly': { idleClosesAfterDays: 30, monthlyOpensAfterDays: 29, lastOrderOn: '2011-01-31' },
  'hours-overlap': { path: 'calendar.workingHours', first: '09:00-12:00', second: '11:00-13:00' },
  'hours-backwards': { path: 'calendar.workingHours', hours: '18:00-09:00' },
  'quiet-all-day': { at: '08:00' },
  'pattern-unsupported': {
    path: 'response.classify.urgent.patterns.0',
    pattern: '(a)\\1',
    what: 'backreference',
    part: '\\1',
  },
  'patterns-too-large': { steps: 30_000, most: 20_000 },
  'policy-too-large': { bytes: 400_000, most: 350_000 },
  'no-working-time': { from: '2027-01-01', until: '2028-01-02', minutes: 0, needed: 60 },
  'annual-window-too-long': { everyMonths: 3, withinMonths: 4 },
  'warning-before-start': { warnBeforeMinutes: 60, decideWithinMinutes: 45 },
  'own-substitute': { path: 'substitute', staffId: 'S-1' },
  'half-absence': { path: 'absentUntil' },
  'absence-backwards': { from: '2026-12-24', until: '2026-12-23' },
  'no-absence': { staffId: 'S-1', known: [{ from: '2026-12-24', until: '2026-12-31' }] },
  'own-department': { department: 'quality', head: 'S-71' },
  'no-feedback': { feedbackId: 'C-1:20261123T020500Z:abcdef' },
  'future-feedback': { at: '2026-11-24 10:00', now: '2026-11-23 10:00' },
  'before-last-step': { at: '2026-11-23 10:00', last: '2026-11-23 10:50' },
  'feedback-decided': { feedbackId: 'C-1:20261123T020500Z:abcdef', by: 'S-11', at: '2026-11-23 10:30' },
  'feedback-open': { feedbackId: 'C-1:20261123T020500Z:abcdef' },
  'not-your-turn': {
    staffId: 'S-1',
    role: 'specialist',
    holder: 'S-11',
    others: ['S-12'],
    above: ['manager'],
  },
  'no-department': { department: 'quality', known: ['logistics'] },
  'unknown-department': { department: 'quality', known: ['logistics'] },
  'department-asked': { department: 'quality', feedbackId: 'C-1:20261123T020500Z:abcdef' },
  'case-filed': { feedbackId: 'C-1:20261123T020500Z:abcdef', by: 'S-11', at: '2026-11-23 10:30' },
  missing: { path: 'customerId' },
  'field-count': { found: 3, expected: 4 },
  'unknown-customer': { customerId: 'C-404' },
  'erased-customer': { path: 'id', customerId: 'C-1', by: 'M-1', at: '2026-11-23 10:30' },
  'unknown-staff': { path: 'specialist', staffId: 'S-404' },
  'staff-name-shared': { path: 'specialist', name: 'Ann Lee', known: ['S-1', 'S-2'] },
  'wrong-role': { path: 'supervisor', staffId: 'S-1', role: 'specialist' },
  'future-order': { orderedAt: '2026-11-24T00:00:00Z', now: '2026-11-23T00:00:00Z' },
  'future-balance': { asOf: '2026-11-24', today: '2026-11-23' },
  'unreadable-record': { path: 'customerId', id: 'C-1' },
  'unwritable-record': { path: 'id', id: 'C-1', cause: 'ValidationException: no such path' },
  'twice-in-file': { path: 'customerId', id: 'C-1', lines: [2, 7] },
  'lines-contradict': { path: 'orderId', id: 'O-1', column: 'currency', lines: [2, 7] },
  'day-unlikely': {
    path: 'enrolledOn',
    date: '1990-01-01',
    earliest: '2021-11-23',
    latest: '2027-11-23',
    longAgo: false,
  },
  'other-currency': { path: 'amount', signs: 'CNY, JPY', currency: 'GBP' },
  ambiguous: { path: 'orderedAt', value: '"3/5/2026"', of: 'day-or-month' },
  'out-of-span': { path: 'orderedAt', value: '"9999-12-31"', earliest: '1970-01-01', latest: '2099-12-31' },
  damaged: { path: 'phone', value: '"8.61391E+12"' },
  'total-word': { path: 'id', value: '"Total"' },
  'cell-left-out': { unread: { code: 'damaged', path: 'phone', value: '"8.61391E+12"' } },
  'total-line': { value: 'Total' },
  'unknown-folder': {
    file: 'invoices/november.csv',
    folder: 'invoices',
    known: ['customers', 'staff', 'orders', 'balances'],
  },
  'no-file': { file: 'orders.csv' },
  'unreadable-file': { file: 'orders.csv', cause: 'EACCES' },
  'empty-file': { file: 'orders.csv' },
  'not-text': { file: 'orders.csv' },
  'no-table': { file: 'orders.csv', what: 'xls' },
  'workbook-too-large': { file: 'orders.xlsx' },
  'no-sheet': { file: 'orders.xlsx', sheet: 'May', known: ['June', 'July'] },
  'wrong-encoding': { file: 'orders.csv', encoding: 'big5', line: 7, character: 19 },
  'separator-unclear': { file: 'orders.csv', found: [';', '|'] },
  'columns-missing': {
    missing: ['orderId', 'amount'],
    found: ['customerId'],
    wouldDo: [
      { en: ['order number'], zh: ['订单号'] },
      { en: ['total'], zh: ['金额'] },
    ],
  },
  'header-below': { line: 3, first: 'Customers in March' },
  'column-twice': { column: 'amount', titles: ['Total', 'Net amount'] },
  'no-column': { column: 'Price', found: ['Customer', 'Order'] },
  'quote-left-open': { line: 7 },
  'bad-quote': { line: 7 },
  'not-json': { file: 'policy.json', cause: 'Unexpected end' },
  'nothing-decided': { feedbackId: 'C-1:20261123T100500Z:0a1b2c' },
  'not-your-decision': { staffId: 'S-1', role: 'specialist', by: 'M-1' },
  'answer-left': { feedbackId: 'C-1:20261123T100500Z:0a1b2c', at: '2026-11-23 10:12' },
  'second-thoughts-over': { feedbackId: 'C-1:20261123T100500Z:0a1b2c', until: '2026-11-23 10:12' },
  'reopened-before': { feedbackId: 'C-1:20261123T100500Z:0a1b2c', as: 'C-1:20261124T100500Z:3d4e5f' },
  'specialist-left': { path: 'specialist', staffId: 'S-4', on: '2026-11-01' },
  'has-left': { staffId: 'S-4', on: '2026-11-01' },
  'may-not-dismiss': { staffId: 'S-1', role: 'specialist' },
  'no-leave': { staffId: 'S-4', known: '2026-11-01' },
  'customer-erased': { customerId: 'C-404', by: 'S-20', at: '2026-11-23T01:00:00Z' },
  'no-customer': { customerId: 'C-404' },
  'no-staff': { staffId: 'S-404', known: ['S-1', 'S-2'] },
  'unwritable-file': { file: 'tasks.xlsx', cause: 'ENOSPC' },
  'no-task': { taskId: 'idle-week:C-1:2011-11-28' },
  'task-ended': { taskId: 'idle-week:C-1:2011-11-28', state: 'done' },
  'may-not-excuse': { staffId: 'S-1', role: 'specialist' },
  'future-touch': { at: '2026-11-24T00:00:00Z', now: '2026-11-23T00:00:00Z' },
  'zone-fixed': { stored: 'Europe/London', given: 'Asia/Shanghai' },
  'effective-before-last': { given: '2026-11-01', last: '2026-11-23' },
  'effective-too-far': { given: '2036-12-01', latest: '2027-12-28' },
  'not-pending': { version: 2, pending: [3] },
  busy: { what: 'C-1' },
  'port-taken': { port: 8005, what: 'mailbox', option: '--mailbox-port' },
  'binary-missing': {},
  'database-locked': { file: '.revisit/revisit.db' },
  'database-unreachable': { endpoint: 'http://localhost:8000', cause: 'ECONNREFUSED' },
  'database-failed': { cause: 'no space left' },
  'database-answered': { endpoint: 'AWS', cause: 'AccessDeniedException: not allowed' },
  storage: { path: '.revisit/revisit.db', what: 'full' },
  'runs-already': {
    folder: '.revisit',
    pid: 4711,
    since: '2026-11-23 08:30',
    mailbox: 'http://localhost:8005',
  },
  'table-missing': { table: 'revisit' },
  'record-unreadable': { record: 'CUSTOMER#C-1 ARCHIVE: archive: it has another shape' },
  'no-region': {},
  'no-credentials': { cause: 'Could not load credentials from any providers' },
  'real-clock': { table: 'revisit', at: '2030-01-01 00:00' },
  'real-start': { table: 'revisit' },
  'real-mailbox': { table: 'revisit', endpoint: 'http://localhost:8005' },
  'real-post': { table: 'revisit', missing: ['PUBLIC_URL'] },
  'no-mailbox': {},
  'setting-bad': { name: 'SEND_RATE', value: '0', allowed: { kind: 'number', min: 0.1, max: 1000 } },
};

/** Roles and states are told by their names in the reader's language, everything else as it is. */
const factsIn = ({ code: _, ...details }: Fault, { role, taskState }: Sentences): string[] =>
  Object.entries(details).flatMap(([key, value]) => {
    // A place, a kind of pattern and what is wrong with a disk are told in words, and `allowed` has
    // sentences of its own.
    if (key === 'what' && ['mailbox', 'full', 'backreference'].includes(String(value))) return [];
    // What it could mean has sentences of its own.
    if (key === 'of' || key === 'longAgo') return [];
    if (key === 'above')
      return [value].flat().map((above) => Object.entries(role).find(([name]) => name === above)![1]);
    if (key === 'role') return [Object.entries(role).find(([name]) => name === value)![1]];
    if (key === 'state') return [Object.entries(taskState).find(([name]) => name === value)![1]];
    return [value]
      .flat()
      .filter((fact) => typeof fact !== 'object')
      .map(String);
  });

const faults = Object.entries(FAULTS).map(([code, details]) => ({ code, ...details }) as Fault);

test('every fault has its own sentence in both languages', () => {
  allDiffer(faults.map((fault) => ({ chinese: zh.fault(fault), english: en.fault(fault) })));
});

test.each(faults.map((fault) => [fault.code, fault] as const))(
  '%s tells its facts in both',
  (_code, fault) => {
    for (const sentences of [zh, en])
      for (const fact of factsIn(fault, sentences)) expect(sentences.fault(fault)).toContain(fact);
  },
);

test('a refusal is an error that keeps its fault and its cause', () => {
  const cause = new Error('ECONNREFUSED');
  const refusal = new Refusal({ code: 'no-task', taskId: 'T' }, cause);
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).toMatchObject({ message: 'no-task', fault: { taskId: 'T' }, cause });
});
