import { describe, expect, test } from 'vitest';
import { FULL, LEAST, synthesised } from './synthesis.ts';
import { isMeant, type Resource, shown } from './template.ts';

const system = synthesised();
const properties = (path: string) => system.resolved(system.at(path));

describe('the clock', () => {
  test.each([
    ['Sweep', 'sweep'],
    ['Post', 'post'],
  ])('starts %s each minute, and says for which minute', (name, entry) => {
    const { Target, ...schedule } = properties(`Clock/${name}EachMinute/Schedule`);
    expect(schedule).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
    expect(Target.Arn.means).toBe(system.functionOf(entry));
    expect(JSON.parse(Target.Input)).toEqual({ at: '<aws.scheduler.scheduled-time>' });
  });

  test('does not pile up minutes that failed: the next one does the same', () => {
    for (const schedule of system.ofType('AWS::Scheduler::Schedule'))
      expect(system.resolved(schedule).Target.RetryPolicy).toEqual({
        MaximumEventAgeInSeconds: 60,
        MaximumRetryAttempts: 1,
      });
    for (const entry of ['sweep', 'post'])
      expect(
        system
          .ofTypeWith('AWS::Lambda::EventInvokeConfig', 'FunctionName', system.functionOf(entry))
          .map((config) => config.properties),
      ).toMatchObject([{ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 }]);
  });
});

/** Each queue, the function that it feeds, and how long that function may take, in seconds. */
const QUEUES = [
  { path: 'FanOut/Parts', entry: 'sweep-part', fifo: true, batch: 1, tries: 4 },
  { path: 'Mail/Events', entry: 'mail-events', fifo: undefined, batch: 10, tries: 5 },
  { path: 'Intake/Files', entry: 'intake', fifo: undefined, batch: 1, tries: 3 },
] as const;

describe.each(QUEUES)('the queue $path', ({ path, entry, fifo, batch, tries }) => {
  const queue = properties(`${path}/Queue`);
  const deadLetters = system.at(`${path}/DeadLetters`);

  test('feeds its function, which says which messages failed', () => {
    const mappings = system.ofTypeWith(
      'AWS::Lambda::EventSourceMapping',
      'EventSourceArn',
      system.at(`${path}/Queue`),
    );
    expect(mappings).toHaveLength(1);
    const mapping = system.resolved(mappings[0]!);
    expect(mapping.FunctionName.means).toBe(system.functionOf(entry));
    expect(mapping).toMatchObject({ BatchSize: batch, FunctionResponseTypes: ['ReportBatchItemFailures'] });
  });

  test('puts aside what failed over and over, for 14 days', () => {
    expect(queue.RedrivePolicy.deadLetterTargetArn.means).toBe(deadLetters);
    expect(queue.RedrivePolicy.maxReceiveCount).toBe(tries);
    expect(deadLetters.properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
    expect([queue.FifoQueue, deadLetters.properties.FifoQueue]).toEqual([fifo, fifo]);
  });

  test('gives a message to nobody else while its function may still be at work', () => {
    expect(queue.VisibilityTimeout).toBeGreaterThan(system.functionOf(entry).properties.Timeout);
  });

  test('is encrypted', () => {
    expect([queue.SqsManagedSseEnabled, deadLetters.properties.SqsManagedSseEnabled]).toEqual([true, true]);
  });
});

test('the queues leave a new account, which has 10 invocations at a time, some for the clock', () => {
  const most = system
    .ofType('AWS::Lambda::EventSourceMapping')
    .map(({ properties: { ScalingConfig } }) => Number(ScalingConfig.MaximumConcurrency));
  expect(most.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(8);
  for (const { properties: lambda } of system.ofType('AWS::Lambda::Function'))
    expect(lambda.ReservedConcurrentExecutions).toBeUndefined();
});

test('what SES says of our letters, and of no other mail, reaches the function that settles them', () => {
  const rule = properties('Mail/OurLetters');
  const set = system.at('Mail/Letters');
  expect(rule.EventPattern.source).toEqual(['aws.ses']);
  expect(rule.EventPattern.detail.mail.tags['ses:configuration-set']).toEqual([
    { means: set, attribute: 'Ref' },
  ]);
  expect(rule.Targets).toHaveLength(1);
  expect(rule.Targets[0].Arn.means).toBe(system.at('Mail/Events/Queue'));
  expect(rule.Targets[0].DeadLetterConfig.Arn.means).toBe(system.at('Mail/Events/DeadLetters'));
  const bus = properties('Mail/Letters/Bus');
  expect(bus.ConfigurationSetName.means).toBe(set);
  expect(bus.EventDestination.MatchingEventTypes).toEqual([
    'send',
    'delivery',
    'bounce',
    'complaint',
    'reject',
  ]);
  expect(shown(bus.EventDestination.EventBridgeDestination.EventBusArn)).toMatch(/event-bus\/default$/);
  expect(system.environmentOf('post').SES_CONFIGURATION_SET).toEqual({ means: set, attribute: 'Ref' });
});

test('SES keeps the reputation of our letters, and sends them only encrypted', () => {
  expect(properties('Mail/Letters')).toMatchObject({
    DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    ReputationOptions: { ReputationMetricsEnabled: true },
    SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  });
});

test('every file reaches the import, whatever its ending and capitals are', () => {
  const bucket = properties('Intake/Drop/Bucket');
  const [configuration, ...others] = bucket.NotificationConfiguration.QueueConfigurations;
  expect(others).toEqual([]);
  expect(configuration.Event).toBe('s3:ObjectCreated:*');
  expect(configuration.Filter).toBeUndefined();
  expect(configuration.Queue.means).toBe(system.at('Intake/Files/Queue'));
});

test('the bucket of customers’ files is closed, encrypted, versioned and forgets', () => {
  const bucket = properties('Intake/Drop/Bucket');
  expect(bucket).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    LifecycleConfiguration: {
      Rules: [{ ExpirationInDays: 90, NoncurrentVersionExpiration: { NoncurrentDays: 30 } }],
    },
  });
  expect(bucket.BucketEncryption.ServerSideEncryptionConfiguration).toHaveLength(1);
  expect(bucket.LoggingConfiguration.DestinationBucketName.means).toBe(system.at('Intake/Drop/AccessLogs'));
  expect(system.at('Intake/Drop/Bucket').deletionPolicy).toBe('Retain');
});

test('S3 finds its permission to write to the queue when the bucket is made', () => {
  expect(system.at('Intake/Drop/Bucket').waitsFor).toContain(system.at('Intake/Files/Queue/Policy').id);
});

describe('the public pages', () => {
  test('answer every address, a limited number of times a second', () => {
    const route = properties('Pages/Route');
    expect(route.RouteKey).toBe('$default');
    expect(shown(route.Target)).toBe('integrations/<Pages/Route/Public.Ref>');
    const integration = properties('Pages/Route/Public');
    expect(integration.IntegrationUri.means).toBe(system.functionOf('public'));
    expect(integration.PayloadFormatVersion).toBe('2.0');
    expect(properties('Pages/Stage').DefaultRouteSettings).toEqual({
      ThrottlingBurstLimit: 5,
      ThrottlingRateLimit: 10,
    });
  });

  test('keep a log without links and without visitors', () => {
    const { Format, DestinationArn } = properties('Pages/Stage').AccessLogSettings;
    expect(DestinationArn.means).toBe(system.at('Pages/AccessLog'));
    expect(Object.values(JSON.parse(Format)).join(' ')).not.toMatch(/path|ip|user|identity/i);
  });

  test('are where the letters say', () => {
    const url = { means: system.at('Pages/Api'), attribute: 'ApiEndpoint' };
    expect(system.environmentOf('post').PUBLIC_URL).toEqual(url);
    expect(system.environmentOf('public').PUBLIC_URL).toEqual(url);
  });
});

test('the keys of links are made by AWS, changed every 90 days, and read by those who sign and those who check', () => {
  const secret = system.at('LinkKeys/LinkKeys');
  expect(secret.properties.GenerateSecretString).toMatchObject({ PasswordLength: 43 });
  const schedule = properties('LinkKeys/Schedule');
  expect(schedule.SecretId.means).toBe(secret);
  expect(schedule.RotationLambdaARN.means).toBe(system.functionOf('rotate-link-keys'));
  expect(schedule.RotationRules).toEqual({ AutomaticallyAfterDays: 90 });
  const permission = properties('LinkKeys/Rotation/Function/SecretsManager');
  expect(permission).toMatchObject({
    Action: 'lambda:InvokeFunction',
    Principal: 'secretsmanager.amazonaws.com',
  });
  expect(permission.SourceArn.means).toBe(secret);
  for (const entry of ['post', 'public'])
    expect(system.environmentOf(entry).LINK_KEYS_SECRET).toEqual({ means: secret, attribute: 'Ref' });
});

test('every function is Node 24 on ARM, traced, and has a log that ends', () => {
  const functions = system.ofType('AWS::Lambda::Function');
  expect(functions).toHaveLength(7);
  for (const resource of functions) {
    const lambda = system.resolved(resource);
    expect(lambda).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      Handler: 'index.handler',
    });
    expect(lambda.LoggingConfig.LogGroup.means.properties.RetentionInDays).toBe(30);
  }
  expect(new Set(functions.map((resource) => shown(system.resolved(resource).LoggingConfig))).size).toBe(7);
});

test('what a department decides arrives where it counts', () => {
  const full = synthesised(FULL);
  expect(full.environmentOf('sweep')).toMatchObject({
    SWEEP_PARTS: '16',
    FIRST_ZONE: 'Europe/Berlin',
    FIRST_LANGUAGE: 'en',
  });
  expect(full.environmentOf('post')).toMatchObject({
    SENDER_NAME: LEAST.sender.name,
    SENDER_ADDRESS: LEAST.sender.address,
    SEND_RATE: '14',
    PUBLIC_URL: 'https://letters.example.com',
  });
  expect(full.environmentOf('intake')).toMatchObject({ LANGUAGE: 'en' });
  expect(full.ofType('AWS::Logs::LogGroup').map(({ properties: log }) => log.RetentionInDays)).toEqual(
    Array(8).fill(90),
  );
  expect(full.at('Pages/Api').properties.DisableExecuteApiEndpoint).toBe(true);
  const records = full.ofType('AWS::Route53::RecordSet').map((record) => full.resolved(record));
  expect(records.map(({ Type, HostedZoneId }) => `${Type} ${HostedZoneId}`).sort()).toEqual([
    'A Z0123456789ABC',
    'CNAME Z0123456789ABC',
    'CNAME Z0123456789ABC',
    'CNAME Z0123456789ABC',
  ]);
});

/** The resources of its own template that a resource needs first. */
function needs({ template, id }: Resource): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null)
      for (const [key, given] of Object.entries(value)) {
        if (key === 'Ref') found.add(String(given));
        else if (key === 'Fn::GetAtt') found.add(String([given].flat()[0]));
        else look(given);
      }
  };
  const { DependsOn = [], Properties } = template.body.Resources[id];
  look(Properties);
  return [...found, ...[DependsOn].flat()].filter((name) => template.resources.has(name));
}

test('no resource waits for itself: CloudFormation would refuse the templates', () => {
  const state = new Map<Resource, 'open' | 'done'>();
  const visit = (resource: Resource): void => {
    if (state.get(resource) === 'done') return;
    expect(state.get(resource), resource.path).toBeUndefined();
    state.set(resource, 'open');
    for (const id of needs(resource)) visit(resource.template.resources.get(id)!);
    state.set(resource, 'done');
  };
  for (const system of [synthesised(), synthesised(FULL)]) system.resources.forEach(visit);
  expect(state.size).toBeGreaterThan(100);
});

test('every reference of every template leads to a resource', () => {
  for (const resource of system.resources) system.resolved(resource);
  const references = system.resources.flatMap((resource) =>
    Object.values(system.resolved(resource)).filter(isMeant),
  );
  expect(references.length).toBeGreaterThan(20);
});
