import { Duration } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Env, FactEnv, ReceiptEnv, WorkerEnv } from '../../functions/archive/env.ts';
import { routes } from '../../functions/archive/routes.ts';
import { SubscribedFact } from '../../functions/archive/subscription.ts';
import type { AppFunction } from '../parts/app-function.ts';
import { Feature } from '../parts/feature.ts';
import { EVERY_MINUTE } from '../parts/schedule.ts';

/** Prefixes of the bucket; `functions/archive/package-adapter.ts` has the same. */
const PACKAGES = 'packages/';
const RECEIPTS = 'receipts/';

/**
 * The archive's jobs: the queue that makes a job for what was sent, the worker that hands them over, the consumer
 * of receipts, and the operator's API.
 */
export class Archive extends Feature {
  /** The queue of facts. */
  readonly inbound = this.subscribe({
    entry: 'functions/archive/on-fact.ts',
    env: FactEnv,
    subscription: SubscribedFact,
    impact: 'Warnings and documents that were sent are not queued for the archive; they themselves are safe.',
    runbook: 'archive-inbound',
    may: { table: ['PutItem', 'Query', 'UpdateItem'] },
  });

  /** The API of the owner's administrator for jobs, and the callback for receipts. */
  readonly api = this.serve({
    entry: 'functions/archive/api.ts',
    env: Env,
    routes,
    impact: 'Owners do not see what the archive lacks and cannot have it tried again; what is under way goes on.',
    runbook: 'archive-api',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'] },
    reads: ['loginKey', 'archiveKey'],
  });

  readonly worker = this.schedule({
    entry: 'functions/archive/every-minute.ts',
    env: WorkerEnv,
    when: EVERY_MINUTE,
    worthFor: Duration.minutes(1),
    description: 'Hands warnings and documents to archives, and asks again where no receipt has come',
    // Three rounds of hand-overs, each of a minute and a half at most; the lease of a job is twice as long.
    timeout: Duration.minutes(5),
    impact: 'What was sent waits for the archive; it is safe, and nothing is handed over twice.',
    runbook: 'archive-every-minute',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'], identityTable: ['BatchGetItem'] },
    reads: ['identityKey'],
    grant: (worker) => this.#openArchives(worker),
  });

  readonly ear = this.receive({
    entry: 'functions/archive/on-receipt.ts',
    env: ReceiptEnv,
    bucket: this.props.state.archiveBucket,
    prefix: RECEIPTS,
    timeout: Duration.seconds(20),
    impact: 'Receipts of archives are not processed: jobs stay open, and are handed over again.',
    runbook: 'archive-on-receipt',
    may: { table: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'] },
  });

  #openArchives(worker: AppFunction): void {
    const { state, stage } = this.props;
    worker.mayHandle(state.archiveBucket, PACKAGES, 'PutObject');
    worker.mayHandle(state.archiveBucket, RECEIPTS, 'GetObject');
    // The operator makes this secret: it holds the archive's key, which CloudFormation cannot know.
    for (const way of Object.values(stage.archives))
      if (way.kind === 'p360') Secret.fromSecretNameV2(this, way.keySecretName, way.keySecretName).grantRead(worker);
  }
}
