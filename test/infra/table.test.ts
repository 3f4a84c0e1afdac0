import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { TableStack } from '../../infra/table.ts';
import { tableDefinition } from '../../shared/store/schema.ts';

const synthesised = () => {
  const [table] = Object.values(
    Template.fromStack(new TableStack(new App(), 'Table')).findResources('AWS::DynamoDB::GlobalTable'),
  );
  return table!;
};

test('the table on AWS has the keys and indexes of the table on one machine', () => {
  const { Properties } = synthesised();
  const local = tableDefinition('any');
  const byName = (a: { AttributeName: string }, b: { AttributeName: string }) =>
    a.AttributeName.localeCompare(b.AttributeName);
  expect(Properties.KeySchema).toEqual(local.KeySchema);
  expect([...Properties.AttributeDefinitions].sort(byName)).toEqual(
    [...local.AttributeDefinitions!]
      .map(({ AttributeName, AttributeType }) => ({ AttributeName: AttributeName!, AttributeType }))
      .sort(byName),
  );
  expect(Properties.GlobalSecondaryIndexes).toMatchObject(local.GlobalSecondaryIndexes!);
});

test('the table on AWS survives a deletion by mistake', () => {
  const { Properties, DeletionPolicy } = synthesised();
  expect(DeletionPolicy).toBe('Retain');
  expect(Properties.Replicas[0]).toMatchObject({
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
});
