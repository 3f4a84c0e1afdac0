import { describe, expect, test } from 'vitest';
import { rehearseTickets, type Ticket } from '../../../shared/app/feedback/rehearse-tickets.ts';
import { rehearse } from '../../../shared/domain/response/response-clock.ts';
import { instantText } from '../../../shared/domain/time/dates.ts';
import { at, rowsOf, rulebookFor } from '../../fixtures/department.ts';

/** Monday to Friday, 09:00-12:00 and 13:30-18:00; 2026-11-23 is a Monday. */
const OFFICE = { zone: 'UTC', calendar: { holidays: 'none' } };
const deskWith = (response: object = {}) =>
  rulebookFor({ ...OFFICE, response }).governing({ policyVersion: 1 });
const desk = deskWith();

const rungOf = (reported: string, answered: string | undefined, { time, policy } = desk): number =>
  rehearse(
    at(`2026-${reported}Z`),
    answered === undefined ? undefined : at(`2026-${answered}Z`),
    time,
    policy.response,
  ).rung;

describe.each([
  ['plain, with the second turn around lunch', '11-23T10:05:00', '11:05:00', '13:35:00', '14:35:00'],
  ['the second turn cut short by the evening', '11-23T16:30:00', '17:30:00', '18:00:00', '11-24T10:00:00'],
  [
    'the first turn cut short by the evening',
    '11-23T17:40:00',
    '18:00:00',
    '11-24T10:00:00',
    '11-24T11:00:00',
  ],
  ['a week-end between', '11-27T17:40:00', '18:00:00', '11-30T10:00:00', '11-30T11:00:00'],
  ['reported by night', '11-23T22:00:00', '11-24T10:00:00', '11-24T11:00:00', '11-24T12:00:00'],
])('%s: deadlines of feedback of %s', (_what, reported, ...deadlines) => {
  const full = deadlines.map((deadline) =>
    deadline.includes('T') ? deadline : `${reported.slice(0, 5)}T${deadline}`,
  );
  const secondAfter = (deadline: string) =>
    instantText(at(`2026-${deadline}Z`).add({ seconds: 1 })).slice(5, -1);

  test.each([0, 1, 2])('the answer at deadline %i is in time, a second later it is not', (rung) => {
    const deadline = full[rung] ?? '';
    expect(rungOf(reported, deadline)).toBe(rung);
    expect(rungOf(reported, secondAfter(deadline))).toBe(rung + 1);
  });
  test('after the third it stays on the top rung, however long it takes', () => {
    expect(rungOf(reported, '12-31T12:00:00')).toBe(3);
    expect(rungOf(reported, undefined)).toBe(3);
  });
});

test('what was answered at once, before work began, or before it was reported, is in time', () => {
  expect(rungOf('11-23T10:05:00', '11-23T10:05:00')).toBe(0);
  expect(rungOf('11-23T22:00:00', '11-23T22:30:00')).toBe(0);
  expect(rungOf('11-23T10:05:00', '11-20T10:05:00')).toBe(0);
});

test('nothing goes higher than the top of the ladder', () => {
  const two = deskWith({ ladder: ['supervisor', 'general-manager'] });
  expect(rungOf('11-23T10:05:00', '11-23T11:05:00', two)).toBe(0);
  expect(rungOf('11-23T10:05:00', '11-23T11:05:01', two)).toBe(1);
  expect(rungOf('11-23T10:05:00', undefined, two)).toBe(1);
  expect(rungOf('11-23T10:05:00', undefined, deskWith({ ladder: ['manager'] }))).toBe(0);
});

test('the start and deadline are those of the first turn', () => {
  const { time, policy } = desk;
  const { start, deadline } = rehearse(at('2026-11-23T22:00:00Z'), undefined, time, policy.response);
  expect(`${start} ${deadline}`).toBe('2026-11-24T09:00:00Z 2026-11-24T10:00:00Z');
});

test('a file of tickets is rehearsed row by row; one that says two things of a ticket, says nothing of it', async () => {
  const ticket = (id: string, firstResponseAt: Ticket['firstResponseAt']): Ticket => ({
    id,
    openedAt: '2026-11-23T10:05:00Z',
    firstResponseAt,
  });
  const given = [
    ticket('T-1', '2026-11-23T11:05:00Z'),
    ticket('T-2', '2026-11-23T11:05:01Z'),
    ticket('T-4', '2026-11-23T11:05:00Z'),
    ticket('T-4', null),
    ticket('T-3', null),
    ticket('T-1', '2026-11-23T11:05:00Z'),
  ];
  const { tickets, rungs, faults } = await rehearseTickets(rowsOf(given), desk.time, desk.policy.response);
  expect(tickets.map(({ id, rung }) => [id, rung])).toEqual([
    ['T-1', 0],
    ['T-2', 1],
    ['T-3', 3],
  ]);
  expect(tickets[0]).toMatchObject({ start: '2026-11-23T10:05:00Z', deadline: '2026-11-23T11:05:00Z' });
  expect(rungs).toEqual([1, 1, 0, 1]);
  const fault = { code: 'twice-in-file', path: 'id', id: 'T-4', lines: [4, 5] };
  expect(faults).toEqual([
    { line: 4, fault },
    { line: 5, fault },
  ]);
});
