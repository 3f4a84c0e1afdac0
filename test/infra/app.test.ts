import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { COMPILED } from '../fixtures/processes.ts';
import { LEAST, temporaryFolder } from './synthesis.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const APP = fileURLToPath(new URL('../../infra/app.ts', import.meta.url));

/** Runs the app as the CDK command line does, without bundling. */
function run(name: string, stages: string, context: object = {}) {
  const cwd = `${folder}/${name}`;
  mkdirSync(cwd);
  writeFileSync(`${cwd}/stages.json`, stages);
  const { status, stdout, stderr } = spawnSync(process.execPath, [APP], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...COMPILED,
      CDK_VALIDATION: 'false',
      CDK_OUTDIR: `${cwd}/out`,
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
    },
  });
  return { status, stdout, stderr, made: existsSync(`${cwd}/out/manifest.json`) };
}

test('a stage is synthesised without a word', () => {
  expect(run('good', JSON.stringify({ demo: LEAST }))).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
    made: true,
  });
});

test('a mistake is told in both languages, and nothing is synthesised', () => {
  expect(run('wrong', JSON.stringify({ demo: { ...LEAST, sweepParts: 3 } }))).toEqual({
    status: 1,
    stdout: '',
    stderr: [
      'stages.json: demo.sweepParts：3 不可用；允许以下之一：1、2、4、8、16\n',
      'stages.json: demo.sweepParts: 3 is not allowed; allowed is one of 1, 2, 4, 8, 16\n',
    ].join(''),
    made: false,
  });
});

test('a file that is no JSON is told, too', () => {
  const { status, stderr, made } = run('torn', '{"demo": ');
  expect([status, made]).toEqual([1, false]);
  expect(stderr).toMatch(/^stages\.json：.*\nstages\.json: is not JSON: .*\n$/);
});
