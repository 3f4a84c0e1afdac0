import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { DUE_INDEX, TABLE_KEYS, WORKLIST_INDEX } from '../shared/store/keys.ts';
import { FamilyStack } from './constructs/family.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * The department's memory: on demand, recoverable to any second of the last 35 days, and never
 * deleted by accident.
 */
export class TableStack extends FamilyStack {
  readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: text(TABLE_KEYS.partition),
      sortKey: text(TABLE_KEYS.sort),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      globalSecondaryIndexes: [DUE_INDEX, WORKLIST_INDEX].map((index) => ({
        indexName: index.name,
        partitionKey: text(index.partition),
        sortKey: text(index.sort),
        projectionType: ProjectionType.ALL,
      })),
    });
  }
}
