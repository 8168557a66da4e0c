import { Tags } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import type { AppFunction } from './app-function.ts';

/** The tag of roles that may read files before they are checked, and its value. */
const TAG = 'skolebro:reads';
const VALUE = 'quarantine';

/**
 * Lets nobody read what lies under a prefix of a bucket but roles with our tag. By a tag and not by the roles' names,
 * which would tie the stack of state to theirs.
 */
export function closeQuarantine(bucket: Bucket, prefix: string): void {
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'OnlyCheckersReadQuarantine',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: [bucket.arnForObjects(`${prefix}*`)],
      conditions: { StringNotEquals: { [`aws:PrincipalTag/${TAG}`]: VALUE } },
    }),
  );
}

/** Marks a role as one that checks files. */
export const tagAsChecker = (role: IConstruct): void => Tags.of(role).add(TAG, VALUE);

/** Lets a function's own right to read files in quarantine count. */
export function mayReadQuarantine({ role }: AppFunction): void {
  if (role) tagAsChecker(role);
}
