import { describe, expect, test } from 'vitest';
import { roleOf, type Statement, statementsOf } from './access.ts';
import { FULL, synthesised } from './synthesis.ts';
import { type Resource, type System, shown } from './template.ts';

const system = synthesised();

/** Whose resource it is goes without saying: there is one account. */
const short = (text: string) =>
  text
    .replaceAll(/<([^>]*)\.(?:Arn|Ref)>/g, '$1')
    .replace(/arn:\S+?:ses:\S+?:\S+?(?=identity|configuration)/, '');

const conditionOf = ({ Condition }: Statement): string =>
  Object.values(Condition ?? {})
    .flatMap((test) => Object.entries(test))
    .map(([key, value]) =>
      key === 'dynamodb:LeadingKeys' ? `: ${[value].flat().join(', ')}` : `, if ${key} is ${shown(value)}`,
    )
    .join('');

/** `action on resource: keys`, a line for each action and resource. */
const linesOf = (within: System, role: Resource): string[] =>
  statementsOf(within, role).flatMap((statement) =>
    [statement.Action]
      .flat()
      .flatMap((action) =>
        [statement.Resource]
          .flat()
          .map((resource) => `${action} on ${short(shown(resource))}${conditionOf(statement)}`),
      ),
  );

/** What every function may: write its own log, and traces. */
const ownLog = (path: string): string[] => [
  `logs:CreateLogStream on ${path}/Log`,
  `logs:PutLogEvents on ${path}/Log`,
  'xray:PutTraceSegments on *',
  'xray:PutTelemetryRecords on *',
];

const fromQueue = (queue: string): string[] => [
  `sqs:ReceiveMessage on ${queue}`,
  `sqs:DeleteMessage on ${queue}`,
  `sqs:GetQueueAttributes on ${queue}`,
];

const TABLE = 'Table/Table';

/** For each function, everything that it may do: nothing is missing from these lists. */
const MAY: Readonly<Record<string, { path: string; may: readonly string[] }>> = {
  sweep: {
    path: 'Clock/Sweep',
    may: [
      `dynamodb:GetItem on ${TABLE}: CUSTOMER#*, CLOCK, ROSTER, STAFF`,
      `dynamodb:BatchGetItem on ${TABLE}: CUSTOMER#*`,
      `dynamodb:Query on ${TABLE}: POLICY, STAFF`,
      `dynamodb:UpdateItem on ${TABLE}: CUSTOMER#*, LETTER#*, STAFF, CLOCK, POLICY`,
      `dynamodb:Query on ${TABLE}/index/due: SWEEP#*, RESPONSE`,
      `dynamodb:Query on ${TABLE}/index/worklist`,
      'sqs:SendMessage on FanOut/Parts/Queue',
    ],
  },
  'sweep-part': {
    path: 'FanOut/SweepShards',
    may: [
      `dynamodb:GetItem on ${TABLE}: CUSTOMER#*, CLOCK, ROSTER, STAFF`,
      `dynamodb:BatchGetItem on ${TABLE}: CUSTOMER#*`,
      `dynamodb:Query on ${TABLE}: POLICY, STAFF`,
      `dynamodb:UpdateItem on ${TABLE}: CUSTOMER#*, LETTER#*, STAFF, CLOCK`,
      `dynamodb:Query on ${TABLE}/index/due: SWEEP#*`,
      `dynamodb:Query on ${TABLE}/index/worklist`,
      ...fromQueue('FanOut/Parts/Queue'),
    ],
  },
  post: {
    path: 'Clock/Post',
    may: [
      `dynamodb:GetItem on ${TABLE}: CUSTOMER#*, LETTER#*, STAFF, ROSTER, SUPPRESSION#*`,
      `dynamodb:BatchGetItem on ${TABLE}: CUSTOMER#*`,
      `dynamodb:Query on ${TABLE}: CUSTOMER#*, POLICY, STAFF`,
      `dynamodb:UpdateItem on ${TABLE}: LETTER#*, LEASE#post`,
      `dynamodb:Query on ${TABLE}/index/due: POST#CLOCK, POST`,
      `dynamodb:Query on ${TABLE}/index/worklist`,
      'ses:SendRawEmail on identity/Mail/Identity, if ses:FromAddress is service@example.com',
      'ses:SendRawEmail on configuration-set/Mail/Letters, if ses:FromAddress is service@example.com',
      'secretsmanager:GetSecretValue on LinkKeys/LinkKeys',
    ],
  },
  'mail-events': {
    path: 'Mail/MailEvents',
    may: [
      `dynamodb:GetItem on ${TABLE}: LETTER#*`,
      `dynamodb:Query on ${TABLE}: POLICY, STAFF`,
      `dynamodb:UpdateItem on ${TABLE}: LETTER#*, SUPPRESSION#*`,
      ...fromQueue('Mail/Events/Queue'),
    ],
  },
  public: {
    path: 'Pages/Public',
    may: [
      `dynamodb:GetItem on ${TABLE}: CUSTOMER#*`,
      `dynamodb:Query on ${TABLE}: POLICY, STAFF`,
      `dynamodb:UpdateItem on ${TABLE}: CUSTOMER#*, SUPPRESSION#*, LETTER#*`,
      `dynamodb:ConditionCheckItem on ${TABLE}: CUSTOMER#*`,
      'secretsmanager:GetSecretValue on LinkKeys/LinkKeys',
    ],
  },
  intake: {
    path: 'Intake/Intake',
    may: [
      `dynamodb:GetItem on ${TABLE}: CUSTOMER#*, STAFF, ROSTER, CLOCK`,
      `dynamodb:BatchGetItem on ${TABLE}: CUSTOMER#*, ERASURE#*`,
      `dynamodb:ConditionCheckItem on ${TABLE}: CUSTOMER#*, POLICY`,
      `dynamodb:Query on ${TABLE}: POLICY, STAFF, CUSTOMER#*`,
      `dynamodb:UpdateItem on ${TABLE}: CUSTOMER#*, STAFF, ROSTER, CLOCK, POLICY`,
      `dynamodb:Query on ${TABLE}/index/worklist: (nobody)`,
      's3:GetObject on Intake/Drop/Bucket/*',
      's3:GetObjectVersion on Intake/Drop/Bucket/*',
      's3:PutObject on Intake/Drop/Bucket/*.report.txt',
      's3:PutObject on Intake/Drop/Bucket/*.report.json',
      ...fromQueue('Intake/Files/Queue'),
    ],
  },
  'rotate-link-keys': {
    path: 'LinkKeys/Rotation',
    may: [
      'secretsmanager:DescribeSecret on LinkKeys/LinkKeys',
      'secretsmanager:GetSecretValue on LinkKeys/LinkKeys',
      'secretsmanager:PutSecretValue on LinkKeys/LinkKeys',
      'secretsmanager:UpdateSecretVersionStage on LinkKeys/LinkKeys',
    ],
  },
};

describe('a function may do its work and nothing else', () => {
  test.each(Object.entries(MAY))('%s', (entry, { path, may }) => {
    const role = roleOf(system, system.functionOf(entry));
    expect(linesOf(system, role).sort()).toEqual([...may, ...ownLog(path)].sort());
    expect(role.properties.ManagedPolicyArns).toBeUndefined();
  });

  test('and no function is missing from the list', () => {
    expect(
      system
        .ofType('AWS::Lambda::Function')
        .map(({ path }) => path)
        .sort(),
    ).toEqual(
      Object.values(MAY)
        .map(({ path }) => `${path}/Function`)
        .sort(),
    );
  });

  test('and has a role of its own, to which nothing else gives rights', () => {
    const roles = system.ofType('AWS::Lambda::Function').map((resource) => roleOf(system, resource).path);
    expect(new Set(roles).size).toBe(roles.length);
    expect(system.ofType('AWS::IAM::Policy')).toEqual([]);
    expect(system.ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
  });
});

test('the clock may start its two functions and nothing else', () => {
  const roles = system
    .ofType('AWS::Scheduler::Schedule')
    .map(
      (schedule) => [schedule.path, linesOf(system, system.resolved(schedule).Target.RoleArn.means)] as const,
    );
  expect(roles).toEqual([
    ['Clock/SweepEachMinute/Schedule', ['lambda:InvokeFunction on Clock/Sweep/Function']],
    ['Clock/PostEachMinute/Schedule', ['lambda:InvokeFunction on Clock/Post/Function']],
  ]);
});

/** Every wildcard in an action or a resource, and why it must be one. */
const WILDCARDS: Readonly<Record<string, string>> = {
  'xray:PutTraceSegments on *': 'a trace belongs to the account',
  'xray:PutTelemetryRecords on *': 'a trace belongs to the account',
  's3:GetObject on Intake/Drop/Bucket/*': 'people name the files that they drop',
  's3:GetObjectVersion on Intake/Drop/Bucket/*': 'people name the files that they drop',
  's3:PutObject on Intake/Drop/Bucket/*.report.txt': 'a report has the name of the file',
  's3:PutObject on Intake/Drop/Bucket/*.report.json': 'a report has the name of the file',
};

/**
 * Wildcards of all roles. The patterns of keys narrow down what a statement allows, and are no
 * wildcards.
 */
const wildcards = (within: System): Set<string> =>
  new Set(
    within
      .ofType('AWS::IAM::Role')
      .flatMap((role) => linesOf(within, role))
      .filter((line) => (line.split(': ')[0] ?? '').includes('*')),
  );

test('no permission has a wildcard without a reason', () => {
  expect([...wildcards(system)].sort()).toEqual(Object.keys(WILDCARDS).sort());
});

test('only services of AWS that act for this account reach the queues, buckets and topic, and nobody without TLS', () => {
  const policies = ['AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy'].flatMap(
    (type) => system.ofType(type),
  );
  expect(policies).toHaveLength(9);
  for (const policy of policies) {
    const statements: (Statement & { Principal: Record<string, string> })[] =
      system.resolved(policy).PolicyDocument.Statement;
    expect(
      statements.some(
        ({ Effect, Condition }) => Effect === 'Deny' && Condition?.Bool?.['aws:SecureTransport'] === 'false',
      ),
    ).toBe(true);
    for (const { Effect, Principal, Condition } of statements.filter(({ Effect }) => Effect === 'Allow')) {
      expect([Effect, Object.keys(Principal)]).toEqual(['Allow', ['Service']]);
      expect(Condition, policy.path).toBeDefined();
    }
  }
});

test('in the sandbox the post may also write to the people who agreed', () => {
  const sandbox = synthesised({ ...FULL, sandboxRecipients: ['ann@example.net'] });
  const lines = linesOf(sandbox, roleOf(sandbox, sandbox.functionOf('post')));
  const from = 'if ses:FromAddress is service@example.com';
  expect(lines.filter((line) => line.startsWith('ses:')).sort()).toEqual([
    `ses:SendRawEmail on configuration-set/Mail/Letters, ${from}`,
    `ses:SendRawEmail on identity/Mail/Identity, ${from}`,
    `ses:SendRawEmail on identity/Mail/Recipient ann@example.net, ${from}`,
  ]);
});
