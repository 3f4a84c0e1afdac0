import { describe, expect, test } from 'vitest';
import { away, holds, teamWith, without } from './ladder-team.ts';

describe('somebody who is away', () => {
  test('is passed over to their substitute, whatever the role of that', () => {
    expect(holds(0, teamWith({ 'SV-2': away('SV-1') }))).toEqual({
      rung: 0,
      holder: 'SV-1',
      passedOver: ['SV-2'],
    });
    expect(holds(0, teamWith({ 'SV-2': away('S-2') }))).toMatchObject({ rung: 0, holder: 'S-2' });
  });
  test('on the first and the last day of the absence, not on the days beside them', () => {
    const staff = teamWith({
      'SV-2': { absences: [{ from: '2026-11-23', until: '2026-11-24' }], substitute: 'SV-1' },
    });
    expect(holds(0, staff, { on: '2026-11-22' })).toMatchObject({ holder: 'SV-2', passedOver: [] });
    expect(holds(0, staff)).toMatchObject({ holder: 'SV-1' });
    expect(holds(0, staff, { on: '2026-11-24' })).toMatchObject({ holder: 'SV-1' });
    const oneDay = teamWith({ 'SV-2': away('SV-1') });
    expect(holds(0, oneDay, { on: '2026-11-24' })).toMatchObject({ holder: 'SV-2', passedOver: [] });
  });
  test('whose substitute is away too, is passed over to the substitute of that', () => {
    expect(holds(0, teamWith({ 'SV-2': away('SV-1'), 'SV-1': away('S-2') }))).toEqual({
      rung: 0,
      holder: 'S-2',
      passedOver: ['SV-2', 'SV-1'],
    });
  });
  test.each([
    ['has no substitute', { 'SV-2': away() }, ['SV-2']],
    ['has a substitute whom nobody knows', { 'SV-2': away('X-9') }, ['SV-2']],
    ['stands in for themselves', { 'SV-2': away('SV-2') }, ['SV-2']],
    [
      'has a substitute without substitute, away too',
      { 'SV-2': away('SV-1'), 'SV-1': away() },
      ['SV-2', 'SV-1'],
    ],
    [
      'has a substitute for whom they stand in',
      { 'SV-2': away('SV-1'), 'SV-1': away('SV-2') },
      ['SV-2', 'SV-1'],
    ],
  ])('and %s, leaves the turn to the next rung', (_what, facts, passedOver) => {
    expect(holds(0, teamWith(facts))).toEqual({ rung: 1, holder: 'M-2', passedOver });
  });
  test('and whose substitute has just let it pass, leaves the turn to the next rung', () => {
    const staff = teamWith({ 'M-2': away('SV-2') });
    expect(holds(1, staff, { except: 'SV-2' })).toEqual({ rung: 2, holder: 'D-2', passedOver: ['M-2'] });
    expect(holds(1, staff, { except: 'SV-1' })).toMatchObject({ rung: 1, holder: 'SV-2' });
    // With nobody else there it is better than nobody.
    const alone = teamWith({ 'M-2': away('SV-2') }, without('marketing-director', 'general-manager'));
    expect(holds(1, alone, { except: 'SV-2' })).toEqual({ rung: 1, holder: 'SV-2', passedOver: ['M-2'] });
  });
  test('with the whole ladder waits for the leader whose turn it would be', () => {
    const all = teamWith({ 'SV-2': away(), 'M-2': away('SV-2'), 'D-2': away(), 'G-1': away('M-2') });
    expect(holds(0, all)).toEqual({ rung: 0, holder: 'SV-2', passedOver: [] });
    expect(holds(1, all)).toEqual({ rung: 1, holder: 'M-2', passedOver: [] });
    expect(holds(3, all)).toEqual({ rung: 3, holder: 'G-1', passedOver: [] });
  });
});
