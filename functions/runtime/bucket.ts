import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Source } from '../../shared/files/formats/source.ts';

/**
 * An object as the notification names it: that very version, also when another one came over it.
 */
export interface Dropped {
  bucket: { name: string };
  object: { key: string; versionId?: string | undefined; sequencer?: string | undefined };
}

/** Each pass asks for the object anew, so that a file of any size is never in memory. */
export const objectSource = (s3: S3Client, { bucket, object }: Dropped): Source =>
  async function* () {
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: bucket.name, Key: object.key, VersionId: object.versionId }),
    );
    if (!(Body instanceof Readable)) throw new TypeError(`S3 gave nothing to read for ${object.key}`);
    yield* Body;
  };

/** Writes a text beside the object, under its name with an ending. */
export async function putBeside(
  s3: S3Client,
  { bucket, object }: Dropped,
  ending: string,
  type: string,
  text: string,
): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket.name,
      Key: `${object.key}${ending}`,
      ContentType: type,
      Body: text,
    }),
  );
}
