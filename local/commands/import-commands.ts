import type { Command } from 'commander';
import {
  type ImportOptions,
  importBalancesVerb,
  importCustomersVerb,
  importOrdersVerb,
  importStaffVerb,
} from '../verbs/import.ts';
import type { Registration } from './response-commands.ts';

/**
 * `import` and the kinds of files that it takes in; how a file is to be read is said alike for all
 * of them.
 */
export function registerImports({ program, words, under, session }: Registration): void {
  const { verbs, options: option } = words;
  const imports = under(program, 'import', verbs.import);
  const kind = (name: string, description: string): Command =>
    under(imports, name, description)
      .argument('<FILE>')
      .option('--encoding <NAME>', option.encoding)
      .option('--sheet <NAME>', option.sheet)
      .option('--map <COLUMNS>', option.map)
      .option('--dates <ORDER>', option.dates)
      .option('--dry-run', option.dryRun);
  kind('customers', verbs.importCustomers)
    .option('--enrolled <DATE>', option.enrolled)
    .option('--again', option.again)
    .option('--long-ago', option.longAgo)
    .action(
      (
        file: string,
        options: ImportOptions & { enrolled?: string; again?: boolean; longAgo?: boolean },
        command: Command,
      ) => session(command, (at) => importCustomersVerb(at, file, options)),
    );
  kind('staff', verbs.importStaff).action((file: string, options: ImportOptions, command: Command) =>
    session(command, (at) => importStaffVerb(at, file, options)),
  );
  kind('orders', verbs.importOrders)
    .option('--decimal <MARK>', option.decimal)
    .option('--sum-lines', option.sumLines)
    .option('--until <DATE>', option.until)
    .action(
      (file: string, options: ImportOptions & { until?: string; sumLines?: boolean }, command: Command) =>
        session(command, (at) => importOrdersVerb(at, file, options)),
    );
  kind('balances', verbs.importBalances)
    .option('--decimal <MARK>', option.decimal)
    .action((file: string, options: ImportOptions, command: Command) =>
      session(command, (at) => importBalancesVerb(at, file, options)),
    );
}
