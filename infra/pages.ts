import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { FamilyStack } from './constructs/family.ts';
import { DepartmentFunction } from './constructs/function.ts';
import { KEYS, readsSecret, tableAccess } from './constructs/permissions.ts';
import type { Stage } from './stage/stage.ts';

/**
 * For all visitors together: far above what letters bring. A new account runs ten functions at once
 * and none can be reserved for the clock there, so that a flood of visitors must not reach the ten:
 * a page takes a tenth of a second, and five at once leave half.
 */
const REQUESTS_PER_SECOND = 10;
const BURST = 5;

/**
 * The pages that letters link to, on the open internet: they can be read by whoever has a signed
 * link, and by nobody else.
 */
export class PagesStack extends FamilyStack {
  /** Where they are, without a slash at the end. */
  readonly url: string;
  readonly api: HttpApi;
  readonly pages: DepartmentFunction;

  constructor(scope: Construct, id: string, stage: Stage, table: TableV2, linkKeys: Secret) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      // One address: otherwise links of both would be in the world.
      disableExecuteApiEndpoint: stage.pages !== undefined,
    });
    this.url = stage.pages ? `https://${stage.pages.domain}` : this.api.apiEndpoint;
    this.pages = new DepartmentFunction(this, 'Public', {
      entry: 'public',
      losing: {
        en: 'Customers who follow a link in a letter see an error: they cannot unsubscribe and cannot answer the survey.',
        zh: '客户点开邮件中的链接会看到错误：无法退订，也无法填写满意度调查。',
      },
      timeout: Duration.seconds(10),
      memoryMegabytes: 512,
      environment: {
        TABLE_NAME: table.tableName,
        PUBLIC_URL: this.url,
        LINK_KEYS_SECRET: linkKeys.secretArn,
      },
      may: [
        // A bad score is feedback, which is handed to somebody and tells them by letter.
        ...tableAccess(table, {
          get: [KEYS.customers],
          query: [KEYS.policies, KEYS.staff],
          update: [KEYS.customers, KEYS.suppressions, KEYS.letters],
          check: [KEYS.customers],
        }),
        readsSecret(linkKeys.secretArn),
      ],
      stage,
      failedEvents:
        'It is called while a visitor waits: an error is shown to them, and no event is left over.',
    });
    const route = new HttpRoute(this, 'Route', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Public', this.pages.lambda),
    });
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Visitors are customers without an account; each page checks the signature of its link.',
    });
    const httpStage = this.throttledStage(stage);
    if (stage.pages) this.ownDomain(stage, httpStage);
  }

  private throttledStage(stage: Stage): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: BURST },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        // Neither the path, which holds the signed link, nor the visitor's address.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            time: '$context.requestTime',
            method: '$context.httpMethod',
            route: '$context.routeKey',
            status: '$context.status',
            latencyMs: '$context.responseLatency',
            error: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
  }

  private ownDomain({ pages, hostedZone }: Stage, stage: HttpStage): void {
    if (!pages) return;
    const domainName = new DomainName(this, 'Domain', {
      domainName: pages.domain,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', pages.certificateArn),
    });
    new ApiMapping(this, 'Mapping', { api: this.api, domainName, stage });
    if (!hostedZone) return;
    const { id: hostedZoneId, name: zoneName } = hostedZone;
    new ARecord(this, 'Record', {
      zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName }),
      recordName: `${pages.domain}.`,
      target: RecordTarget.fromAlias(
        new ApiGatewayv2DomainProperties(domainName.regionalDomainName, domainName.regionalHostedZoneId),
      ),
    });
  }
}
