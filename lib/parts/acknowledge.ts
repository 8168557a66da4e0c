import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Says why a rule of cdk-nag does not hold for one construct. The reason stands beside the code that makes the
 * exception. A test collects them; none may cover a whole stack.
 */
export function acknowledge(construct: IConstruct, reason: string, ...rules: readonly string[]): void {
  Validations.of(construct).acknowledge(...rules.map((rule) => ({ id: `${rule.split('-')[0]}::${rule}`, reason })));
}
