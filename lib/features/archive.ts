import { Duration } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Env, FactEnv, ReceiptEnv, WorkerEnv } from '../../functions/archive/env.ts';
import { routes } from '../../functions/archive/routes.ts';
import { SubscribedFact } from '../../functions/archive/subscription.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { type FeatureProps, loginEnvironment } from '../parts/feature.ts';
import { EVERY_MINUTE, runOn } from '../parts/schedule.ts';
import { onUpload } from '../parts/uploads.ts';

const TIMEOUT = Duration.seconds(20);
/** Three rounds of hand-overs, each of a minute and a half at most; the lease of a job is twice as long. */
const JOB_TIMEOUT = Duration.minutes(5);
/** Prefixes of the bucket; `functions/archive/package-adapter.ts` has the same. */
const PACKAGES = 'packages/';
const RECEIPTS = 'receipts/';

const waits = {
  impact:
    'Warnings that were sent wait for the archive; the letters themselves are safe, and nothing is handed over twice.',
  runbook: 'archive-every-minute',
};

/**
 * The archive's jobs: the queue that makes a job for every sent warning, the worker that hands them over, the consumer
 * of receipts, and the operator's API.
 */
export class Archive extends Construct {
  /** The queue of facts. */
  readonly inbound: FactQueue;

  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const alarm = {
      impact: 'Warnings that were sent are not queued for the archive; the letters themselves are safe.',
      runbook: 'archive-inbound',
    };
    this.inbound = new FactQueue(this, 'Inbound', {
      ...alarm,
      state: props.state,
      subscription: SubscribedFact,
      timeout: TIMEOUT,
    });
    const consumer = new AppFunction<EnvironmentOf<typeof FactEnv>>(this, 'OnFact', {
      ...props,
      ...alarm,
      entry: 'functions/archive/on-fact.ts',
      environment: { TABLE_NAME: props.state.table.tableName },
      timeout: TIMEOUT,
    });
    consumer.mayUse(props.state.table, 'PutItem', 'Query', 'UpdateItem');
    this.inbound.feeds(consumer);
    this.#api(props);
    this.#worker(props);
    this.#ear(props);
  }

  #worker(props: FeatureProps): void {
    const { state, stage } = props;
    const worker = new AppFunction<EnvironmentOf<typeof WorkerEnv>>(this, 'EveryMinute', {
      ...props,
      ...waits,
      entry: 'functions/archive/every-minute.ts',
      environment: {
        TABLE_NAME: state.table.tableName,
        IDENTITY_TABLE_NAME: state.identityTable.tableName,
        IDENTITY_KEY_SECRET_ARN: state.identityKey.secretArn,
        ARCHIVE_BUCKET_NAME: state.archiveBucket.bucketName,
        ARCHIVES: JSON.stringify(stage.archives),
      },
      timeout: JOB_TIMEOUT,
    });
    worker.mayUse(state.table, 'BatchGetItem', 'Query', 'UpdateItem');
    worker.mayUse(state.identityTable, 'BatchGetItem');
    worker.mayRead(state.identityKey);
    worker.mayHandle(state.archiveBucket, PACKAGES, 'PutObject');
    worker.mayHandle(state.archiveBucket, RECEIPTS, 'GetObject');
    // The operator makes this secret: it holds the archive's key, which CloudFormation cannot know.
    for (const way of Object.values(stage.archives))
      if (way.kind === 'p360') Secret.fromSecretNameV2(this, way.keySecretName, way.keySecretName).grantRead(worker);
    const description = 'Hands warnings to archives, and asks again where no receipt has come';
    runOn(worker, EVERY_MINUTE, { ...waits, state: props.state, worthFor: Duration.minutes(1), description });
  }

  #ear(props: FeatureProps): void {
    const { state } = props;
    const alarm = {
      impact: 'Receipts of archives are not processed: jobs stay open, and are handed over again.',
      runbook: 'archive-on-receipt',
    };
    const ear = new AppFunction<EnvironmentOf<typeof ReceiptEnv>>(this, 'OnReceipt', {
      ...props,
      ...alarm,
      entry: 'functions/archive/on-receipt.ts',
      environment: { TABLE_NAME: state.table.tableName, ARCHIVE_BUCKET_NAME: state.archiveBucket.bucketName },
      timeout: TIMEOUT,
    });
    ear.mayUse(state.table, 'BatchGetItem', 'Query', 'UpdateItem');
    ear.mayHandle(state.archiveBucket, RECEIPTS, 'GetObject');
    onUpload(ear, state.archiveBucket, RECEIPTS, { ...alarm, state: props.state });
  }

  /** The API of the owner's administrator for jobs, and the callback for receipts. */
  #api(props: FeatureProps): void {
    const { state } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/archive/api.ts',
      environment: { ...loginEnvironment(props), ARCHIVE_KEY_SECRET_ARN: state.archiveKey.secretArn },
      impact:
        'Owners do not see which warnings the archive lacks and cannot have one tried again; those under way go on.',
      runbook: 'archive-api',
    });
    api.mayUse(state.table, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
    api.mayRead(state.loginKey);
    api.mayRead(state.archiveKey);
    props.http.serve(this, api, routes);
  }
}
