import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** At which write a process dies: before it leaves, or after its answer came. */
export interface Death {
  when: 'before' | 'after';
  /** Counted from 1; a number beyond the last write lets the process live. */
  write: number;
}

export const isWrite = (commandName: string | undefined): boolean =>
  ['TransactWriteItemsCommand', 'UpdateItemCommand', 'PutItemCommand'].includes(commandName ?? '');

const STAND_IN = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/** A client whose process ends by SIGKILL at its n-th write; nothing can be tidied up. */
export function dyingClient(endpoint: string, { when, write }: Death): DynamoDBClient {
  const client = new DynamoDBClient({ endpoint, ...STAND_IN });
  let writes = 0;
  const die = () => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise<never>(() => {});
  };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const isLast = isWrite(commandName) && ++writes === write;
        if (isLast && when === 'before') return die();
        const answer = await next(args);
        if (isLast) return die();
        return answer;
      },
    { step: 'initialize' },
  );
  return client;
}
