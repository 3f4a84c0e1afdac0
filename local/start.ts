// The functions log for CloudWatch; here the runner speaks to a person.
process.env.POWERTOOLS_LOG_LEVEL ??= 'SILENT';
process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';
const { startCommand } = await import('./commands/start-command.ts');
const { watchAnswer } = await import('./terminal/terminal.ts');

watchAnswer();
process.exitCode = await startCommand(process.argv.slice(2));
