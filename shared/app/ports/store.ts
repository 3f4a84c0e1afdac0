import type { UnitOfWork } from './changes.ts';
import type { ClockState, DueIndex } from './clock.ts';
import type { Archives, Erased, Orders, Tasks, Touches } from './customers.ts';
import type { Cases, Feedbacks } from './feedback.ts';
import type { Leases, Letters, Suppressions } from './letters.ts';
import type { Policies, StaffList } from './staff-and-policy.ts';

export interface Store
  extends UnitOfWork,
    DueIndex,
    Archives,
    Erased,
    Orders,
    Touches,
    Tasks,
    Feedbacks,
    Cases,
    Letters,
    StaffList,
    Policies,
    Suppressions,
    ClockState,
    Leases {}
