import { join } from 'node:path';
import { ArnFormat, CfnResource, Duration, Size, Stack } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import { alarmOn, type Impact, PERIOD } from './alarm.ts';
import { bundlingOf, ROOT } from './bundling.ts';
import { keptLog } from './kept-log.ts';

/** Actions that DynamoDB needs on a table's key, in the name of the reader or writer of items. */
const TABLE_KEY_ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

export type AppFunctionProps = Impact & {
  /** The entry's path from the repository's root, such as `functions/absence/api.ts`. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stage: Stage;
  readonly state: { readonly alarms: ITopic };
  readonly timeout?: Duration;
  readonly memoryMegabytes?: number;
  readonly scratchMegabytes?: number;
  /** A folder from the repository's root that lies beside the code, such as the faces of letters (decision 036). */
  readonly beside?: string;
};

/** A role that may write to the function's own log only; AWS's managed one may write to every log. */
function roleOf(scope: Construct, id: string, logGroup: LogGroup): Role {
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  return role;
}

/**
 * The house's Lambda function: Node 24 on arm64, one minified CommonJS file with the SDK inside (tests run what is
 * deployed, and `require` starts faster than an ES module), logs with an end, alarms.
 */
export class AppFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: AppFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: props.stage.logRetention,
      removalPolicy: keptLog(props.stage),
    });
    super(scope, id, {
      memorySize: props.memoryMegabytes ?? 512,
      timeout: props.timeout ?? Duration.seconds(10),
      ...(props.scratchMegabytes !== undefined && { ephemeralStorageSize: Size.mebibytes(props.scratchMegabytes) }),
      entry: join(ROOT, props.entry),
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps', POWERTOOLS_SERVICE_NAME: 'skolebro' },
      logGroup,
      role: roleOf(scope, id, logGroup),
      loggingFormat: LoggingFormat.JSON,
      // No client of ours is traced: a trace would repeat one line of the log.
      tracing: Tracing.DISABLED,
      bundling: bundlingOf(props.beside),
    });
    acknowledge(
      this,
      'The API is not traced and no client of ours is: a trace would be one line.',
      'Serverless-LambdaTracing',
    );
    this.#tellLocalRuntime(props.entry);
    this.#ring(props);
    this.#ringOnFailures(logGroup, props);
  }

  /** Names the entry for the local runtime, which runs it without a bundle. */
  #tellLocalRuntime(entry: string): void {
    const resource = this.node.defaultChild;
    if (resource instanceof CfnResource) resource.addMetadata('skolebro:entry', entry);
  }

  #ring({
    state: { alarms: topic },
    impact,
    runbook,
    timeout,
  }: Pick<AppFunctionProps, 'state' | 'impact' | 'runbook' | 'timeout'>): void {
    const common = { topic, impact, runbook };
    const limit = (timeout ?? Duration.seconds(10)).toMilliseconds() * 0.8;
    alarmOn(this, 'Errors', { ...common, metric: this.metricErrors({ period: PERIOD }), above: 0 });
    alarmOn(this, 'Throttles', { ...common, metric: this.metricThrottles({ period: PERIOD }), above: 0 });
    alarmOn(this, 'Slow', {
      ...common,
      metric: this.metricDuration({ period: PERIOD, statistic: 'p99' }),
      above: limit,
    });
  }

  /** Rings on failures that the function logs and survives: a 500 of its own, a given-up import. */
  #ringOnFailures(log: LogGroup, { state: { alarms: topic }, impact, runbook }: AppFunctionProps): void {
    const failures = log.addMetricFilter('Failures', {
      filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
      metricNamespace: 'Skolebro',
      metricName: `${this.node.path}/Failures`,
      metricValue: '1',
    });
    const metric = failures.metric({ period: PERIOD, statistic: 'Sum' });
    alarmOn(this, 'Failures', { topic, impact, runbook, metric, above: 0 });
  }

  /**
   * The share of a message's log lines with one kind among those of two kinds, from 0 to 1: the one counts 1, the other
   * 0, and the average is the share. No metric math, since emulators lack it.
   */
  shareOfLines(message: string, of: string, not: string, period: Duration): Metric {
    const metricName = `${this.node.path}/${message}/${of}`;
    const kinds = [
      [of, '1'],
      [not, '0'],
    ] as const;
    const [share] = kinds.map(([kind, metricValue]) =>
      this.logGroup.addMetricFilter(`${message}-${kind}`, {
        filterPattern: FilterPattern.all(
          FilterPattern.stringValue('$.message', '=', message),
          FilterPattern.stringValue('$.kind', '=', kind),
        ),
        metricNamespace: 'Skolebro',
        metricName,
        metricValue,
      }),
    );
    if (!share) throw new Error('There are two kinds.');
    return share.metric({ period, statistic: 'Average' });
  }

  /** Lets the function do some things to items of a table and its indexes, nothing more. */
  mayUse(table: TableV2, ...actions: readonly string[]): void {
    this.#may(
      actions.map((action) => `dynamodb:${action}`),
      [table.tableArn, `${table.tableArn}/index/gsi1`, `${table.tableArn}/index/gsi2`],
    );
    this.mayUseKey(table.encryptionKey, 'dynamodb', ...TABLE_KEY_ACTIONS);
  }

  /** Lets the function follow a table's stream; AWS lists streams without a resource. */
  mayFollow(table: TableV2): void {
    const reading = ['DescribeStream', 'GetRecords', 'GetShardIterator'];
    this.#may(
      reading.map((action) => `dynamodb:${action}`),
      [table.tableStreamArn ?? ''],
    );
    this.#may(['dynamodb:ListStreams'], ['*']);
    this.mayUseKey(table.encryptionKey, 'dynamodb', 'kms:Decrypt');
  }

  /** Lets the function do some things to objects under a prefix of a bucket. */
  mayHandle(bucket: Bucket, prefix: string, ...actions: readonly string[]): void {
    // The export that a plain reference makes; requested by name, since the finding is named after it.
    const imported = Stack.of(bucket).exportValue(bucket.bucketArn);
    const { 'Fn::ImportValue': name } = Stack.of(this).resolve(imported);
    this.#may(
      actions.map((action) => `s3:${action}`),
      [`${imported}/${prefix}*`],
    );
    this.mayUseKey(bucket.encryptionKey, 's3', 'kms:Decrypt', 'kms:GenerateDataKey');
    const reason = 'Every object has its own name; the grant ends at the prefix.';
    acknowledge(this.role ?? this, reason, `AwsSolutions-IAM5[Resource::${name}/${prefix}*]`);
  }

  /** Lets the function call one function that is not ours. */
  mayInvoke(functionArn: string): void {
    this.#may(['lambda:InvokeFunction'], [functionArn]);
  }

  /** Lets the function ask GuardDuty for one more scan of an object. */
  mayScanAgain(): void {
    this.#may(['guardduty:SendObjectMalwareScan'], ['*']);
    acknowledge(
      this.role ?? this,
      'The object is an argument of the action, which has no resource.',
      'AwsSolutions-IAM5[Resource::*]',
    );
  }

  /** Lets the function read one secret's value. */
  mayRead(secret: Secret): void {
    this.#may(['secretsmanager:GetSecretValue'], [secret.secretArn]);
    this.mayUseKey(secret.encryptionKey, 'secretsmanager', 'kms:Decrypt');
  }

  /** Lets the function read the value of a secret that an operator made. AWS ends the ARN with six random letters. */
  mayReadNamed(name: string): void {
    const named = { service: 'secretsmanager', resource: 'secret', resourceName: `${name}-??????` };
    this.#may(
      ['secretsmanager:GetSecretValue'],
      [Stack.of(this).formatArn({ ...named, arnFormat: ArnFormat.COLON_RESOURCE_NAME })],
    );
  }

  /** Lets the function act on these push applications of SNS and on the endpoints under them. */
  mayPush(applications: readonly string[], ...actions: readonly string[]): void {
    const distinct = [...new Set(applications)];
    if (distinct.length === 0) return;
    const endpoints = distinct.map((arn) => `${arn.replace(':app/', ':endpoint/')}/*`);
    this.#may(
      actions.map((action) => `sns:${action}`),
      [...distinct, ...endpoints],
    );
    const reason = 'Every device is an endpoint with a name of its own; the grant ends at the application.';
    acknowledge(this.role ?? this, reason, ...endpoints.map((arn) => `AwsSolutions-IAM5[Resource::${arn}]`));
  }

  /** Lets the function send mail from one domain through one configuration set, which reports each mail's outcome. */
  mayMail(from: string, configurationSet: string): void {
    const arn = (resource: string) => Stack.of(this).formatArn({ service: 'ses', resource });
    const domain = from.slice(from.indexOf('@') + 1);
    this.#may(['ses:SendEmail'], [arn(`identity/${domain}`), arn(`configuration-set/${configurationSet}`)]);
  }

  /**
   * Lets one service use a key on the function's behalf; the function itself can decrypt nothing with it. The grant is
   * in the function's role and not in the key's policy, which would tie the stack of state to this one.
   */
  mayUseKey(key: IKeyRef | undefined, service: string, ...actions: readonly string[]): void {
    if (!key) return;
    const via = `${service}.${Stack.of(this).region}.amazonaws.com`;
    this.#may(actions, [key.keyRef.keyArn], { StringEquals: { 'kms:ViaService': via } });
  }

  /** Lets the function do exactly this to exactly these. */
  #may(actions: readonly string[], resources: readonly string[], conditions?: Readonly<Record<string, unknown>>): void {
    this.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [...actions],
        resources: [...resources],
        ...(conditions && { conditions }),
      }),
    );
  }
}
