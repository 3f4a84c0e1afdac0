import { expect, onTestFinished, test } from 'vitest';
import { databaseClient } from '../../functions/runtime/database.ts';
import { dynamoTable } from '../../shared/store/dynamodb/dynamo-table.ts';
import { storeOf } from '../../shared/store/store.ts';
import { hear, letteredFor, mailerThat, POSTED, wordOf } from '../app/letters/events/mail-events-scene.ts';
import { postAt } from '../app/letters/post-scene.ts';
import { openOnDatabase } from '../fixtures/department.ts';
import { guarded } from './access.ts';
import { synthesised } from './synthesis.ts';

test('with the rights of its role, the post settles a letter of which SES told before the call was back', async () => {
  const department = await openOnDatabase();
  onTestFinished(() => department.stop());
  await letteredFor(department, 1);
  const { client, name } = department.table;
  // What mail-events does meanwhile has rights of its own.
  const aside = databaseClient(department.endpoint);
  onTestFinished(() => aside.destroy());
  const store = { ...department.store, ...storeOf(dynamoTable({ client: aside, name })) };
  const watch = guarded(client, synthesised());
  const mailer = mailerThat(async (letterId, messageId) => {
    await hear({ ...department, store }, wordOf(letterId, messageId, 'sent'));
    return { was: 'sent', messageId };
  });
  const report = await watch.as('post', () => postAt(department, POSTED, { mailer }));
  expect(watch.refused).toEqual([]);
  expect(report.setAside).toEqual([]);
  expect([...watch.used]).toContain('post: dynamodb:GetItem on table: LETTER#*');
});
