import { expect, test } from 'vitest';
import type { Turn } from '../../../shared/domain/response/turn.ts';
import { type TurnStep, turnStep } from '../../../shared/domain/response/turn-clock.ts';
import { type Course, type People, startDateFrom, turnFrom } from '../../../shared/domain/response/turns.ts';
import { holderFrom } from '../../../shared/domain/staff/ladder.ts';
import type { Staff } from '../../../shared/domain/staff/staff.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { at } from '../../fixtures/department.ts';
import { away, OFFICE_RULES, TEAM, teamWith } from '../feedback/feedback-scene.ts';

/** An order waits for somebody's word; nothing of feedback is in it. */
const ORDERED: InstantText = '2026-11-23T14:00:00Z';

const { policy, time } = OFFICE_RULES.governing({ policyVersion: 1 });
const course: Course = {
  time,
  settings: { ...policy.response, decideWithinMinutes: 30, warnBeforeMinutes: 10, remindEveryMinutes: 60 },
  dateAt: OFFICE_RULES.zone.dateAt,
};

const among = (staff: readonly Staff[]): People => ({
  staff,
  first: staff.find(({ staffId }) => staffId === 'S-1'),
});

function firstTurn({ staff, first }: People): Turn {
  const on = startDateFrom(ORDERED, course);
  return turnFrom(holderFrom(0, course.settings.ladder, first, staff, on), null, ORDERED, course);
}

/** So many steps of the clock, each at its moment. */
function steps(people: People, count: number, turn = firstTurn(people)): TurnStep[] {
  if (count === 0) return [];
  const step = turnStep(turn, people, course, at(turn.next.at));
  return [step, ...steps(people, count - 1, step.turn)];
}

const inShort = ({ code, at, turn, passed }: TurnStep): string =>
  [at.slice(11, 16), code, turn.holder, ...(passed ? ['unanswered'] : [])].join(' ');

test('any matter that waits for a person is warned of, goes up rung by rung and is brought up at the top', () => {
  expect(steps(among(TEAM), 10).map(inShort)).toEqual([
    '14:20 warned SV-1',
    '14:30 escalated M-1 unanswered',
    '14:50 warned M-1',
    '15:00 escalated D-1 unanswered',
    '15:20 warned D-1',
    '15:30 escalated G-1 unanswered',
    '15:50 warned G-1',
    '16:00 reminded G-1 unanswered',
    '17:00 reminded G-1',
    '18:00 reminded G-1',
  ]);
});

test('it passes over who is away, and somebody else takes over from whoever has gone away since', () => {
  const people = among(teamWith({ 'M-1': away('2026-11-23', '2026-11-23', 'SV-2') }));
  expect(steps(people, 2).at(-1)?.turn).toMatchObject({ holder: 'SV-2', passedOver: ['M-1'], rung: 1 });

  const top = steps(among(TEAM), 8).at(-1)!.turn;
  const gone = among(teamWith({ 'G-1': away('2026-11-23', '2026-11-23', 'D-1') }));
  const [step] = steps(gone, 1, top);
  expect(step).toMatchObject({ code: 'escalated', passed: false, turn: { holder: 'D-1', rung: 3 } });
});

test('of reminders that were overtaken while the clock stood still only the last is given, with its number', () => {
  const top = steps(among(TEAM), 8).at(-1)!.turn;
  expect(turnStep(top, among(TEAM), course, at('2026-11-24T09:30:00Z'))).toMatchObject({
    code: 'reminded',
    at: '2026-11-23T18:00:00Z',
    reminder: 3,
  });
});
