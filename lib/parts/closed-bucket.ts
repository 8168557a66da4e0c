import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';

type Closed = {
  readonly key: Key;
  readonly log: Bucket;
  readonly logPrefix: string;
  /** Days after which an object is deleted; of a prefix, where others stay. */
  readonly days: number;
  readonly ofPrefix?: string;
  /** Days of these during which nobody may change or delete an object. */
  readonly lockDays?: number;
  /** The origin whose pages may put objects by a presigned address, or send them by a signed form. */
  readonly putFrom?: string;
  readonly by?: readonly HttpMethods[];
};

/**
 * A bucket under our own key, closed to outsiders. It sends arrivals to EventBridge and deletes objects after their
 * days.
 */
export function closedBucket(
  scope: Construct,
  id: string,
  { key, log, logPrefix, days, ofPrefix, lockDays, putFrom, by = [HttpMethods.PUT] }: Closed,
): Bucket {
  const bucket = new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    enforceSSL: true,
    serverAccessLogsBucket: log,
    serverAccessLogsPrefix: logPrefix,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(lockDays !== undefined && {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(lockDays)),
    }),
    ...(putFrom !== undefined && {
      cors: [{ allowedMethods: [...by], allowedOrigins: [putFrom], allowedHeaders: ['*'], maxAge: 3600 }],
    }),
    lifecycleRules: [
      {
        expiration: Duration.days(days),
        ...(ofPrefix !== undefined && { prefix: ofPrefix }),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        ...(lockDays !== undefined && { noncurrentVersionExpiration: Duration.days(days) }),
      },
    ],
  });
  // Set as a property of the bucket: `eventBridgeEnabled` would add a function of CDK's that may change every bucket.
  const resource = bucket.node.defaultChild;
  if (resource instanceof CfnBucket)
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  return bucket;
}

/** The log of fetched objects, kept for a year. AWS writes it with its own key only. */
export function objectLog(scope: Construct): Bucket {
  const log = new Bucket(scope, 'ObjectLog', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ expiration: Duration.days(365) }],
  });
  acknowledge(log, 'It is the log; logging its own reads would never end.', 'AwsSolutions-S1');
  return log;
}

/**
 * Lets each archive's role list and fetch its owner's packages, put receipts, and use the bucket's key for these only.
 */
export function openToArchive(bucket: Bucket, key: Key, archives: Stage['archives']): void {
  for (const [ownerId, way] of Object.entries(archives)) {
    if (way.kind !== 'package' || way.roleArn === undefined) continue;
    const principals = [new ArnPrincipal(way.roleArn)];
    const may = (actions: string[], resources: string[], conditions?: Record<string, unknown>) =>
      bucket.addToResourcePolicy(
        new PolicyStatement({ principals, actions, resources, ...(conditions && { conditions }) }),
      );
    may(['s3:GetObject'], [bucket.arnForObjects(`packages/${ownerId}/*`)]);
    may(['s3:PutObject'], [bucket.arnForObjects(`receipts/${ownerId}/*`)]);
    may(['s3:ListBucket'], [bucket.bucketArn], { StringLike: { 's3:prefix': `packages/${ownerId}/*` } });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${bucket.stack.region}.amazonaws.com` } },
      }),
    );
  }
}
