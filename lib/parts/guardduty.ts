import { Stack, Token } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { acknowledge } from './acknowledge.ts';
import type { AppFunction } from './app-function.ts';
import { lostOf } from './lost-events.ts';
import { tagAsChecker } from './quarantine.ts';

/** The rule that GuardDuty makes for itself, so that it learns of new objects. */
const MANAGED_RULE = 'DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*';
/** The object by which GuardDuty sees whether it may write. */
const PROBE = 'malware-protection-resource-validation-object';

/**
 * Has GuardDuty scan what arrives under a prefix of a bucket, and brings its verdicts to a function; a verdict that the
 * function cannot take is kept with its lost events (decision 052).
 */
export function scannedByGuardDuty(reader: AppFunction, bucket: Bucket, prefix: string): void {
  const role = roleFor(reader, bucket);
  new CfnMalwareProtectionPlan(reader, 'Scans', {
    role: role.roleArn,
    protectedResource: { s3Bucket: { bucketName: bucket.bucketName, objectPrefixes: [prefix] } },
    actions: { tagging: { status: 'ENABLED' } },
  }).node.addDependency(role);
  const target = new LambdaFunction(reader, { retryAttempts: 10 });
  const lost = lostOf(reader);
  new Rule(reader, 'Judged', {
    description: 'Verdicts on files that have arrived',
    eventPattern: {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName: [bucket.bucketName] } },
    },
    targets: [{ bind: (rule, id) => ({ ...target.bind(rule, id), deadLetterConfig: { arn: lost.queueArn } }) }],
  });
}

/** The rights that GuardDuty asks of the role of a plan, for this bucket alone. */
function roleFor(reader: AppFunction, bucket: Bucket): Role {
  const stack = Stack.of(reader);
  const role = new Role(reader, 'ScansRole', {
    assumedBy: new ServicePrincipal('malware-protection-plan.guardduty.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  });
  const rule = stack.formatArn({ service: 'events', resource: 'rule', resourceName: MANAGED_RULE });
  const may = (actions: string[], resources: string[], conditions?: Record<string, unknown>) =>
    role.addToPolicy(new PolicyStatement({ actions, resources, ...(conditions && { conditions }) }));
  may(['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'], [rule], {
    StringLike: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' },
  });
  may(['events:DescribeRule', 'events:ListTargetsByRule'], [rule]);
  may(['s3:PutBucketNotification', 's3:GetBucketNotification', 's3:ListBucket'], [bucket.bucketArn]);
  may(['s3:PutObject'], [bucket.arnForObjects(PROBE)]);
  may(
    [
      's3:GetObject',
      's3:GetObjectVersion',
      's3:GetObjectTagging',
      's3:GetObjectVersionTagging',
      's3:PutObjectTagging',
      's3:PutObjectVersionTagging',
    ],
    [bucket.arnForObjects('*')],
  );
  if (bucket.encryptionKey)
    may(['kms:Decrypt', 'kms:GenerateDataKey'], [bucket.encryptionKey.keyArn], {
      StringEquals: { 'kms:ViaService': `s3.${stack.region}.amazonaws.com` },
    });
  tagAsChecker(role);
  // The findings are named after the export that a plain reference makes, and after the rule.
  const { 'Fn::ImportValue': name } = stack.resolve(Stack.of(bucket).exportValue(bucket.bucketArn));
  const account = Token.isUnresolved(stack.account) ? '<AWS::AccountId>' : stack.account;
  acknowledge(
    role,
    'GuardDuty makes the rule and looks at every object; the grant ends at the bucket.',
    `AwsSolutions-IAM5[Resource::${name}/*]`,
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:events:${stack.region}:${account}:rule/${MANAGED_RULE}]`,
  );
  return role;
}
