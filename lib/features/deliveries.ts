import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Env, FactEnv, JobEnv } from '../../functions/deliveries/env.ts';
import { routes } from '../../functions/deliveries/routes.ts';
import { SubscribedFact } from '../../functions/deliveries/subscription.ts';
import { AppFunction, type EnvironmentOf } from '../parts/app-function.ts';
import { FactQueue } from '../parts/fact-queue.ts';
import { accessLogEnvironment, type FeatureProps, loginEnvironment } from '../parts/feature.ts';
import { runOn } from '../parts/schedule.ts';

const TIMEOUT = Duration.seconds(20);
/** A run takes at most five hundred deliveries of each owner; it may be cut off and repeated. */
const JOB_TIMEOUT = Duration.minutes(5);
/** Every 15 minutes of the school's day, so that a letter without a channel becomes a paper task on the same day. */
const DAYTIME = { minute: '0,15,30,45', hour: '6,7,8,9,10,11,12,13,14,15' };

/**
 * Deliveries of warnings: the queue that opens one per recipient and keeps its trail, the job that reminds and makes
 * paper tasks, and the HTTP function that shows them.
 */
export class Deliveries extends Construct {
  /** The queue of facts. */
  readonly inbound: FactQueue;

  constructor(scope: Construct, id: string, props: FeatureProps) {
    super(scope, id);
    const alarm = {
      impact: 'The school does not see who has got a warning; what was sent is safe, and families can read it.',
      runbook: 'deliveries-inbound',
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
      entry: 'functions/deliveries/on-fact.ts',
      environment: { TABLE_NAME: props.state.table.tableName },
      timeout: TIMEOUT,
    });
    consumer.mayUse(props.state.table, 'BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem');
    this.inbound.feeds(consumer);
    this.#api(props);
    this.#job(props);
  }

  #job(props: FeatureProps): void {
    const alarm = {
      impact:
        'Nobody is reminded of a warning, and no school learns which letters must go on paper; the law gives a week.',
      runbook: 'deliveries-every-quarter',
    };
    const job = new AppFunction<EnvironmentOf<typeof JobEnv>>(this, 'EveryQuarter', {
      ...props,
      ...alarm,
      entry: 'functions/deliveries/every-quarter.ts',
      environment: { TABLE_NAME: props.state.table.tableName, TOKEN_ISSUERS: JSON.stringify(props.stage.issuers) },
      timeout: JOB_TIMEOUT,
    });
    job.mayUse(props.state.table, 'BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem');
    const description = 'Reminds of warnings that nobody has opened, and has schools bring them on paper';
    runOn(job, DAYTIME, { ...alarm, state: props.state, worthFor: Duration.minutes(15), description });
  }

  #api(props: FeatureProps): void {
    const { state } = props;
    const api = new AppFunction<EnvironmentOf<typeof Env>>(this, 'Api', {
      ...props,
      entry: 'functions/deliveries/api.ts',
      beside: 'functions/letters/faces',
      environment: { ...loginEnvironment(props), ...accessLogEnvironment(props) },
      impact: 'Guardians and pupils cannot read the warnings that they have been told of.',
      runbook: 'deliveries-api',
    });
    api.mayUse(state.table, 'BatchGetItem', 'GetItem', 'Query', 'PutItem', 'UpdateItem');
    api.mayUse(state.accessLogTable, 'PutItem');
    api.mayRead(state.loginKey);
    props.http.serve(this, api, routes);
  }
}
