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

const ROUNDS = 21;
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

/** A function's bundle and the bare one, with what each process took to load them. */
interface Pair {
  entry: string;
  ours: Built;
  bare: Built;
  oursMs: number[];
  bareMs: number[];
}

function printPair({ entry, ours, bare: clients, oursMs, bareMs }: Pair): void {
  printFigure({ name: `${entry}: bytes`, value: ours.bytes, goal: { atMost: GOAL_BYTES } });
  printFigure({ name: '  bytes of the bare one', value: clients.bytes });
  printFigure({ name: '  milliseconds of processor time to load', value: median(oursMs) });
  printFigure({ name: '  those of the bare one', value: median(bareMs) });
  printFigure({
    name: '  ratio of the two',
    value: median(oursMs) / median(bareMs),
    goal: { atMost: GOAL_RATIO },
  });
}

const LOAD = [
  'const before = process.cpuUsage();',
  'require(process.argv[1]);',
  'const { user, system } = process.cpuUsage(before);',
  'console.log((user + system) / 1000);',
].join('\n');

/**
 * Milliseconds of processor time in a process of its own: those on the wall tell of whatever else
 * the machine does.
 */
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
    const pairs: Pair[] = [];
    for (const entry of FUNCTIONS) {
      const ours = await built(entry, join(folder, `${entry}.js`));
      const clients = await bare(ours.clients, join(folder, `${entry}-bare.js`));
      pairs.push({ entry, ours, bare: clients, oursMs: [], bareMs: [] });
    }
    for (let round = 0; round < ROUNDS; round++)
      for (const pair of pairs) {
        pair.oursMs.push(loadMs(pair.ours));
        pair.bareMs.push(loadMs(pair.bare));
      }
    for (const pair of pairs) printPair(pair);
    printNote(
      `Processor time, medians of ${ROUNDS} processes each; what a cold start does before it loads the bundle is not in it.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
