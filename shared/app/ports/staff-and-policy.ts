import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import type { Caseloads } from './changes.ts';

export interface StaffList {
  staff(): Promise<Staff[]>;
  staffMember(staffId: string): Promise<Staff | undefined>;
  caseloads(): Promise<Caseloads | undefined>;
}

export interface Policies {
  /**
   * Ascending by version, without any that cannot be read; empty when none was ever set.
   *
   * @throws Error when none can be read.
   */
  policyVersions(): Promise<PolicyVersion[]>;
  /** Of the newest version, whether it can be read or not; 0 when none was ever set. */
  lastPolicyNumber(): Promise<number>;
}
