// What Lambda's runtime does: loads the handler that the template names from its asset, hands it the event, and answers.
// Runs in a process of its own: node runtime.cjs FOLDER HANDLER < event
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [folder, handler] = process.argv.slice(2);
const [file, name] = handler.split('.');
const TIMEOUT_MS = 60_000;
// Functions that the scheduler does not tell the time ask the machine.
const { MACHINE_STANDS_AT: stands } = process.env;
if (stands) Date.now = () => Date.parse(stands);
const until = Date.now() + TIMEOUT_MS;
const context = {
  functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:eu-west-2:123456789012:function:${process.env.AWS_LAMBDA_FUNCTION_NAME}`,
  memoryLimitInMB: '512',
  awsRequestId: '8f507cfc-xmpl-4697-b07a-ac58fc914c95',
  logGroupName: 'log',
  logStreamName: 'stream',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => until - Date.now(),
};

// The log goes to standard output as on AWS; the answer goes to a channel of its own.
const ANSWER = 3;
const { writeSync } = require('node:fs');
const answer = (value) => writeSync(ANSWER, JSON.stringify(value));

Promise.resolve()
  .then(() => require(join(folder, `${file}.js`))[name](JSON.parse(readFileSync(0, 'utf8')), context))
  .then(
    (result) => answer({ result: result ?? null }),
    (error) => answer({ error: { name: error.name, message: error.message } }),
  );
