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

/** For those who live on: a dead process is told nothing more, not even of its failures. */
const never = (): Promise<never> => new Promise(() => {});

/**
 * A client whose process ends at its n-th write, by `die`; nothing can be tidied up. Should the
 * process live on, then nothing more leaves this client, and no answer reaches whoever waits for
 * one.
 */
export function dyingClient(endpoint: string, { when, write }: Death, die: () => void): DynamoDBClient {
  const client = new DynamoDBClient({ endpoint, ...STAND_IN });
  let writes = 0;
  let dead = false;
  const dies = () => {
    dead = true;
    die();
    return never();
  };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (dead) return never();
        const isLast = isWrite(commandName) && ++writes === write;
        if (isLast && when === 'before') return dies();
        const [answer] = await Promise.allSettled([next(args)]);
        if (isLast) return dies();
        if (dead) return never();
        if (answer.status === 'rejected') throw answer.reason;
        return answer.value;
      },
    { step: 'initialize' },
  );
  return client;
}

/** For the death of a whole process. */
export const bySignal = (): void => {
  process.kill(process.pid, 'SIGKILL');
};
