import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, type Stack } from 'aws-cdk-lib';
import { AttributeType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as Lambda, Runtime, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe } from 'vitest';
import { TURN_MS } from '../../functions/notices/rate-limit.ts';
import { LEASE_MS } from '../../functions/notices/rules.ts';
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

const ROOT = join(import.meta.dirname, '../..');

/** Every variable that a function of ours reads. What is not here cannot move a clock or open a door. */
const VARIABLES: readonly string[] = [
  'TABLE_NAME',
  'IDENTITY_TABLE_NAME',
  'ACCESS_LOG_TABLE_NAME',
  'ACCESS_LOG_DAYS',
  'LOGIN_KEY_SECRET_ARN',
  'IDENTITY_KEY_SECRET_ARN',
  'TOKEN_ISSUERS',
  'IMPORT_BUCKET_NAME',
  'ARCHIVE_BUCKET_NAME',
  'ATTACHMENT_BUCKET_NAME',
  'ATTACHMENTS',
  'SCANNER',
  'ARCHIVE_KEY_SECRET_ARN',
  'ARCHIVES',
  'FEIDE_CLIENT_ID',
  'FEIDE_SECRET_NAME',
  'SIGNED_IN_URL',
  'CALENDAR_URL',
  'FACT_QUEUES',
  'IDENTITY_NUMBERS',
  'NOTICE_QUEUE_URL',
  'GATHER_SECONDS',
  'MAIL_FROM',
  'MAIL_CONFIGURATION_SET',
  'MAILS_PER_SECOND',
  'MAIL_TOPIC_ARN',
  'MAIL_CERTIFICATES',
  'ACCOUNT_ID',
  'PORTAL_URL',
  'PUSH_APPLICATIONS',
  'NODE_OPTIONS',
  'POWERTOOLS_SERVICE_NAME',
];

const MAPPING = 'AWS::Lambda::EventSourceMapping';

const ours = (resources: Resources): readonly Resource[] => resources.of('AWS::Lambda::Function');

const property =
  (...path: readonly (string | number)[]) =>
  ({ properties }: Resource): unknown =>
    at(properties, ...path);

const hasAlarm = (resources: Resources, id: string, metric: string): boolean =>
  resources.about('AWS::CloudWatch::Alarm', id).some((alarm) => property('MetricName')(alarm) === metric);

/** A function as nobody should make one. */
const careless = (stack: Stack, id = 'Careless'): Lambda =>
  new Lambda(stack, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = () => {}'),
    environment: { SKOLEBRO_NOW: '2026-01-01' },
  });

function carelessSchedule(stack: Stack): string {
  new Schedule(stack, 'Tick', {
    schedule: ScheduleExpression.rate(Duration.hours(1)),
    target: new LambdaInvoke(careless(stack)),
  });
  return 'Tick';
}

function carelessStream(stack: Stack): string {
  const table = new TableV2(stack, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    dynamoStream: StreamViewType.NEW_IMAGE,
  });
  careless(stack).addEventSource(new DynamoEventSource(table, { startingPosition: StartingPosition.LATEST }));
  return 'DynamoDBEventSource';
}

function carelessQueue(stack: Stack): string {
  careless(stack).addEventSource(new SqsEventSource(new Queue(stack, 'Queue')));
  return 'SqsEventSource';
}

const plantFunction = (stack: Stack): string => careless(stack).node.id;
const streams = (resources: Resources) =>
  resources.of(MAPPING).filter((resource) => property('StartingPosition')(resource));
const queues = (resources: Resources) =>
  resources.of(MAPPING).filter((resource) => !property('StartingPosition')(resource));

const partialFailures = (resource: Resource): boolean =>
  listOf(property('FunctionResponseTypes')(resource)).includes('ReportBatchItemFailures');

const boundedStream = (resource: Resource): boolean => {
  const pattern = String(property('FilterCriteria', 'Filters', 0, 'Pattern')(resource));
  const retries = Number(property('MaximumRetryAttempts')(resource));
  return (
    pattern.includes('"eventName":["INSERT"]') &&
    pattern.includes('"type":{"S":["OUTBOX"]}') &&
    property('BisectBatchOnFunctionError')(resource) === true &&
    retries > 0 &&
    retries <= 10 &&
    Number(property('MaximumRecordAgeInSeconds')(resource)) <= 86_400 &&
    property('DestinationConfig', 'OnFailure', 'Destination')(resource) !== undefined &&
    property('StartingPosition')(resource) === 'TRIM_HORIZON' &&
    partialFailures(resource)
  );
};

/** Every minute by no clock at all, since Oslo's stands still for an hour in autumn; everything else by Oslo's. */
const keepsTime = (resource: Resource): boolean => {
  const expression = String(property('ScheduleExpression')(resource));
  const zone = property('ScheduleExpressionTimezone')(resource);
  return expression.startsWith('rate(')
    ? expression === 'rate(1 minute)' && zone === 'Etc/UTC'
    : zone === 'Europe/Oslo' && !/^cron\([*/]/.test(expression);
};

const laws: readonly Law[] = [
  {
    name: 'every function runs Node 24 on arm64 without traces that show nothing, with at least 256 MB and a time limit',
    guilty: (resources) =>
      idsWhere(
        ours(resources),
        (lambda) =>
          property('Runtime')(lambda) !== 'nodejs24.x' ||
          property('Architectures', 0)(lambda) !== 'arm64' ||
          property('TracingConfig', 'Mode')(lambda) === 'Active' ||
          !(Number(property('MemorySize')(lambda)) >= 256) ||
          property('Timeout')(lambda) === undefined,
      ),
    plant: plantFunction,
  },
  {
    name: 'every function writes to a log that ends',
    guilty: (resources) =>
      idsWhere(ours(resources), (lambda) => {
        const log = resources.byId(idOf(property('LoggingConfig', 'LogGroup')(lambda)));
        return !(Number(at(log?.properties, 'RetentionInDays')) > 0);
      }),
    plant: plantFunction,
  },
  {
    name: 'every function rings on errors, throttles and slowness',
    guilty: (resources) =>
      idsWhere(
        ours(resources),
        ({ id }) => !['Errors', 'Throttles', 'Duration'].every((metric) => hasAlarm(resources, id, metric)),
      ),
    plant: plantFunction,
  },
  {
    name: 'every function rings on failures that it only logs',
    guilty: (resources) =>
      idsWhere(ours(resources), (lambda) => {
        const log = idOf(property('LoggingConfig', 'LogGroup')(lambda));
        const names = resources
          .about('AWS::Logs::MetricFilter', log)
          .map((filter) => String(property('MetricTransformations', 0, 'MetricName')(filter)));
        return !names.some((name) => resources.about('AWS::CloudWatch::Alarm', name).length > 0);
      }),
    plant: plantFunction,
  },
  {
    name: 'no function has a variable outside the known list, and so no clock but the event’s',
    guilty: (resources) =>
      ours(resources).flatMap(({ id, properties }) =>
        Object.keys(at(properties, 'Environment', 'Variables') ?? {})
          .filter((name) => !VARIABLES.includes(name))
          .map((name) => `${id} ${name}`),
      ),
    plant: (stack) => {
      careless(stack);
      return 'SKOLEBRO_NOW';
    },
  },
  {
    name: 'every function tells the local runtime an entry that exists',
    guilty: (resources) =>
      idsWhere(ours(resources), ({ metadata }) => {
        const entry = at(metadata, 'skolebro:entry');
        return typeof entry !== 'string' || !existsSync(join(ROOT, entry));
      }),
    plant: plantFunction,
  },
  {
    name: 'every stream reader takes new outbox items only, bisects, gives up in the end and puts aside',
    guilty: (resources) => idsWhere(streams(resources), (stream) => !boundedStream(stream)),
    plant: carelessStream,
  },
  {
    name: 'every stream reader rings when it falls behind',
    guilty: (resources) =>
      idsWhere(
        streams(resources),
        (stream) => !hasAlarm(resources, idOf(property('FunctionName')(stream)), 'IteratorAge'),
      ),
    plant: carelessStream,
  },
  {
    name: 'every queue reader fails message by message, and a message stays hidden for six time limits',
    guilty: (resources) =>
      idsWhere(queues(resources), (resource) => {
        const queue = resources.byId(idOf(property('EventSourceArn')(resource)));
        const reader = resources.byId(idOf(property('FunctionName')(resource)));
        const hidden = Number(at(queue?.properties, 'VisibilityTimeout'));
        return !partialFailures(resource) || !(hidden >= 6 * Number(at(reader?.properties, 'Timeout')));
      }),
    plant: carelessQueue,
  },
  {
    name: 'every schedule keeps Oslo time or none, hands over the time it means, and keeps what it could not start',
    guilty: (resources) =>
      idsWhere(
        resources.of('AWS::Scheduler::Schedule'),
        (resource) =>
          !keepsTime(resource) ||
          property('Target', 'Input')(resource) !== '{"time":"<aws.scheduler.scheduled-time>"}' ||
          property('Target', 'DeadLetterConfig', 'Arn')(resource) === undefined ||
          property('Target', 'RetryPolicy', 'MaximumRetryAttempts')(resource) === undefined,
      ),
    plant: carelessSchedule,
  },
  {
    name: 'every function that sends ends well before its lease, and after its turn (decision 017)',
    guilty: (resources) =>
      idsWhere(ours(resources), (lambda) => {
        if (property('Environment', 'Variables', 'MAIL_FROM')(lambda) === undefined) return false;
        const limit = Number(property('Timeout')(lambda)) * 1000;
        return !(limit < LEASE_MS && limit >= 2 * TURN_MS);
      }),
    plant: (stack) => {
      const slow = { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('0') };
      new Lambda(stack, 'Slow', { ...slow, timeout: Duration.minutes(2), environment: { MAIL_FROM: 'x' } });
      return 'Slow';
    },
  },
  {
    name: 'every function that nobody waits for keeps lost events',
    guilty: (resources) => {
      const targets = [
        ...resources.of('AWS::Scheduler::Schedule').map((resource) => idOf(property('Target', 'Arn')(resource))),
        ...resources
          .of('AWS::Events::Rule')
          .flatMap((resource) => listOf(property('Targets')(resource)))
          .map((target) => idOf(at(target, 'Arn'))),
      ];
      return targets.filter(
        (id) =>
          !resources
            .about('AWS::Lambda::EventInvokeConfig', id)
            .some((resource) => property('DestinationConfig', 'OnFailure', 'Destination')(resource)),
      );
    },
    plant: (stack) => {
      carelessSchedule(stack);
      return 'Careless';
    },
  },
];

describe('functions', () => {
  const system = resourcesOf(systemOf());
  holdLaws(laws, () => system);
});
