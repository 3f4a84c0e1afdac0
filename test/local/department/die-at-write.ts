import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isWrite } from '../../app/clock/crash-client.ts';

// Loaded before the command line: its process ends by SIGKILL, or stands still by SIGSTOP where
// SIGNAL says so, when the answer to its n-th write arrives, whatever else is under way by then,
// and nothing can be tidied up.
const dieAtWrite = Number(process.env.DIE_AT_WRITE);
const signal = process.env.SIGNAL === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL';
let writes = 0;

type Send = (command: object, ...more: unknown[]) => Promise<unknown>;
const send = DynamoDBClient.prototype.send as Send;
DynamoDBClient.prototype.send = async function (this: DynamoDBClient, command: object, ...more: unknown[]) {
  const answer = await send.call(this, command, ...more);
  if (isWrite(command.constructor.name) && ++writes === dieAtWrite) process.kill(process.pid, signal);
  return answer;
} as typeof DynamoDBClient.prototype.send;
