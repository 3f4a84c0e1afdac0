import { describe, expect, test } from 'vitest';
import type { LadderRole } from '../../../shared/domain/names.ts';
import { supervisorOf } from '../../../shared/domain/staff/ladder.ts';
import { away, holds, specialist, TEAM, teamWith, without } from './ladder-team.ts';

describe('the first turn goes to the supervisor', () => {
  test('whom the specialist names', () => {
    expect(holds(0, TEAM)).toEqual({ rung: 0, holder: 'SV-2', passedOver: [] });
    expect(supervisorOf(specialist, TEAM)?.staffId).toBe('SV-2');
  });
  test.each([
    ['nobody is named', teamWith({ 'S-1': { supervisor: null } })],
    ['somebody unknown is named', teamWith({ 'S-1': { supervisor: 'SV-9' } })],
    ['somebody is named who is no supervisor', teamWith({ 'S-1': { supervisor: 'S-2' } })],
    ['the customer has no specialist', TEAM.filter(({ staffId }) => staffId !== 'S-1')],
  ])('the first by id, when %s', (_why, staff) => {
    expect(holds(0, staff)).toEqual({ rung: 0, holder: 'SV-1', passedOver: [] });
    expect(holds(0, staff.toReversed())).toMatchObject({ holder: 'SV-1' });
  });
});

describe('each next turn goes to the leader whom the one below names', () => {
  test.each([
    [0, 'SV-2'],
    [1, 'M-2'],
    [2, 'D-2'],
    [3, 'G-1'],
  ])('on rung %i that is %s', (rung, holder) => {
    expect(holds(rung, TEAM)).toEqual({ rung, holder, passedOver: [] });
  });
  test('else to the first of that role', () => {
    expect(holds(1, teamWith({ 'SV-2': { supervisor: null } }))).toMatchObject({ rung: 1, holder: 'M-1' });
    // The chain goes on from whoever was found.
    expect(holds(2, teamWith({ 'SV-2': { supervisor: null } }))).toMatchObject({ rung: 2, holder: 'D-1' });
  });
  test('also past a rung that the ladder of the policy does not have', () => {
    const short: LadderRole[] = ['supervisor', 'general-manager'];
    expect(holds(1, TEAM, { ladder: short })).toEqual({ rung: 1, holder: 'G-1', passedOver: [] });
  });
  test('also past somebody who is away: the chain does not break below', () => {
    expect(holds(1, teamWith({ 'SV-2': away() }))).toEqual({ rung: 1, holder: 'M-2', passedOver: [] });
  });
});

describe('a rung without anybody is left out', () => {
  test.each([
    [0, ['supervisor'], 1, 'M-1'],
    [1, ['manager'], 2, 'D-1'],
    [1, ['manager', 'marketing-director'], 3, 'G-1'],
    [0, ['supervisor', 'manager', 'marketing-director'], 3, 'G-1'],
  ] as const)('from rung %i without %j it is rung %i and %s', (from, roles, rung, holder) => {
    expect(holds(from, without(...roles))).toEqual({ rung, holder, passedOver: [] });
  });
  test('a supervisor who names a director where there is no manager is believed', () => {
    const staff = teamWith({ 'SV-2': { supervisor: 'D-2' } }, without('manager'));
    expect(holds(1, staff)).toEqual({ rung: 2, holder: 'D-2', passedOver: [] });
  });
  test('with nobody above, nobody holds it', () => {
    expect(holds(1, without('manager', 'marketing-director', 'general-manager'))).toEqual({
      rung: 1,
      holder: null,
      passedOver: [],
    });
    expect(holds(0, [])).toEqual({ rung: 0, holder: null, passedOver: [] });
    expect(holds(0, [specialist])).toEqual({ rung: 0, holder: null, passedOver: [] });
  });
});
