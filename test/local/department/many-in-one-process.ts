// Runs several command lines one after the other, since most of the time of a run goes into starting its process.
// Takes a JSON list of argument lists, and answers with a JSON list of what each said and its exit status.

// As local/revisit.ts does: the functions log for CloudWatch, and here the command line speaks to a person.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
process.env.POWERTOOLS_METRICS_DISABLED = 'true';
const { commandLine } = await import('../../../local/command-line.ts');

const said = { stdout: '', stderr: '' };
const answer = process.stdout.write.bind(process.stdout);
for (const stream of ['stdout', 'stderr'] as const)
  process[stream].write = (text: string | Uint8Array) => {
    said[stream] += text.toString();
    return true;
  };

const runs = [];
for (const args of JSON.parse(process.argv[2] ?? '[]') as string[][]) {
  const status = await commandLine(args);
  runs.push({ status, signal: null, ...said });
  Object.assign(said, { stdout: '', stderr: '' });
}
answer(JSON.stringify(runs));
