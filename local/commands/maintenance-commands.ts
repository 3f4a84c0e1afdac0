import type { Command } from 'commander';
import { checkVerb } from '../verbs/check.ts';
import { type CopyBackOptions, copyBackVerb } from '../verbs/copy-back.ts';
import { type EraseOptions, eraseVerb } from '../verbs/erase.ts';
import type { Registration } from './response-commands.ts';

/** The verbs about the records themselves. */
export function registerMaintenance({ program, words, under, session }: Registration): void {
  const { verbs, options: option } = words.maintenance;
  under(program, 'check', verbs.check).action((_: object, command: Command) => session(command, checkVerb));
  under(program, 'erase', verbs.erase)
    .argument('<CUSTOMER>')
    .requiredOption('--by <STAFF>', option.eraser)
    .option('--yes', option.yes)
    .action((customer: string, options: EraseOptions, command: Command) =>
      session(command, (at) => eraseVerb(at, customer, options)),
    );
  under(program, 'copy-back', verbs.copyBack)
    .argument('<RESTORED>')
    .option('--customer <ID>', option.copied)
    .option('--yes', option.yes)
    .action((restored: string, options: CopyBackOptions, command: Command) =>
      session(command, (at) => copyBackVerb(at, restored, options)),
    );
}
