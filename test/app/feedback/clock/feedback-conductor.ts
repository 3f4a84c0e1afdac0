import type {
  DynamoDBClient,
  TransactWriteItemsCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { databaseClient } from '../../../../functions/runtime/database.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import { dynamoTable } from '../../../../shared/store/dynamodb/dynamo-table.ts';
import { storeOf } from '../../../../shared/store/store.ts';
import type { DepartmentOnDatabase } from '../../../fixtures/department.ts';

type Party = 'first' | 'second';
export type Score = readonly Party[];

/**
 * Every order in which so many requests of the first party can fall among so many of the second.
 */
export function scores(ofFirst: number, ofSecond: number): Score[] {
  if (ofFirst === 0) return [Array.from({ length: ofSecond }, () => 'second')];
  if (ofSecond === 0) return [Array.from({ length: ofFirst }, () => 'first')];
  return [
    ...scores(ofFirst - 1, ofSecond).map((rest): Score => ['first', ...rest]),
    ...scores(ofFirst, ofSecond - 1).map((rest): Score => ['second', ...rest]),
  ];
}

/**
 * Lets requests through one at a time as the score says, then as they come; a party that has gone
 * home is left out.
 */
function turnsOf(score: Score) {
  const waiting: { party: Party; go: () => void }[] = [];
  const gone = new Set<Party>();
  let place = 0;
  let underWay = false;
  const next = () => {
    if (underWay) return;
    while (gone.has(score[place]!)) place++;
    const party = score[place];
    const index = party ? waiting.findIndex((one) => one.party === party) : 0;
    const [turn] = index < 0 ? [] : waiting.splice(index, 1);
    if (!turn) return;
    place++;
    underWay = true;
    turn.go();
  };
  return {
    take: (party: Party) =>
      new Promise<void>((go) => {
        waiting.push({ party, go });
        next();
      }),
    over() {
      underWay = false;
      next();
    },
    leave(party: Party) {
      gone.add(party);
      next();
    },
  };
}

/** What the table would be without the conditions on its writes. */
export function loosened(client: DynamoDBClient): DynamoDBClient {
  const loosen = (write: { ConditionExpression?: string | undefined } | undefined) => {
    if (write?.ConditionExpression)
      write.ConditionExpression = `(${write.ConditionExpression}) OR attribute_exists(pk) OR attribute_not_exists(pk)`;
  };
  client.middlewareStack.add(
    (next) => (args) => {
      const { TransactItems } = args.input as Partial<TransactWriteItemsCommandInput>;
      loosen(args.input as Partial<UpdateItemCommandInput>);
      for (const { Update } of TransactItems ?? []) loosen(Update);
      return next(args);
    },
    { step: 'initialize' },
  );
  return client;
}

/**
 * Policy, staff and a customer's other matters, which nobody writes meanwhile, are read by queries
 * of the table itself.
 */
const isAside = (commandName: string | undefined, input: object): boolean =>
  commandName === 'QueryCommand' && !('IndexName' in input);

/**
 * Two parties at one table, each with connections of its own. Every request that touches a matter,
 * by the due index, by its key or by a write, waits for its turn in a score; a matter is decided by
 * reading it and its archive and by one write, and a sweep asks what is due and writes once for
 * every step.
 */
export interface Conductor {
  perform<A, B>(
    score: Score,
    first: (store: Store) => Promise<A>,
    second: (store: Store) => Promise<B>,
  ): Promise<[PromiseSettledResult<A>, PromiseSettledResult<B>]>;
  close(): void;
}

/** @param prepared what is done to each client, such as `loosened`. */
export function conduct(
  { endpoint, table }: DepartmentOnDatabase,
  readiness: (client: DynamoDBClient) => DynamoDBClient = (client) => client,
): Conductor {
  let turns = turnsOf([]);
  const seat = (party: Party) => {
    const client = readiness(databaseClient(endpoint));
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (isAside(commandName, args.input)) return next(args);
          await turns.take(party);
          try {
            return await next(args);
          } finally {
            turns.over();
          }
        },
      { step: 'initialize' },
    );
    return { client, store: storeOf(dynamoTable({ client, name: table.name })) };
  };
  const seats = { first: seat('first'), second: seat('second') };
  return {
    perform(score, first, second) {
      turns = turnsOf(score);
      const { leave } = turns;
      return Promise.allSettled([
        first(seats.first.store).finally(() => leave('first')),
        second(seats.second.store).finally(() => leave('second')),
      ]);
    },
    close() {
      seats.first.client.destroy();
      seats.second.client.destroy();
    },
  };
}
