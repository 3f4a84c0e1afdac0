import { Refusal } from '../../shared/domain/faults/faults.ts';
import { dynamoTable } from '../../shared/store/dynamodb/dynamo-table.ts';
import { copyBack } from '../../shared/store/maintenance/copy-back.ts';
import { tableThere } from '../department/department.ts';
import { type Answer, refused, type Session } from '../terminal/session.ts';
import { throughTable } from '../terminal/through-table.ts';

export interface CopyBackOptions {
  customer?: string;
  yes?: true;
}

/**
 * Copies customers back from a table that was restored (docs/operate.md).
 *
 * @throws Refusal when there is no such table, or it is the very one that they are to be copied
 * into.
 */
export async function copyBackVerb(
  session: Session,
  restored: string,
  { customer, yes }: CopyBackOptions,
): Promise<Answer> {
  const { department, words } = session;
  const { table } = department;
  if (restored === table.name) throw refused('<RESTORED>', restored, { kind: 'other-table' });
  await tableThere(table.client, restored);
  const from = dynamoTable({ client: table.client, name: restored });
  const copied = await throughTable(
    session,
    (scanned) =>
      copyBack({ restored: from, live: table, customerId: customer, really: yes ?? false, scanned }),
    async () => (await from.size()) + (await table.size()),
  );
  if (customer !== undefined && copied.looked + copied.deleted === 0)
    throw new Refusal({ code: 'no-customer', customerId: customer });
  const { maintenance } = words;
  return {
    json: { ...copied, done: yes ?? false },
    lines: [yes ? maintenance.copiedBack(copied) : maintenance.wouldCopyBack(copied)],
  };
}
