import { S3Client } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { intakeHandler } from '../../functions/intake.ts';
import { setPolicy } from '../../shared/app/policy/set-policy.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import type { Language } from '../../shared/domain/names.ts';
import { type Bucket, openBucket } from '../fixtures/bucket.ts';
import { at, type DepartmentOnDatabase, LONDON, openOnDatabase, policyOf } from '../fixtures/department.ts';
import { notificationOf, queueEventOf } from './intake-events.ts';
import { contextOf } from './lambda.ts';

/** When files are dropped: New Year's Eve of 2011 in London. */
export const NOW = at('2011-12-31T12:00:00Z');

export interface Scene extends DepartmentOnDatabase {
  bucket: Bucket;
  handler: ReturnType<typeof intakeHandler>;
  /** Drops a file, lets its message be handled, and gives the reports that lie beside it then. */
  drop(key: string, content: string | Uint8Array): Promise<Outcome>;
}

export interface Outcome {
  /** Messages that go back to the queue. */
  failed: readonly string[];
  /** The lines of the report for a person; undefined when there is none. */
  text: readonly string[] | undefined;
  json: unknown;
}

/** @param around what the function gets instead of the department's own store. */
export async function openScene(
  language: Language = 'en',
  around: (store: Store) => Store = (store) => store,
): Promise<Scene> {
  const [department, bucket] = await Promise.all([openOnDatabase(), openBucket()]);
  const s3 = new S3Client({
    endpoint: bucket.endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 2,
  });
  onTestFinished(async () => {
    s3.destroy();
    await Promise.all([department.stop(), bucket.stop()]);
  });
  await setPolicy(department.store, policyOf(LONDON), undefined, at('2011-01-01T00:00:00Z'));
  const store = around(department.store);
  const handler = intakeHandler(() => ({ store, now: () => NOW, s3, language }));
  return {
    ...department,
    bucket,
    handler,
    async drop(key, content) {
      const versionId = bucket.drop(key, content);
      const event = queueEventOf(notificationOf(bucket.name, { key, versionId }));
      const { batchItemFailures } = await handler(event, contextOf('intake'));
      const json = bucket.read(`${key}.report.json`);
      return {
        failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
        text: bucket.read(`${key}.report.txt`)?.split('\n').slice(0, -1),
        json: json === undefined ? undefined : JSON.parse(json),
      };
    },
  };
}
