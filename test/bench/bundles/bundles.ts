import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { entryOf, esbuildOptions, PROJECT_ROOT } from '../../../infra/constructs/bundling.ts';
import { median, printFigure, printHeading, printNote } from '../print.ts';

const FUNCTIONS = ['sweep', 'sweep-part', 'post', 'mail-events', 'public', 'intake', 'rotate-link-keys'];

/** What the code asks of each client: the bare bundle is these and nothing else. */
const CLIENTS: Record<string, readonly string[]> = {
  '@aws-sdk/client-dynamodb': [
    'DynamoDBClient',
    'BatchGetItemCommand',
    'GetItemCommand',
    'QueryCommand',
    'TransactWriteItemsCommand',
    'UpdateItemCommand',
  ],
  '@aws-sdk/client-s3': ['S3Client', 'GetObjectCommand', 'PutObjectCommand'],
  '@aws-sdk/client-secrets-manager': ['SecretsManagerClient', 'GetSecretValueCommand'],
  '@aws-sdk/client-ses': ['SESClient', 'SendRawEmailCommand'],
  '@aws-sdk/client-sqs': ['SQSClient', 'SendMessageBatchCommand'],
};

const ROUNDS = 15;
const GOAL_BYTES = 600_000;
const GOAL_RATIO = 1.5;

interface Built {
  file: string;
  bytes: number;
  clients: readonly string[];
}

async function built(entry: string, file: string): Promise<Built> {
  const { metafile } = await build({ ...esbuildOptions(entryOf(entry), file), metafile: true });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.keys(output?.inputs ?? {});
  const clients = Object.keys(CLIENTS).filter((client) => inputs.some((path) => path.includes(`${client}/`)));
  return { file, bytes: output?.bytes ?? 0, clients };
}

/** A bundle that makes the clients and holds on to their commands. */
async function bare(clients: readonly string[], file: string): Promise<Built> {
  const names = clients.flatMap((client) => CLIENTS[client] ?? []);
  const contents = [
    ...clients.map((client) => `import { ${CLIENTS[client]?.join(', ')} } from '${client}';`),
    `export const made = [${names.map((name) => (name.endsWith('Client') ? `new ${name}()` : name)).join(', ')}];`,
  ].join('\n');
  const { entryPoints: _none, ...options } = esbuildOptions('', file);
  const { metafile } = await build({
    ...options,
    stdin: { contents, resolveDir: PROJECT_ROOT },
    metafile: true,
  });
  return { file, bytes: Object.values(metafile.outputs)[0]?.bytes ?? 0, clients };
}

const LOAD =
  'const t = process.hrtime.bigint(); require(process.argv[1]); console.log(Number(process.hrtime.bigint() - t) / 1e6)';

/** Milliseconds in a process of its own. */
const loadMs = ({ file }: Built): number =>
  Number(
    execFileSync(process.execPath, ['-e', LOAD, file], {
      env: { AWS_REGION: 'eu-west-2' },
      encoding: 'utf8',
    }),
  );

/**
 * Size and load time of each function's bundle beside those of its AWS clients alone, by turns in
 * one run.
 */
export async function bundles(): Promise<void> {
  printHeading('Bundles of the functions, beside bare bundles with only the AWS clients they use');
  const folder = mkdtempSync(join(tmpdir(), 'revisit-bundles-'));
  try {
    for (const entry of FUNCTIONS) {
      const ours = await built(entry, join(folder, `${entry}.js`));
      const clients = await bare(ours.clients, join(folder, `${entry}-bare.js`));
      const rounds = Array.from({ length: ROUNDS }, () => ({ ours: loadMs(ours), bare: loadMs(clients) }));
      const [oursMs, bareMs] = [
        median(rounds.map((round) => round.ours)),
        median(rounds.map((round) => round.bare)),
      ];
      printFigure({ name: `${entry}: bytes`, value: ours.bytes, goal: { atMost: GOAL_BYTES } });
      printFigure({ name: '  bytes of the bare one', value: clients.bytes });
      printFigure({ name: '  milliseconds to load', value: oursMs });
      printFigure({ name: '  milliseconds of the bare one', value: bareMs });
      printFigure({
        name: '  ratio of the load times',
        value: oursMs / bareMs,
        goal: { atMost: GOAL_RATIO },
      });
    }
    printNote(
      `Medians of ${ROUNDS} processes each; what a cold start does before it loads the bundle is not in them.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
