import { S3Client } from '@aws-sdk/client-s3';
import type { Temporal } from 'temporal-polyfill';
import { currentRulebook } from '../shared/app/rulebook.ts';
import type { Language } from '../shared/domain/names.ts';
import { importDropped, isNoFile } from '../shared/files/imports/dropped-file.ts';
import { type Dropped, objectSource, putBeside } from './runtime/bucket.ts';
import { cached } from './runtime/cached.ts';
import { type StoreAndClock, storeIn } from './runtime/database.ts';
import { environment } from './runtime/environment.ts';
import { droppedSchema, queueEventSchema } from './runtime/events.ts';
import { withFirstPolicy } from './runtime/first-policy.ts';
import { counted, instrumented, logger, reportUnreadable } from './runtime/instrumentation.ts';
import { eachMessage } from './runtime/queue.ts';
import { TIMEOUTS } from './runtime/timeouts.ts';

export interface Intake extends StoreAndClock {
  s3: S3Client;
  /** Of the reports. */
  language: Language;
}

/** A file that was dropped into the bucket: imports it and writes beside it how it went. */
async function takeIn(
  { store, now, s3, language }: Intake,
  dropped: Dropped,
  eventTime: Temporal.Instant | undefined,
): Promise<void> {
  const { key } = dropped.object;
  if (isNoFile(key)) return;
  const rulebook = await currentRulebook(store);
  const source = objectSource(s3, dropped);
  const fileMoment = eventTime && {
    at: eventTime.toString({ smallestUnit: 'millisecond' }),
    file: key,
    sequencer: dropped.object.sequencer ?? '',
  };
  const report = await importDropped(store, rulebook, { key, source, language, fileMoment }, now());
  await putBeside(s3, dropped, '.report.txt', 'text/plain; charset=utf-8', report.text);
  await putBeside(s3, dropped, '.report.json', 'application/json', JSON.stringify(report.json));
  const { rowsTaken, rowsRefused, fileRefused } = report;
  counted('RowsTaken', rowsTaken);
  counted('RowsRefused', rowsRefused);
  counted('FilesRefused', fileRefused ? 1 : 0);
  logger.info('imported', { key, rowsTaken, rowsRefused, fileRefused });
}

/**
 * What S3 tells of files that were dropped, by way of a queue. A file that fails comes again;
 * importing twice is importing once.
 */
export const intakeHandler = (intake: () => Intake | Promise<Intake>) =>
  instrumented(queueEventSchema, async (batch) => {
    const opened = await intake();
    return eachMessage(batch, async (body) => {
      for (const { s3, eventTime } of droppedSchema().parse(body).Records)
        await takeIn(opened, s3, eventTime);
    });
  });

export const handler = intakeHandler(
  cached(async () => {
    const settings = environment();
    const records = await withFirstPolicy(settings, storeIn(settings, reportUnreadable));
    return { ...records, s3: new S3Client({ requestHandler: TIMEOUTS }), language: settings.LANGUAGE };
  }),
);
