import { speech } from '../../../local/terminal/session.ts';
import { complain, say } from '../../../local/terminal/terminal.ts';
import { languageAsked, terminalLanguage } from '../../../local/words/words.ts';
import { estimateFor } from './estimate.ts';
import { measureUnits } from './measure/measure.ts';
import { type Asked, optionsOf } from './model/options.ts';
import { StageUnknown, stageDefaults } from './model/stage.ts';
import { linesOf } from './report.ts';
import { costWordsIn } from './words/words-in.ts';

/**
 * `npm run cost`. Exit status: 0 done, 1 when model and embedded database disagree about a request,
 * 2 for an option that is not allowed.
 */
export async function costCommand(args: readonly string[]): Promise<number> {
  const language = terminalLanguage(languageAsked(args), process.env);
  const words = costWordsIn(language);
  let asked: Asked;
  try {
    asked = optionsOf(args);
    if (asked.stage !== undefined) asked = optionsOf(args, await stageDefaults(asked.stage, language));
  } catch (error) {
    if (error instanceof StageUnknown) for (const sentence of error.sentences) say(sentence);
    else complain(error, speech(language));
    return 2;
  }
  if (asked.help) {
    for (const line of words.help) console.log(line);
    return 0;
  }
  say(words.measuring);
  const estimate = estimateFor(asked.department, await measureUnits());
  if (asked.json) console.log(JSON.stringify(estimate));
  else for (const line of linesOf(estimate, words)) console.log(line);
  const [first] = estimate.measured.disagreements;
  if (first === undefined) return 0;
  say(words.disagreement(estimate.measured.disagreements.length, first));
  return 1;
}

if (import.meta.main) process.exitCode = await costCommand(process.argv.slice(2));
