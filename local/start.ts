import { enableCompileCache } from 'node:module';

// What Node compiled of the files below is kept in the machine's folder for temporary files, so
// that the next start is faster; where nothing can be written there, it compiles again.
enableCompileCache();
// The functions log for CloudWatch; here the runner speaks to a person.
process.env.POWERTOOLS_LOG_LEVEL ??= 'SILENT';
process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';
const { startCommand } = await import('./commands/start-command.ts');
const { watchAnswer } = await import('./terminal/terminal.ts');

watchAnswer();
process.exitCode = await startCommand(process.argv.slice(2));
