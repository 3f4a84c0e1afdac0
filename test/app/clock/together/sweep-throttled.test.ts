import { type DynamoDBClient, ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { openOnDatabase } from '../../../fixtures/department.ts';
import { customer, order, sweepAt, takeIn } from '../sweep-scene.ts';

const NOW = '2011-04-01T08:30:00Z';
const IDS = Array.from({ length: 132 }, (_, index) => `C-${index}`);

/** DynamoDB's answer beyond the throughput of the table, once to each single write of a customer. */
function throttleEachOnce(client: DynamoDBClient): void {
  const turnedAway = new Set<string>();
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const asked = JSON.stringify(args.input);
        if (commandName !== 'UpdateItemCommand' || !asked.includes('"CUSTOMER#') || turnedAway.has(asked))
          return next(args);
        turnedAway.add(asked);
        throw new ProvisionedThroughputExceededException({
          message: 'too much',
          $metadata: { httpStatusCode: 400 },
        });
      },
    { step: 'deserialize', name: 'throttled', priority: 'low' },
  );
}

test('a table that turns away each customer once is asked again for all of them, and none is set aside', async () => {
  const { store, table, stop } = await openOnDatabase();
  onTestFinished(stop);
  await takeIn(store, {
    customers: IDS.map((id) => customer(id)),
    orders: IDS.map((id) => order(id, '2011-03-24')),
  });
  await sweepAt(store, NOW);
  // Due again, with nothing to be opened: each is one write alone.
  for (const id of IDS) {
    const { archive } = (await store.archive(id))!;
    const again = { ...archive, version: archive.version + 1 };
    await store.commit([{ write: 'archive', archive: again, expected: archive.version, dueAt: NOW }]);
  }
  throttleEachOnce(table.client);
  const { looked, setAside } = await sweepAt(store, NOW);
  expect({ looked, setAside }).toEqual({ looked: IDS.length, setAside: [] });
});
