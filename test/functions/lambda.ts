import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

/** What Lambda hands to a function beside its event. */
export const contextOf = (functionName: string, remainingMs = 900_000): Context => ({
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:eu-west-2:123456789012:function:${functionName}`,
  memoryLimitInMB: '512',
  awsRequestId: '8f507cfc-xmpl-4697-b07a-ac58fc914c95',
  logGroupName: `/aws/lambda/${functionName}`,
  logStreamName: '2011/10/01/[$LATEST]1',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => remainingMs,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});

export type WebAnswer = APIGatewayProxyStructuredResultV2;

/**
 * A request as an HTTP API with payload version 2.0 passes it on; a body comes as base64, as forms
 * do.
 */
export function webEvent(method: string, path: string, body?: string): APIGatewayProxyEventV2 {
  const host = 'abc123.execute-api.eu-west-2.amazonaws.com';
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: {
      accept: '*/*',
      'accept-language': 'en-GB,en;q=0.9',
      host,
      'x-forwarded-proto': 'https',
      ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    requestContext: {
      accountId: '123456789012',
      apiId: 'abc123',
      domainName: host,
      domainPrefix: 'abc123',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'a mail program' },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: '$default',
      stage: '$default',
      time: '01/Apr/2011:12:00:00 +0000',
      timeEpoch: 1_301_659_200_000,
    },
    isBase64Encoded: body !== undefined,
    ...(body !== undefined && { body: Buffer.from(body).toString('base64') }),
  };
}
