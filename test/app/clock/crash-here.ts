import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DepartmentOnDatabase } from '../../fixtures/department.ts';
import { type Death, dyingClient } from './crash-client.ts';

/**
 * Runs work that dies at the given write, in this very process, which takes a fraction of the time
 * of one that is killed. What was on its way by then still arrives, as what a killed process had
 * sent.
 */
export async function diesHere(
  { endpoint }: DepartmentOnDatabase,
  death: Death,
  work: (client: DynamoDBClient) => Promise<unknown>,
): Promise<'died' | 'lived'> {
  const { promise: died, resolve } = Promise.withResolvers<'died'>();
  const client = dyingClient(endpoint, death, () => resolve('died'));
  const sent: Promise<unknown>[] = [];
  client.middlewareStack.add(
    (next) => (args) => {
      const answer = next(args);
      sent.push(answer);
      return answer;
    },
    { step: 'finalizeRequest' },
  );
  const ended = await Promise.race([died, work(client).then(() => 'lived' as const)]);
  await Promise.allSettled(sent);
  client.destroy();
  return ended;
}
