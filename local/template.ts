import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { type Cors, corsOf } from './cors.ts';
import { type Json, type Naming, type Resource, resolver, type Template, type World } from './resolve.ts';
import { BASE_PLACEHOLDER, synthesized } from './synthesize.ts';
import { type MailEvents, mailEventsOf, type Topic, topicsOf } from './template-mail.ts';

/** The deployed resources of the synthesized app, in the types of the local runtime. */
export type Deployed = {
  readonly tables: readonly CreateTableCommandInput[];
  readonly functions: ReadonlyMap<
    string,
    { readonly entry: string; readonly environment: Readonly<Record<string, string>> }
  >;
  readonly routes: readonly Route[];
  readonly cors: Cors | undefined;
  readonly streams: readonly StreamMapping[];
  readonly queues: readonly Queue[];
  readonly queueMappings: readonly { readonly queue: string; readonly function: string; readonly batchSize: number }[];
  readonly schedules: readonly {
    readonly id: string;
    readonly expression: string;
    readonly timeZone: string;
    readonly function: string;
    readonly input: string;
  }[];
  readonly uploads: readonly { readonly bucket: string; readonly prefix: string; readonly function: string }[];
  readonly secrets: readonly string[];
  readonly topics: readonly Topic[];
  readonly mailEvents: readonly MailEvents[];
};
export type Route = {
  readonly key: string;
  readonly function: string;
  readonly authorizer?: {
    readonly issuer: string;
    readonly audience: readonly string[];
    readonly scopes: readonly string[];
  };
};
export type StreamMapping = {
  readonly table: string;
  readonly function: string;
  readonly filters: readonly Json[];
  readonly batchSize: number;
  readonly retries: number;
  readonly bisect: boolean;
  readonly aside?: string;
};
export type Queue = {
  readonly name: string;
  readonly visibilitySeconds: number;
  readonly deadLetters?: string;
  readonly maxReceives: number;
};

const PSEUDO = {
  'AWS::AccountId': '000000000000',
  'AWS::Region': 'eu-north-1',
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'skolebro-local',
  'AWS::NoValue': '',
};

/**
 * Synthesizes the app for this machine (without bundling, only after a change of the sources) and reads the templates.
 */
export function readDeployed(issuerBase: string, awsEndpoint: string): Deployed {
  const folder = synthesized();
  // Lists of hosts have the host without the scheme.
  const hostOf = (url: string) => new URL(url).host;
  const textOf = (name: string) =>
    readFileSync(join(folder, name), 'utf8')
      .replaceAll(BASE_PLACEHOLDER, issuerBase)
      .replaceAll(hostOf(BASE_PLACEHOLDER), hostOf(issuerBase));
  const templates: Template[] = globSync('*.template.json', { cwd: folder })
    .sort()
    .map((name) => JSON.parse(textOf(name)));
  return deployedOf({ templates, naming: namingAt(awsEndpoint), pseudo: PSEUDO });
}

const namingAt =
  (awsEndpoint: string) =>
  (id: string, resource: Resource): Naming => {
    const account = PSEUDO['AWS::AccountId'];
    const name = `skolebro-local-${id}`.toLowerCase();
    const arn = (service: string, rest: string) => `arn:aws:${service}:eu-north-1:${account}:${rest}`;
    switch (resource.Type) {
      case 'AWS::DynamoDB::GlobalTable': {
        const table = arn('dynamodb', `table/${name}`);
        return { ref: name, attributes: { Arn: table, StreamArn: `${table}/stream` } };
      }
      case 'AWS::SQS::Queue': {
        const queue = String(resource.Properties?.QueueName ?? name);
        return { ref: `${awsEndpoint}/${account}/${queue}`, attributes: { Arn: arn('sqs', queue), QueueName: queue } };
      }
      case 'AWS::SecretsManager::Secret':
        return { ref: arn('secretsmanager', `secret:${name}`), attributes: { Id: name } };
      case 'AWS::Lambda::Function':
        return { ref: id, attributes: { Arn: arn('lambda', `function:${id}`) } };
      case 'AWS::S3::Bucket':
        return { ref: name, attributes: { Arn: `arn:aws:s3:::${name}` } };
      case 'AWS::SNS::Topic':
        return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } };
      default:
        return { ref: id, attributes: { Arn: arn('local', id), ApiEndpoint: awsEndpoint } };
    }
  };

const functionOf = (arnOrName: unknown): string => String(arnOrName).split(':function:').at(-1) ?? '';
const last = (arn: unknown): string => String(arn).split(/[:/]/).at(-1) ?? '';

/** Templates → the deployed resources. */
export function deployedOf(world: World): Deployed {
  const all = world.templates.flatMap((template) => {
    const resolve = resolver(world, template);
    return Object.entries(template.Resources).map(([id, resource]) => ({
      id,
      resource,
      name: world.naming(id, resource),
      get: (property: string) => resolve(resource.Properties?.[property]),
    }));
  });
  const of = (type: string) => all.filter(({ resource }) => resource.Type === type);
  const mappings = of('AWS::Lambda::EventSourceMapping');
  const isStream = (source: unknown) => String(source).includes('/stream');
  return {
    routes: routesOf(of),
    cors: corsOf(of),
    tables: of('AWS::DynamoDB::GlobalTable').map(({ name, get }) => tableOf(name.ref, get)),
    functions: new Map(
      of('AWS::Lambda::Function').flatMap(({ id, resource, get }) => {
        const entry = resource.Metadata?.['skolebro:entry'];
        const environment = (get('Environment') as { Variables?: Record<string, string> } | undefined)?.Variables ?? {};
        return typeof entry === 'string' ? [[id, { entry, environment }] as const] : [];
      }),
    ),
    streams: mappings.filter(({ get }) => isStream(get('EventSourceArn'))).map(({ get }) => streamOf(get)),
    queueMappings: mappings
      .filter(({ get }) => !isStream(get('EventSourceArn')))
      .map(({ get }) => ({
        queue: last(get('EventSourceArn')),
        function: functionOf(get('FunctionName')),
        batchSize: Number(get('BatchSize') ?? 10),
      })),
    queues: of('AWS::SQS::Queue').map(({ name, get }): Queue => {
      const redrive = get('RedrivePolicy') as { deadLetterTargetArn: string; maxReceiveCount: number } | undefined;
      return {
        name: name.attributes.QueueName ?? '',
        visibilitySeconds: Number(get('VisibilityTimeout') ?? 30),
        maxReceives: redrive?.maxReceiveCount ?? Number.POSITIVE_INFINITY,
        ...(redrive && { deadLetters: last(redrive.deadLetterTargetArn) }),
      };
    }),
    schedules: of('AWS::Scheduler::Schedule').map(({ id, get }) => {
      const target = get('Target') as { Arn: string; Input?: string };
      return {
        id,
        expression: String(get('ScheduleExpression')),
        timeZone: String(get('ScheduleExpressionTimezone') ?? 'UTC'),
        function: functionOf(target.Arn),
        input: target.Input ?? '{}',
      };
    }),
    uploads: of('AWS::Events::Rule').flatMap(({ get }) => uploadsOf(get)),
    secrets: of('AWS::SecretsManager::Secret').map(({ name }) => name.ref),
    topics: topicsOf(of),
    mailEvents: mailEventsOf(of),
  };
}

type Get = (property: string) => unknown;
export type Found = { readonly id: string; readonly name: Naming; readonly get: Get };

/** Routes with their function and authorizer, followed through integration and authorizer resources. */
function routesOf(of: (type: string) => readonly Found[]): Route[] {
  const byId = (type: string, id: string): Found => {
    const found = of(type).find((resource) => resource.id === id || resource.name.ref === id);
    if (found) return found;
    throw new Error(`The template has no ${type} ${id}`);
  };
  return of('AWS::ApiGatewayV2::Route').map(({ get }) => {
    const key = String(get('RouteKey'));
    const integration = byId('AWS::ApiGatewayV2::Integration', last(get('Target')));
    const handler = functionOf(integration.get('IntegrationUri'));
    if (get('AuthorizationType') !== 'JWT') return { key, function: handler };
    const authorizer = byId('AWS::ApiGatewayV2::Authorizer', String(get('AuthorizerId')));
    const jwt = authorizer.get('JwtConfiguration') as { Issuer: string; Audience: string[] };
    const scopes = (get('AuthorizationScopes') ?? []) as string[];
    return { key, function: handler, authorizer: { issuer: jwt.Issuer, audience: jwt.Audience, scopes } };
  });
}

/** A global table of one region as input of `CreateTable`, with its keys, indexes and stream. */
function tableOf(name: string, get: Get): CreateTableCommandInput {
  const stream = get('StreamSpecification') as { StreamViewType: 'NEW_AND_OLD_IMAGES' } | undefined;
  const indexes = get('GlobalSecondaryIndexes') as CreateTableCommandInput['GlobalSecondaryIndexes'];
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: get('KeySchema') as CreateTableCommandInput['KeySchema'],
    AttributeDefinitions: get('AttributeDefinitions') as CreateTableCommandInput['AttributeDefinitions'],
    ...(indexes && {
      GlobalSecondaryIndexes: indexes.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })),
    }),
    ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
  };
}

function streamOf(get: Get): StreamMapping {
  const filters = (get('FilterCriteria') as { Filters: { Pattern: string }[] } | undefined)?.Filters ?? [];
  const failure = get('DestinationConfig') as { OnFailure?: { Destination: string } } | undefined;
  return {
    table: /table\/([^/]+)\/stream/.exec(String(get('EventSourceArn')))?.[1] ?? '',
    function: functionOf(get('FunctionName')),
    filters: filters.map(({ Pattern }): Json => JSON.parse(Pattern)),
    batchSize: Number(get('BatchSize') ?? 100),
    retries: Number(get('MaximumRetryAttempts') ?? -1),
    bisect: get('BisectBatchOnFunctionError') === true,
    ...(failure?.OnFailure && { aside: last(failure.OnFailure.Destination) }),
  };
}

/** The uploads of a rule on objects that arrive in a bucket; none for other rules. */
function uploadsOf(get: Get): Deployed['uploads'] {
  const { detail } = get('EventPattern') as {
    detail?: { bucket?: { name: string[] }; object?: { key: { prefix: string }[] } };
  };
  const targets = (get('Targets') ?? []) as { Arn: string }[];
  return (detail?.bucket?.name ?? []).flatMap((bucket) =>
    targets.map(({ Arn }) => ({
      bucket,
      prefix: detail?.object?.key[0]?.prefix ?? '',
      function: functionOf(Arn),
    })),
  );
}
