import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type Bucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { acknowledge } from './parts/acknowledge.ts';
import { AlarmTopic } from './parts/alarm-topic.ts';
import { closedBucket, objectLog, openToArchive } from './parts/closed-bucket.ts';
import { KeptQueues } from './parts/kept-queues.ts';
import { Mail } from './parts/mail.ts';
import { closeQuarantine } from './parts/quarantine.ts';
import type { Stage } from './stage.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * All resources whose deletion loses data, and no others: retained, protected from deletion and encrypted with our own
 * keys. Look at `npm run diff` before a change that would replace a resource.
 */
export class StatefulStack extends Stack {
  /** Daily records: one table and its keys (decision 001). */
  readonly table: TableV2;
  /** Identity numbers, under a key of their own (decision 004). */
  readonly identityTable: TableV2;
  /** The access log, with its own retention. */
  readonly accessLogTable: TableV2;
  /** Roster files on their way in, deleted after 30 days. */
  readonly importBucket: Bucket;
  /** Hashes logins, source ids, cursors and idempotency keys. */
  readonly loginKey: Secret;
  /** Encrypts identity numbers; only the importer and the archive's worker may read it. */
  readonly identityKey: Secret;
  /**
   * Packages for archives and their receipts, deleted after 90 days, under a key that the archives' roles may use
   * (decision 023).
   */
  readonly archiveBucket: Bucket;
  /** Files of messages: as they were uploaded, for a day, and as people get them (decision 052). */
  readonly attachmentBucket: Bucket;
  /** Signs callbacks of archives; each owner's key is derived from it. */
  readonly archiveKey: Secret;

  /** Every queue of every feature. */
  readonly queues: KeptQueues;
  /** The topic of all alarms. */
  readonly alarms: ITopic;
  /** The sender's domain, configuration set and events. */
  readonly mail: Mail;

  constructor(scope: Construct, id: string, props: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    const { stage } = props;
    this.alarms = new AlarmTopic(this, 'Alarms', stage).topic;
    this.queues = new KeptQueues(this, 'Queues', stage.name);
    this.mail = new Mail(this, 'Mail', stage.notices);
    const records = this.#key('RecordsKey', 'Skolebro: records, access log, imports, login key');
    const identities = this.#key('IdentitiesKey', 'Skolebro: identity numbers');

    this.table = this.#table('Table', records, {
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      globalSecondaryIndexes: ['gsi1', 'gsi2'].map((indexName) => ({
        indexName,
        partitionKey: text(`${indexName}pk`),
        sortKey: text(`${indexName}sk`),
        projectionType: ProjectionType.ALL,
      })),
    });
    this.identityTable = this.#table('IdentityTable', identities, {});
    this.accessLogTable = this.#table('AccessLogTable', records, {});
    const log = objectLog(this);
    // A roster file has the data of a whole municipality, which the source keeps anyway.
    this.importBucket = closedBucket(this, 'ImportBucket', {
      key: records,
      log,
      logPrefix: 'imports/',
      days: 30,
      // An administrator's browser sends a roster to its presigned address.
      ...(stage.portal && { putFrom: new URL(stage.notices.portalUrl).origin }),
    });
    const packages = this.#key('ArchiveBucketKey', 'Skolebro: packages for archives');
    const { archives, archiveLockDays } = stage;
    this.archiveBucket = closedBucket(this, 'ArchiveBucket', {
      key: packages,
      log,
      logPrefix: 'archive/',
      // Long enough for an archive that is away for weeks; a fetched package is kept by the archive.
      days: 90,
      ...(archiveLockDays !== undefined && { lockDays: archiveLockDays }),
    });
    openToArchive(this.archiveBucket, packages, archives);
    this.attachmentBucket = closedBucket(this, 'AttachmentBucket', {
      key: this.#key('AttachmentBucketKey', 'Skolebro: files of messages'),
      log,
      logPrefix: 'attachments/',
      days: 1,
      ofPrefix: 'quarantine/',
      // A browser sends a file by a form, and fetches it by an address.
      by: [HttpMethods.POST, HttpMethods.GET],
      ...(stage.portal && { putFrom: new URL(stage.notices.portalUrl).origin }),
    });
    closeQuarantine(this.attachmentBucket, 'quarantine/');
    this.archiveKey = this.#secret('ArchiveKey', records, 'Signs the receipts that archives send');
    this.loginKey = this.#secret('LoginKey', records, 'Hashes logins, source ids, cursors and idempotency keys');
    this.identityKey = this.#secret('IdentityKey', identities, 'Encrypts identity numbers');
    this.#tell();
  }

  /** Outputs with stable names, for an operator's commands (`local/deployment.ts`, docs/deploy.md). */
  #tell(): void {
    const names = {
      TableName: this.table.tableName,
      IdentityTableName: this.identityTable.tableName,
      AccessLogTableName: this.accessLogTable.tableName,
      LoginKeySecretArn: this.loginKey.secretArn,
      IdentityKeySecretArn: this.identityKey.secretArn,
    };
    for (const [name, value] of Object.entries(names)) new CfnOutput(this, name, { value });
  }

  #key(id: string, description: string): Key {
    return new Key(this, id, { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
  }

  #table(id: string, key: Key, more: Partial<ConstructorParameters<typeof TableV2>[2]>): TableV2 {
    return new TableV2(this, id, {
      ...more,
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: 'expiresAtSeconds',
    });
  }

  #secret(id: string, key: Key, description: string): Secret {
    const secret = new Secret(this, id, {
      description,
      encryptionKey: key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(secret, 'What is stored was made with it: a new one would orphan every record.', 'AwsSolutions-SMG4');
    return secret;
  }
}
