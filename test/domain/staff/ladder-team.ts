import { LADDER, type LadderRole, type Role } from '../../../shared/domain/names.ts';
import { holderFrom } from '../../../shared/domain/staff/ladder.ts';
import type { Staff } from '../../../shared/domain/staff/staff.ts';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';
import { memberOf } from '../../fixtures/department.ts';

export const TODAY: LocalDate = '2026-11-23';

export const person = (staffId: string, role: Role, facts: Partial<Staff> = {}): Staff =>
  memberOf({ staffId, role, ...facts });

/** Away for the whole of 23 November, perhaps with somebody to stand in. */
export const away = (substitute: string | null = null): Partial<Staff> => ({
  absences: [{ from: TODAY, until: TODAY }],
  substitute,
});

export const specialist = person('S-1', 'specialist', { supervisor: 'SV-2' });
export const TEAM: readonly Staff[] = [
  specialist,
  person('S-2', 'specialist', { supervisor: 'SV-1' }),
  person('SV-1', 'supervisor', { supervisor: 'M-1' }),
  person('SV-2', 'supervisor', { supervisor: 'M-2' }),
  person('M-1', 'manager', { supervisor: 'D-1' }),
  person('M-2', 'manager', { supervisor: 'D-2' }),
  person('D-1', 'marketing-director'),
  person('D-2', 'marketing-director'),
  person('G-1', 'general-manager'),
];

/** The team with other facts about some of its members. */
export const teamWith = (facts: Readonly<Record<string, Partial<Staff>>>, team = TEAM): Staff[] =>
  team.map((member) => ({ ...member, ...facts[member.staffId] }));
export const without = (...roles: Role[]): Staff[] => TEAM.filter(({ role }) => !roles.includes(role));

interface Asked {
  ladder?: readonly LadderRole[];
  on?: LocalDate;
  /** Who has just let the deadline pass. */
  except?: string;
}

/** Who holds the turn of a customer of S-1. */
export const holds = (
  rung: number,
  staff: readonly Staff[],
  { ladder = LADDER, on = TODAY, except }: Asked = {},
) => {
  const first = staff.find(({ staffId }) => staffId === 'S-1');
  return holderFrom(rung, ladder, first, staff, on, except);
};
