import { NestedStack } from 'aws-cdk-lib';
import type { Language } from '../../shared/domain/names.ts';

/** A sentence for a person: whoever reads an alarm may read either language. */
export type BothLanguages = Readonly<Record<Language, string>>;

/**
 * By which the logs and metrics of one stage are told from those of another in the same account.
 */
export const serviceOf = (stageName: string): string => `revisit-${stageName}`;

/**
 * One family of resources: a nested stack, so that the whole system is one stack that deploys or
 * rolls back as a whole.
 */
export abstract class FamilyStack extends NestedStack {
  /**
   * CDK matches the stacks named on the command line against a nested stack's own path, so that
   * `cdk deploy -e NAME` would upload the whole checkout as the code of each function. A family is
   * bundled when its parent is.
   */
  override get bundlingRequired(): boolean {
    return this.nestedStackParent?.bundlingRequired ?? super.bundlingRequired;
  }
}
