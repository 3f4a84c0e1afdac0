import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { RevisitStack } from '../../infra/revisit-stack.ts';
import { chosenStage } from '../../infra/stage/chosen-stage.ts';
import { System } from './template.ts';

/** The least that a stage must say. */
export const LEAST = {
  sender: { name: '客户服务部', address: 'service@example.com' },
  alarmAddress: 'alarms@example.com',
};

/** Decided by the department, down to its own domain. */
export const FULL = {
  ...LEAST,
  account: '111122223333',
  region: 'ap-southeast-1',
  language: 'en',
  zone: 'Europe/Berlin',
  pages: {
    domain: 'letters.example.com',
    certificateArn: 'arn:aws:acm:ap-southeast-1:111122223333:certificate/1a2b3c4d-0000',
  },
  hostedZone: { id: 'Z0123456789ABC', name: 'example.com' },
  sendRate: 14,
  sweepParts: 16,
  monthlyBudget: 200,
  logRetentionDays: 90,
};

const cdkJson = new URL('../../cdk.json', import.meta.url);

/**
 * An app with the settings of `cdk.json` and what the command line adds; without bundling unless
 * asked, since that takes seconds.
 */
function appIn(outdir: string, { bundled = false }): App {
  return new App({
    outdir,
    autoSynth: false,
    analyticsReporting: false,
    context: {
      ...JSON.parse(readFileSync(cdkJson, 'utf8')).context,
      'aws:cdk:enable-path-metadata': true,
      'aws:cdk:enable-asset-metadata': true,
      ...(!bundled && { 'aws:cdk:bundling-stacks': [] }),
    },
  });
}

/** A folder under the system's temporary one, and the way to be rid of it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'revisit-synth-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * An app that holds the system of one stage. CloudFormation's own rules take seconds to load, so
 * that only one test asks for them.
 */
export function appOf(
  given: object,
  outdir: string,
  options: { bundled?: boolean; validated?: boolean } = {},
): App {
  process.env.CDK_VALIDATION = String(options.validated ?? false);
  const app = appIn(outdir, options);
  new RevisitStack(app, chosenStage({ test: given }, undefined));
  return app;
}

const systems = new Map<string, System>();

/** The system that a stage would be, made once for all that look at it. */
export function synthesised(given: object = LEAST): System {
  const key = JSON.stringify(given);
  const known = systems.get(key);
  if (known) return known;
  const { folder, remove } = temporaryFolder();
  try {
    appOf(given, folder).synth();
    const system = new System(folder, 'Revisit-test');
    systems.set(key, system);
    return system;
  } finally {
    remove();
  }
}
