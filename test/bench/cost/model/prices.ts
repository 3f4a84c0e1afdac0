/**
 * What AWS asks for, in US dollars, in us-east-1. Every price has the page that states it. Nobody
 * could ask AWS itself: some were seen in stored copies of articles that quote these pages, the
 * others are remembered, and none is newer than the date below. Look at the page before a decision
 * hangs on a figure. Other regions cost up to half as much again.
 */
export const PRICE_DATE = '2026-06-13';
export const PRICE_REGION = 'us-east-1';

interface Price {
  service: Service;
  usd: number;
  /** So many are had for `usd`. */
  per: number;
  /** What every account has free each month for good; offers to new accounts are not counted. */
  freeAMonth: number;
  page: string;
}

export const SERVICES = [
  'DynamoDB',
  'Lambda',
  'EventBridge Scheduler',
  'SQS',
  'SES',
  'API Gateway (HTTP API)',
  'CloudWatch',
  'X-Ray',
  'Secrets Manager',
  'S3',
  'KMS',
  'SNS',
] as const;
export type Service = (typeof SERVICES)[number];

const MILLION = 1_000_000;
const dynamodb = { service: 'DynamoDB', page: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' } as const;
const lambda = { service: 'Lambda', page: 'https://aws.amazon.com/lambda/pricing/' } as const;
const cloudwatch = { service: 'CloudWatch', page: 'https://aws.amazon.com/cloudwatch/pricing/' } as const;
const sqs = { service: 'SQS', page: 'https://aws.amazon.com/sqs/pricing/' } as const;
const s3 = { service: 'S3', page: 'https://aws.amazon.com/s3/pricing/' } as const;
const secrets = {
  service: 'Secrets Manager',
  page: 'https://aws.amazon.com/secrets-manager/pricing/',
} as const;
const kms = { service: 'KMS', page: 'https://aws.amazon.com/kms/pricing/' } as const;

export const PRICES = {
  writeUnits: { ...dynamodb, usd: 0.625, per: MILLION, freeAMonth: 0 },
  readUnits: { ...dynamodb, usd: 0.125, per: MILLION, freeAMonth: 0 },
  /** Table and indexes together. */
  storedGb: { ...dynamodb, usd: 0.25, per: 1, freeAMonth: 25 },
  /** Of the table alone: indexes are made anew when a table is restored. */
  recoveryGb: { ...dynamodb, usd: 0.2, per: 1, freeAMonth: 0 },
  invocations: { ...lambda, usd: 0.2, per: MILLION, freeAMonth: MILLION },
  /** On ARM. */
  gbSeconds: { ...lambda, usd: 13.3334, per: MILLION, freeAMonth: 400_000 },
  schedules: {
    service: 'EventBridge Scheduler',
    page: 'https://aws.amazon.com/eventbridge/pricing/',
    usd: 1,
    per: MILLION,
    freeAMonth: 14 * MILLION,
  },
  standardRequests: { ...sqs, usd: 0.4, per: MILLION, freeAMonth: MILLION },
  /** The free million is one for both kinds of queue; the standard ones use it up here. */
  fifoRequests: { ...sqs, usd: 0.5, per: MILLION, freeAMonth: 0 },
  mails: { service: 'SES', page: 'https://aws.amazon.com/ses/pricing/', usd: 0.1, per: 1000, freeAMonth: 0 },
  pageRequests: {
    service: 'API Gateway (HTTP API)',
    page: 'https://aws.amazon.com/api-gateway/pricing/',
    usd: 1,
    per: MILLION,
    freeAMonth: 0,
  },
  logGb: { ...cloudwatch, usd: 0.5, per: 1, freeAMonth: 5 },
  logStoredGb: { ...cloudwatch, usd: 0.03, per: 1, freeAMonth: 5 },
  metrics: { ...cloudwatch, usd: 0.3, per: 1, freeAMonth: 10 },
  alarms: { ...cloudwatch, usd: 0.1, per: 1, freeAMonth: 10 },
  dashboards: { ...cloudwatch, usd: 3, per: 1, freeAMonth: 3 },
  traces: {
    service: 'X-Ray',
    page: 'https://aws.amazon.com/xray/pricing/',
    usd: 5,
    per: MILLION,
    freeAMonth: 100_000,
  },
  secrets: { ...secrets, usd: 0.4, per: 1, freeAMonth: 0 },
  secretCalls: { ...secrets, usd: 0.05, per: 10_000, freeAMonth: 0 },
  filesGb: { ...s3, usd: 0.023, per: 1, freeAMonth: 0 },
  filePuts: { ...s3, usd: 0.005, per: 1000, freeAMonth: 0 },
  fileGets: { ...s3, usd: 0.0004, per: 1000, freeAMonth: 0 },
  /** A key of one's own; those that AWS manages cost nothing to have. */
  keys: { ...kms, usd: 1, per: 1, freeAMonth: 0 },
  keyCalls: { ...kms, usd: 0.03, per: 10_000, freeAMonth: 20_000 },
  notices: {
    service: 'SNS',
    page: 'https://aws.amazon.com/sns/pricing/',
    usd: 2,
    per: 100_000,
    freeAMonth: 1000,
  },
} as const satisfies { [item: string]: Price };

export type Item = keyof typeof PRICES;
