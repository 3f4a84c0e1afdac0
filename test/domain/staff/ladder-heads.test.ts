import { describe, expect, test } from 'vitest';
import { departmentsOf, headOf } from '../../../shared/domain/staff/ladder.ts';
import type { Staff } from '../../../shared/domain/staff/staff.ts';
import { away, person, TODAY, teamWith } from './ladder-team.ts';

describe('the head of another department', () => {
  const QUALITY = 'Quality';
  const heads: readonly Staff[] = [
    person('G-1', 'general-manager', { department: 'Board' }),
    person('D-1', 'marketing-director', { department: 'Marketing' }),
    person('H-2', 'department-head', { department: QUALITY }),
    person('H-1', 'department-head', { department: 'Logistics' }),
    person('H-3', 'department-head', { department: QUALITY }),
    person('S-1', 'specialist', { department: 'Service' }),
    person('H-4', 'department-head'),
  ];
  const headWith = (facts: Readonly<Record<string, Partial<Staff>>>) =>
    headOf(QUALITY, teamWith(facts, heads), TODAY);

  test('is the first one by id, of those who head departments', () => {
    expect(headOf(QUALITY, heads, TODAY)).toEqual({ holder: 'H-2', passedOver: [] });
    expect(headOf('Marketing', heads, TODAY)).toEqual({ holder: 'D-1', passedOver: [] });
    const both = [...heads, person('D-0', 'marketing-director', { department: QUALITY })];
    expect(headOf(QUALITY, both, TODAY)).toEqual({ holder: 'H-2', passedOver: [] });
  });
  test('does not exist for a department that only others belong to, or that is unknown', () => {
    expect(headOf('Service', heads, TODAY)).toBeUndefined();
    expect(headOf('Kitchen', heads, TODAY)).toBeUndefined();
    expect(departmentsOf(heads)).toEqual(['Logistics', QUALITY, 'Marketing', 'Board']);
  });
  test('is stood in for when away, and keeps the turn when nobody is there', () => {
    expect(headWith({ 'H-2': away('H-1') })).toEqual({ holder: 'H-1', passedOver: ['H-2'] });
    expect(headWith({ 'H-2': away() })).toEqual({ holder: 'H-2', passedOver: [] });
    expect(headWith({ 'H-2': away('H-1'), 'H-1': away('H-2') })).toEqual({ holder: 'H-2', passedOver: [] });
  });
});
