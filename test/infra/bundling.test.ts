import { readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { buildSync } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { BUNDLING, entryOf, esbuildOptions, PROJECT_ROOT } from '../../infra/constructs/bundling.ts';
import { FamilyStack } from '../../infra/constructs/family.ts';
import { temporaryFolder } from './synthesis.ts';
import { System } from './template.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

class OneFunction extends FamilyStack {
  constructor(scope: Stack) {
    super(scope, 'Family');
    new NodejsFunction(this, 'Rotation', {
      description: 'functions/rotate-link-keys.ts',
      entry: entryOf('rotate-link-keys'),
      projectRoot: PROJECT_ROOT,
      depsLockFilePath: `${PROJECT_ROOT}package-lock.json`,
      bundling: BUNDLING,
      runtime: Runtime.NODEJS_24_X,
    });
  }
}

test('the bundle that is deployed is the one that is measured, also when the stack is named on the command line', () => {
  const context = {
    'aws:cdk:enable-asset-metadata': true,
    // What `cdk deploy --exclusively Named` says.
    'aws:cdk:bundling-stacks': ['Named'],
  };
  process.env.CDK_VALIDATION = 'false';
  const app = new App({ outdir: `${folder}/assembly`, autoSynth: false, analyticsReporting: false, context });
  new OneFunction(new Stack(app, 'Named'));
  app.synth();
  const { asset } = new System(`${folder}/assembly`, 'Named').functionOf('rotate-link-keys');
  buildSync(esbuildOptions(entryOf('rotate-link-keys'), `${folder}/measured.js`));
  expect(readFileSync(`${asset}/index.js`).equals(readFileSync(`${folder}/measured.js`))).toBe(true);
});
