import { existsSync, readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Refusal } from '../shared/domain/faults/faults.ts';
import { LANGUAGES, type Language } from '../shared/domain/names.ts';
import { sentencesIn } from '../shared/domain/sentences/sentences-in.ts';
import { checked } from './constructs/checks.ts';
import { RevisitStack } from './revisit-stack.ts';
import { chosenStage } from './stage/chosen-stage.ts';
import { StageRefusal, stageFaultIn } from './stage/stage-faults.ts';

/** In the folder from which the command line is run, where `cdk.json` is too. */
const STAGES = 'stages.json';

function stages(): unknown {
  if (!existsSync(STAGES)) throw new Refusal({ code: 'no-file', file: STAGES });
  const text = readFileSync(STAGES, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(
      { code: 'not-json', file: STAGES, cause: error instanceof Error ? error.message : '' },
      error,
    );
  }
}

/** What is wrong, a sentence a line; undefined for a defect. */
function complaints(error: unknown, language: Language): string[] | undefined {
  if (error instanceof Refusal) return [sentencesIn(language).fault(error.fault)];
  if (error instanceof StageRefusal)
    return error.faults.map((fault) => `${STAGES}: ${stageFaultIn(language, fault)}`);
  return undefined;
}

// Synthesised here and not by CDK at the end of the process: after a refusal there is nothing to
// synthesise.
const app = checked(new App({ autoSynth: false, analyticsReporting: false }));
try {
  const stage = chosenStage(stages(), app.node.tryGetContext('stage'));
  new RevisitStack(app, stage);
  app.synth();
} catch (error) {
  for (const language of LANGUAGES) {
    const lines = complaints(error, language);
    if (!lines) throw error;
    for (const line of lines) process.stderr.write(`${line}\n`);
  }
  process.exitCode = 1;
}
