import { fileURLToPath } from 'node:url';
import { type BundlingOptions, LogLevel } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { BuildOptions } from 'esbuild';

/**
 * Ways to find credentials that a Lambda never takes: its role's credentials come in the
 * environment, which is looked at first. They are imported only when their turn comes, so that they
 * need not be there.
 */
const NEVER_REACHED = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];
/** ES modules first: they are what esbuild can leave the unused parts out of. */
const MAIN_FIELDS = ['module', 'main'];
const TARGET = 'node24';

/** How `cdk deploy` makes the code of every function: on this machine, without Docker. */
export const BUNDLING: BundlingOptions = {
  // The runtime's own SDK changes without us, is older, and is slower to load than the parts that
  // are used.
  bundleAwsSDK: true,
  externalModules: NEVER_REACHED,
  minify: true,
  target: TARGET,
  mainFields: MAIN_FIELDS,
  // CDK has an option for the charset, and does not hand it on: Chinese would be written in escapes
  // of twice the length.
  esbuildArgs: { '--charset': 'utf8', '--legal-comments': 'none' },
  logLevel: LogLevel.ERROR,
};

/** The same for esbuild itself, for a bundle that is to be compared with those of the functions. */
export const esbuildOptions = (entry: string, outfile: string) =>
  ({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: NEVER_REACHED,
    minify: true,
    target: TARGET,
    mainFields: MAIN_FIELDS,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  }) satisfies BuildOptions;

/** Where the functions are. */
export const entryOf = (name: string): string =>
  fileURLToPath(new URL(`../../functions/${name}.ts`, import.meta.url));

export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));
