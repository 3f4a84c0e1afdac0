import { readFile } from 'node:fs/promises';
import type { Language } from '../../../../shared/domain/names.ts';
import type { StageDefaults } from './options.ts';

const STAGES = new URL('../../../../stages.json', import.meta.url);

/** The stage cannot be had; the sentences say why. */
export class StageUnknown extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('; '));
    this.name = 'StageUnknown';
    this.sentences = sentences;
  }
}

/**
 * What a stage says that the model asks for. The code of the stages comes with all of CDK, so that
 * it is loaded only when it is asked for. @throws StageUnknown
 */
export async function stageDefaults(name: string, language: Language): Promise<StageDefaults> {
  const { chosenStage } = await import('../../../../infra/stage/chosen-stage.ts');
  const { StageRefusal, stageFaultIn } = await import('../../../../infra/stage/stage-faults.ts');
  try {
    const { sendRate, sweepParts } = chosenStage(JSON.parse(await readFile(STAGES, 'utf8')), name);
    return { sendRate, parts: sweepParts };
  } catch (error) {
    if (!(error instanceof StageRefusal)) throw error;
    // Here it is an option of its own, not one of CDK's context.
    const faults = error.faults.map((fault) =>
      fault.path === '-c stage'
        ? { ...fault, path: '--stage' }
        : { ...fault, path: `stages.json ${fault.path}` },
    );
    throw new StageUnknown(faults.map((fault) => stageFaultIn(language, fault)));
  }
}
