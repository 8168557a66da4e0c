import { basename } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import type { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ZodMiniObject } from 'zod/mini';
import type { RouteTable } from '../../functions/shared/http/route.ts';
import type { Stage } from '../stage.ts';
import type { StatefulStack } from '../stateful.ts';
import { AppFunction, type AppFunctionProps } from './app-function.ts';
import { FactQueue, type FactQueueProps } from './fact-queue.ts';
import type { AppHttpApi } from './http-api.ts';
import { runOn, type ScheduleProps, type When } from './schedule.ts';
import { onUpload } from './uploads.ts';
import { environmentOf, type Variables, variablesOf } from './variables.ts';

/** The props of every feature's construct: the stage, all state, and the API that takes its routes. */
export type FeatureProps = {
  readonly stage: Stage;
  readonly state: StatefulStack;
  readonly http: AppHttpApi;
};

type Action = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';

/** The variables of a schema that neither the stage nor its state gives: a missing one does not compile. */
type Own<Schema extends ZodMiniObject> = Exclude<keyof Schema['shape'] & string, keyof Variables>;
type Environment<Schema extends ZodMiniObject> = [Own<Schema>] extends [never]
  ? { readonly environment?: undefined }
  : { readonly environment: Readonly<Record<Own<Schema>, string>> };

/** One function of a feature as data: its entry, its variables, its rights, and the people who suffer when it fails. */
export type FunctionProps<Schema extends ZodMiniObject> = Omit<AppFunctionProps, 'environment' | 'stage' | 'state'> &
  Environment<Schema> & {
    /** The construct id, where it is not made of the entry's name. */
    readonly id?: string;
    /** The entry's schema of its environment. */
    readonly env: Schema;
    /** The actions that it may use on the items of each table. */
    readonly may?: Readonly<Partial<Record<'table' | 'identityTable' | 'accessLogTable', readonly Action[]>>>;
    /** The secrets that it reads. */
    readonly reads?: readonly ('loginKey' | 'identityKey' | 'archiveKey')[];
    readonly sendsTo?: readonly Queue[];
    /** Rights that few functions have. */
    readonly grant?: (target: AppFunction) => void;
  };

type Served = { readonly routes: RouteTable };
type Subscribed = Pick<FactQueueProps, 'subscription'>;
type Received = { readonly bucket: Bucket; readonly prefix: string };
type Scheduled = Pick<ScheduleProps, 'description' | 'worthFor'> & { readonly when: When };

/** The time that a function has for a batch of facts unless it says otherwise. */
const FACT_TIMEOUT = Duration.seconds(20);

/** The construct id of an entry: `EveryMorning` for `functions/absence/every-morning.ts`. */
const idOf = (entry: string): string =>
  basename(entry, '.ts').replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** A feature in AWS: its functions, each with exactly the rights that it names, and their triggers. */
export class Feature<Props extends FeatureProps = FeatureProps> extends Construct {
  protected readonly props: Props;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    this.props = props;
  }

  /** A function, with the variables that its schema names. */
  protected lambda<Schema extends ZodMiniObject>(props: FunctionProps<Schema>): AppFunction {
    const { env, may = {}, reads = [], sendsTo = [], grant } = props;
    const { stage, state } = this.props;
    const environment = environmentOf(env, { ...variablesOf(this.props), ...props.environment });
    const made = new AppFunction(this, props.id ?? idOf(props.entry), { ...props, stage, state, environment });
    if (may.table) made.mayUse(state.table, ...may.table);
    if (may.identityTable) made.mayUse(state.identityTable, ...may.identityTable);
    if (may.accessLogTable) made.mayUse(state.accessLogTable, ...may.accessLogTable);
    for (const secret of reads) made.mayRead(state[secret]);
    for (const queue of sendsTo) queue.grantSendMessages(made);
    grant?.(made);
    return made;
  }

  /** The function that answers the feature's routes. */
  protected serve<Schema extends ZodMiniObject>(props: FunctionProps<Schema> & Served): HttpLambdaIntegration {
    return this.props.http.serve(this, this.lambda(props), props.routes);
  }

  /** The queue of the facts that the feature subscribes to, and the function that acts on them. */
  protected subscribe<Schema extends ZodMiniObject>(props: FunctionProps<Schema> & Subscribed): FactQueue {
    const { impact, runbook, subscription, timeout = FACT_TIMEOUT } = props;
    const inbound = new FactQueue(this, 'Inbound', { impact, runbook, subscription, timeout, state: this.props.state });
    inbound.feeds(this.lambda({ ...props, timeout }));
    return inbound;
  }

  /** A function that reads the objects that arrive under a prefix of a bucket. */
  protected receive<Schema extends ZodMiniObject>(props: FunctionProps<Schema> & Received): AppFunction {
    const { bucket, prefix, impact, runbook } = props;
    const made = this.lambda(props);
    made.mayHandle(bucket, prefix, 'GetObject');
    onUpload(made, bucket, prefix, { impact, runbook, state: this.props.state });
    return made;
  }

  /** A function that runs by the clock. */
  protected schedule<Schema extends ZodMiniObject>(props: FunctionProps<Schema> & Scheduled): AppFunction {
    const { when, description, worthFor, impact, runbook } = props;
    const made = this.lambda(props);
    runOn(made, when, { description, worthFor, impact, runbook, state: this.props.state });
    return made;
  }
}
