import { expect, test } from 'vitest';
import { tableDefinition } from '../../shared/store/dynamodb/schema.ts';
import { synthesised } from './synthesis.ts';

const table = synthesised().at('Table/Table');

test('the table on AWS has the keys and indexes of the table on one machine', () => {
  const local = tableDefinition('any');
  const byName = (a: { AttributeName: string }, b: { AttributeName: string }) =>
    a.AttributeName.localeCompare(b.AttributeName);
  expect(table.type).toBe('AWS::DynamoDB::GlobalTable');
  expect(table.properties.KeySchema).toEqual(local.KeySchema);
  expect([...table.properties.AttributeDefinitions].sort(byName)).toEqual(
    [...local.AttributeDefinitions!]
      .map(({ AttributeName, AttributeType }) => ({ AttributeName: AttributeName!, AttributeType }))
      .sort(byName),
  );
  expect(table.properties.GlobalSecondaryIndexes).toMatchObject(local.GlobalSecondaryIndexes!);
});

test('the table on AWS survives a deletion by mistake, is encrypted, and costs nothing at rest but its storage', () => {
  expect(table.deletionPolicy).toBe('Retain');
  expect(table.properties).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
  });
  expect(table.properties.Replicas).toMatchObject([
    {
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    },
  ]);
});
