import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bucket, openBucket } from '../fixtures/bucket.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../fixtures/mailbox.ts';
import { type Queue, startQueue } from '../fixtures/queue.ts';
import { type Secrets, startSecrets } from '../fixtures/secrets.ts';
import { allowing, allowsOn, askedBy, roleOf, statementsOf } from '../infra/access.ts';
import { isMeant, type Meant, type Resource, type System, shown } from '../infra/template.ts';
import { startGate } from './gate.ts';

/**
 * The services of AWS that the functions use, on this machine: the embedded database, a mailbox,
 * and stand-ins of three.
 */
export interface Aws {
  department: DepartmentOnDatabase;
  mailbox: Mailbox;
  queue: Queue;
  bucket: Bucket;
  secrets: Secrets;
  /**
   * Runs the bundle of `functions/<entry>.ts` in a process of its own, with the environment of the
   * template and the rights of its role.
   *
   * @param machineStandsAt an instant by the machine's clock; without it, now.
   * @throws Error with what the function failed of, or was denied.
   */
  invoke(entry: string, event: unknown, rightsOf?: string, machineStandsAt?: string): Promise<unknown>;
  stop(): Promise<void>;
}

const RUNTIME = fileURLToPath(new URL('runtime.cjs', import.meta.url));
const FIRST_KEY = 'the-one-key-that-cloudformation-made-up-12';

/** Variables of Lambda's own. */
const ofRuntime = (entry: string) => ({
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  AWS_REGION: 'eu-west-2',
  AWS_DEFAULT_REGION: 'eu-west-2',
  AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_SESSION_TOKEN: 'example',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: entry,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  LAMBDA_TASK_ROOT: '/var/task',
});

/** As statements show what they allow. */
function meant(resource: Resource | undefined, attribute = 'Arn'): string {
  if (!resource) throw new Error('the templates lack a resource that the functions use');
  return shown({ means: resource, attribute });
}

const operationOf = (request: IncomingMessage): string =>
  String(request.headers['x-amz-target']).split('.').at(-1) ?? '';

/** One process, one invocation. */
async function runBundle(asset: string, handler: string, env: NodeJS.ProcessEnv, event: unknown) {
  const child = spawn(process.execPath, [RUNTIME, asset, handler], {
    env,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const said = { out: '', error: '', answer: '' };
  child.stdout?.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said.error += chunk;
  });
  child.stdio[3]?.on('data', (chunk) => {
    said.answer += chunk;
  });
  child.stdin?.end(JSON.stringify(event));
  await once(child, 'close');
  if (said.answer === '') throw new Error(`no answer: ${said.error}`);
  return { ...JSON.parse(said.answer), log: said.out };
}

/** All of it for the functions of a synthesised system. */
export async function openAws(system: System): Promise<Aws> {
  const [department, mailbox, queue, bucket, secrets] = await Promise.all([
    openOnDatabase(),
    openMailbox(),
    startQueue(() => Date.now()),
    openBucket(),
    startSecrets(FIRST_KEY),
  ]);

  const [keys] = system.ofType('AWS::SecretsManager::Secret');
  const versioned = system
    .ofType('AWS::S3::Bucket')
    .find(({ properties }) => properties.VersioningConfiguration);
  const parts = system
    .ofType('AWS::SQS::Queue')
    .find(({ properties }) => properties.FifoQueue && properties.RedrivePolicy);

  /** A gate before each service, with the rights of one role. */
  async function gates(rightsOf: string) {
    const statements = statementsOf(system, roleOf(system, system.functionOf(rightsOf)));
    const unless = (allowed: boolean, action: string, on: string) =>
      allowed ? undefined : `${action} on ${on}`;
    const on = (action: string, resource: string) =>
      unless(allowsOn(statements, action, resource), action, resource);
    return {
      DYNAMODB: await startGate(department.endpoint, (request, body) => {
        const asked = askedBy(`${operationOf(request)}Command`, JSON.parse(body.toString()));
        const refused = asked.find((one) => !allowing(statements, one));
        return refused && `${refused.action} on ${refused.keys.join(', ')}`;
      }),
      SECRETS_MANAGER: await startGate(secrets.endpoint, (request) =>
        on(`secretsmanager:${operationOf(request)}`, meant(keys, 'Ref')),
      ),
      SQS: await startGate(queue.endpoint, () => on('sqs:SendMessage', meant(parts))),
      S3: await startGate(bucket.endpoint, ({ method, url = '' }) => {
        const [, , ...key] = decodeURIComponent(new URL(url, bucket.endpoint).pathname).split('/');
        return on(`s3:${method === 'PUT' ? 'Put' : 'Get'}Object`, `${meant(versioned)}/${key.join('/')}`);
      }),
      // The local mailbox does not know who sends through which configuration set; the wiring's own
      // test does.
      SES: await startGate(mailbox.endpoint, () => {
        const action = 'ses:SendRawEmail';
        return unless(
          statements.some(({ Action }) => Action === action),
          action,
          'any identity',
        );
      }),
    };
  }

  /** What a reference of an environment stands for here. */
  function local(variable: string, { means, attribute }: Meant, queueEndpoint: string): string {
    const standIns: Record<string, string> = {
      'AWS::DynamoDB::GlobalTable Ref': department.table.name,
      'AWS::SQS::Queue Ref': queue.url.replace(queue.endpoint, queueEndpoint),
      'AWS::SES::ConfigurationSet Ref': 'letters',
      'AWS::SecretsManager::Secret Ref': 'arn:aws:secretsmanager:eu-west-2:123456789012:secret:keys',
      'AWS::ApiGatewayV2::Api ApiEndpoint': 'https://pages.example.com',
    };
    const value = standIns[`${means.type} ${attribute}`];
    if (value === undefined)
      throw new Error(`${variable} means ${attribute} of ${means.type}, and nothing here`);
    return value;
  }

  return {
    department,
    mailbox,
    queue,
    bucket,
    secrets,
    async invoke(entry, event, rightsOf = entry, machineStandsAt = '') {
      const services = await gates(rightsOf);
      const lambda = system.functionOf(entry);
      const given = Object.entries(system.environmentOf(entry)).map(([name, value]) => [
        name,
        isMeant(value) ? local(name, value, services.SQS.endpoint) : value,
      ]);
      const network = Object.entries(services).map(([service, { endpoint }]) => [
        `AWS_ENDPOINT_URL_${service}`,
        endpoint,
      ]);
      const env = {
        ...ofRuntime(entry),
        ...Object.fromEntries([...network, ...given]),
        MACHINE_STANDS_AT: machineStandsAt,
        // Many processes load the same bundles.
        NODE_COMPILE_CACHE: join(lambda.asset ?? '', '../compiled'),
      };
      try {
        const answer = await runBundle(lambda.asset ?? '', lambda.properties.Handler, env, event);
        const [denied] = Object.values(services).flatMap((gate) => gate.denied);
        if (denied) throw new Error(`denied: ${denied}`);
        if (answer.error) throw new Error(`${answer.error.name}: ${answer.error.message}\n${answer.log}`);
        return answer.result;
      } finally {
        await Promise.all(Object.values(services).map((gate) => gate.stop()));
      }
    },
    async stop() {
      await Promise.all([queue, bucket, secrets, mailbox, department].map((service) => service.stop()));
    },
  };
}
