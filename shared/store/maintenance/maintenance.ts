import type { Maintenance } from '../../app/ports/maintenance.ts';
import { standingClockOf } from '../clock/standing-clock.ts';
import type { Table } from '../table.ts';
import { erasuresOf } from './erasures.ts';
import { everyRecordOf } from './every-record.ts';

/** What only a person at the command line asks for; no function carries it. */
export const maintenanceOf = (table: Table): Maintenance => ({
  ...everyRecordOf(table),
  ...erasuresOf(table),
  ...standingClockOf(table),
});
