import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe } from 'vitest';
import { at, listOf } from '../support/json.ts';
import {
  holdLaws,
  idOf,
  idsWhere,
  type Law,
  type Resource,
  type Resources,
  resourcesOf,
  systemOf,
} from '../support/templates.ts';

const TABLES = ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'];
const STATE = [...TABLES, 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret'];
/** AWS lets nobody name a resource for these. */
const WITHOUT_RESOURCE = ['dynamodb:ListStreams', 'guardduty:SendObjectMalwareScan'];
const property = (resource: Resource | undefined, ...path: readonly (string | number)[]): unknown =>
  at(resource?.properties, ...path);

const unsafeTable = (resource: Resource): boolean => {
  const replica = property(resource, 'Replicas', 0);
  return (
    at(replica, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') !== true ||
    at(replica, 'DeletionProtectionEnabled') !== true ||
    property(resource, 'SSESpecification', 'SSEType') !== 'KMS' ||
    at(replica, 'SSESpecification', 'KMSMasterKeyId') === undefined ||
    property(resource, 'BillingMode') !== 'PAY_PER_REQUEST'
  );
};

const openBucket = (resource: Resource): boolean =>
  !['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].every(
    (door) => property(resource, 'PublicAccessBlockConfiguration', door) === true,
  ) ||
  property(resource, 'BucketEncryption') === undefined ||
  listOf(property(resource, 'LifecycleConfiguration', 'Rules')).length === 0;

/** True when a policy of the given type refuses what does not come over TLS. */
const refusesPlain = (resources: Resources, policy: string, { id }: Resource): boolean =>
  resources
    .about(policy, id)
    .some((resource) =>
      listOf(property(resource, 'PolicyDocument', 'Statement')).some(
        (statement) =>
          at(statement, 'Effect') === 'Deny' && at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false',
      ),
    );

const isDeadLetters = (resources: Resources, { id }: Resource): boolean =>
  resources.all.some((resource) =>
    [
      property(resource, 'RedrivePolicy', 'deadLetterTargetArn'),
      property(resource, 'DestinationConfig', 'OnFailure', 'Destination'),
      property(resource, 'Target', 'DeadLetterConfig', 'Arn'),
    ].some((target) => idOf(target) === id),
  );

const statements = (resources: Resources): readonly { readonly id: string; readonly statement: unknown }[] =>
  resources
    .of('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role')
    .flatMap(({ id, properties }) =>
      [
        ...listOf(at(properties, 'PolicyDocument', 'Statement')),
        ...listOf(at(properties, 'Policies')).flatMap((policy) => listOf(at(policy, 'PolicyDocument', 'Statement'))),
      ].map((statement) => ({ id, statement })),
    );

const actionsOf = (statement: unknown): readonly string[] => listOf(at(statement, 'Action')).map(String);

const onlyReads = (action: string): boolean =>
  ['dynamodb:BatchGetItem', 'secretsmanager:GetSecretValue'].includes(action) || action.startsWith('kms:');

const grant = (stack: Stack, action: string, resource: string): string => {
  const role = new Role(stack, 'Greedy', { assumedBy: new AccountRootPrincipal() });
  role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
  return 'Greedy';
};

const bucket = (stack: Stack): string => new Bucket(stack, 'Loose', { enforceSSL: false }).node.id;
const queue = (stack: Stack): string => new Queue(stack, 'Loose').node.id;
const table = (stack: Stack): string =>
  new Table(stack, 'Loose', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    removalPolicy: RemovalPolicy.DESTROY,
  }).node.id;

const laws: readonly Law[] = [
  {
    name: 'all state stands in the stack of state, and outlives it',
    guilty: (resources) =>
      idsWhere(
        resources.of(...STATE),
        // The portal's bucket holds copies of the build, which a deployment puts anew.
        ({ stack, deletion, type }) =>
          !(stack.endsWith('-portal') && type === 'AWS::S3::Bucket') &&
          (!stack.endsWith('-state') || deletion !== 'Retain'),
      ),
    plant: table,
  },
  {
    name: 'every queue stands in the stack of state, outlives it, and has a name that no move changes',
    guilty: (resources) =>
      idsWhere(
        resources.of('AWS::SQS::Queue'),
        (resource) =>
          !resource.stack.endsWith('-state') ||
          resource.deletion !== 'Retain' ||
          property(resource, 'QueueName') === undefined,
      ),
    plant: queue,
  },
  {
    name: 'every log of production outlives its function',
    guilty: (resources) => idsWhere(resources.of('AWS::Logs::LogGroup'), (resource) => resource.deletion !== 'Retain'),
    plant: (stack) => new LogGroup(stack, 'Loose', { removalPolicy: RemovalPolicy.DESTROY }).node.id,
  },
  {
    name: 'every table can be restored, is protected, and is encrypted with a key of ours',
    guilty: (resources) => idsWhere(resources.of(...TABLES), unsafeTable),
    plant: table,
  },
  {
    name: 'every key turns by itself and none stands still',
    guilty: (resources) =>
      idsWhere(resources.of('AWS::KMS::Key'), (resource) => property(resource, 'EnableKeyRotation') !== true),
    plant: (stack) => new Key(stack, 'Loose').node.id,
  },
  {
    name: 'every secret is made by AWS and encrypted with a key of ours',
    guilty: (resources) =>
      idsWhere(
        resources.of('AWS::SecretsManager::Secret'),
        (resource) =>
          property(resource, 'KmsKeyId') === undefined || property(resource, 'GenerateSecretString') === undefined,
      ),
    plant: (stack) => new Secret(stack, 'Loose').node.id,
  },
  {
    name: 'every bucket is closed, encrypted, and lets go of what it holds',
    guilty: (resources) => idsWhere(resources.of('AWS::S3::Bucket'), openBucket),
    plant: bucket,
  },
  {
    name: 'buckets and queues refuse what does not come over TLS',
    guilty: (resources) => [
      ...idsWhere(
        resources.of('AWS::S3::Bucket'),
        (resource) => !refusesPlain(resources, 'AWS::S3::BucketPolicy', resource),
      ),
      ...idsWhere(
        resources.of('AWS::SQS::Queue'),
        (resource) => !refusesPlain(resources, 'AWS::SQS::QueuePolicy', resource),
      ),
    ],
    plant: (stack) => {
      bucket(stack);
      return new Queue(stack, 'Plain').node.id;
    },
  },
  {
    name: 'every queue has dead letters or is them, is encrypted, and dead letters ring',
    guilty: (resources) =>
      idsWhere(resources.of('AWS::SQS::Queue'), (resource) => {
        const dead = isDeadLetters(resources, resource);
        const rings = resources.about('AWS::CloudWatch::Alarm', resource.id).length > 0;
        const encrypted = property(resource, 'SqsManagedSseEnabled') === true;
        return !encrypted || (dead ? !rings : property(resource, 'RedrivePolicy') === undefined);
      }),
    plant: queue,
  },
  {
    name: 'no grant has a wildcard for an action',
    guilty: (resources) =>
      statements(resources)
        .filter(({ statement }) => actionsOf(statement).some((action) => action.includes('*')))
        .map(({ id }) => id),
    plant: (stack) => grant(stack, 'dynamodb:*', 'arn:aws:dynamodb:eu-north-1:000000000000:table/t'),
  },
  {
    name: 'no grant has every resource, but for what AWS cannot narrow',
    guilty: (resources) =>
      statements(resources)
        .filter(({ statement }) => listOf(at(statement, 'Resource')).includes('*'))
        .filter(({ statement }) => !actionsOf(statement).every((action) => WITHOUT_RESOURCE.includes(action)))
        .map(({ id }) => id),
    plant: (stack) => grant(stack, 'dynamodb:GetItem', '*'),
  },
  {
    name: 'keys may be used through one service only',
    guilty: (resources) =>
      statements(resources)
        .filter(({ statement }) => actionsOf(statement).some((action) => action.startsWith('kms:')))
        .filter(({ statement }) => at(statement, 'Condition', 'StringEquals', 'kms:ViaService') === undefined)
        .map(({ id }) => id),
    plant: (stack) => grant(stack, 'kms:Decrypt', 'arn:aws:kms:eu-north-1:000000000000:key/k'),
  },
  {
    name: 'only the importer touches identity numbers and their key, and the archive’s worker reads them',
    guilty: (resources) =>
      statements(resources)
        .filter(({ id }) => !id.startsWith('Imports'))
        .filter(({ statement }) => /Identit(y|ies)(Table|Key)/.test(JSON.stringify(at(statement, 'Resource'))))
        .filter(({ id, statement }) => !(id.startsWith('ArchiveEveryMinute') && actionsOf(statement).every(onlyReads)))
        .map(({ id }) => id),
    plant: (stack) => grant(stack, 'secretsmanager:GetSecretValue', 'skolebro-IdentityKey'),
  },
  {
    name: 'nothing scans, deletes or changes a table',
    guilty: (resources) =>
      statements(resources)
        .filter(({ statement }) =>
          actionsOf(statement).some((action) => /:(Scan|DeleteTable|UpdateTable)$/.test(action)),
        )
        .map(({ id }) => id),
    plant: (stack) => grant(stack, 'dynamodb:Scan', 'arn:aws:dynamodb:eu-north-1:000000000000:table/t'),
  },
];

describe('state and rights', () => {
  const system = resourcesOf(systemOf());
  holdLaws(laws, () => system);
});
