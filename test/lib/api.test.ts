import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Duration, Stack } from 'aws-cdk-lib';
import { CfnStage, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import type { RouteTable } from '../../functions/shared/http/route.ts';
import { stageNamed } from '../../lib/stage.ts';
import { factsIn } from '../support/facts.ts';
import { at, listOf } from '../support/json.ts';
import { productionStage } from '../support/production-stage.ts';
import {
  emptyApp,
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
const tables: readonly RouteTable[] = FEATURES.map((feature) => feature.routes);
const wanted = new Map(tables.flatMap((table) => Object.entries(table)));
/** Open to everybody. A new name here is a decision, not a detail. */
/**
 * What shows no data, receipts of archives, which are believed by their signature (decision 023), the end of a
 * sign-in, whose code Feide checks (decision 048), and feeds of calendars, whose address is a secret (decision 056).
 */
const PUBLIC = [
  'GET /openapi.json',
  'GET /docs',
  'POST /callbacks/archive-receipts',
  'POST /v1/sign-in/feide',
  'GET /v1/calendar/{token}',
];
/** What the API's log may say of a request. */
const LOGGED = new Set(
  ['requestId', 'routeKey', 'status', 'responseLatency', 'authorizer.error'].map((name) => `$context.${name}`),
);
/** What no table has: says that there is nothing, or which methods there are (decision 038). */
const REST = '$default';

const property = (resource: Resource | undefined, ...path: readonly (string | number)[]): unknown =>
  at(resource?.properties, ...path);
const keyOf = (route: Resource): string => String(property(route, 'RouteKey'));
const routesIn = (resources: Resources): readonly Resource[] => resources.of('AWS::ApiGatewayV2::Route');
const authorizerOf = (resources: Resources, route: Resource): Resource | undefined =>
  resources.byId(idOf(property(route, 'AuthorizerId')));

function openApi(stack: Stack): string {
  const handler = new Lambda(stack, 'Open', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = () => {}'),
  });
  const integration = new HttpLambdaIntegration('Open', handler);
  new HttpApi(stack, 'Api').addRoutes({ path: '/v1/owner/settings', methods: [HttpMethod.GET], integration });
  return 'GET /v1/owner/settings';
}

/** True when a policy lets CloudWatch do this, on behalf of this account only. */
const letsRing = (policy: unknown, action: string): boolean =>
  listOf(at(policy, 'Statement')).some(
    (row) =>
      at(row, 'Effect') === 'Allow' &&
      at(row, 'Principal', 'Service') === 'cloudwatch.amazonaws.com' &&
      listOf(at(row, 'Action')).includes(action) &&
      at(row, 'Condition', 'StringEquals', 'aws:SourceAccount') !== undefined,
  );

const alarm = (stack: Stack, alarmDescription: string): string => alarmOf(stack, alarmDescription).node.id;
const alarmOf = (stack: Stack, alarmDescription: string): Alarm =>
  new Alarm(stack, 'Mute', {
    alarmDescription,
    evaluationPeriods: 1,
    threshold: 0,
    metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Errors', period: Duration.minutes(5) }),
  });

const RUNBOOK = /^(?<impact>[A-Z].+[^.])\. Runbook: (?:https:\/\/[a-z.]+\/)?(?<page>docs\/runbooks\/[a-z-]+\.md)$/;

const laws: readonly Law[] = [
  {
    name: 'every route but the public ones wants a token of its audience, with a scope that ID tokens lack',
    guilty: (resources) =>
      routesIn(resources)
        .filter((route) => ![...PUBLIC, REST].includes(keyOf(route)))
        .filter((route) => {
          const issuer = property(authorizerOf(resources, route), 'JwtConfiguration', 'Issuer');
          const config = productionStage().issuers.find(
            (candidate) => candidate.login === wanted.get(keyOf(route))?.audience,
          );
          return (
            property(route, 'AuthorizationType') !== 'JWT' ||
            issuer !== config?.issuer ||
            !listOf(property(route, 'AuthorizationScopes')).includes(config?.scope)
          );
        })
        .map(keyOf),
    plant: openApi,
  },
  {
    name: 'every route stands in a route table',
    guilty: (resources) =>
      routesIn(resources)
        .map(keyOf)
        .filter((key) => !wanted.has(key) && key !== REST),
    plant: (stack) => {
      const handler = new Lambda(stack, 'Stray', {
        runtime: Runtime.NODEJS_24_X,
        handler: 'index.handler',
        code: Code.fromInline('exports.handler = () => {}'),
      });
      const integration = new HttpLambdaIntegration('Stray', handler);
      new HttpApi(stack, 'Api').addRoutes({ path: '/v1/stray', methods: [HttpMethod.GET], integration });
      return 'GET /v1/stray';
    },
  },
  {
    name: 'every route stands in the stack of the function that it leads to, so that room grows with features (decision 018)',
    guilty: (resources) =>
      routesIn(resources)
        .filter((route) => {
          const integration = resources.byId(idOf(at(property(route, 'Target'), 'Fn::Join', 1, 1)));
          return resources.byId(idOf(property(integration, 'IntegrationUri')))?.stack !== route.stack;
        })
        .map(keyOf),
    plant: (stack) => {
      const other = new Stack(stack.node.root, 'Other');
      const handler = new Lambda(other, 'Far', {
        runtime: Runtime.NODEJS_24_X,
        handler: 'index.handler',
        code: Code.fromInline('exports.handler = () => {}'),
      });
      const integration = new HttpLambdaIntegration('Far', handler);
      new HttpApi(stack, 'Api').addRoutes({ path: '/v1/far', methods: [HttpMethod.GET], integration });
      return 'GET /v1/far';
    },
  },
  {
    name: 'every API stage keeps a log of its own and slows a flood down',
    guilty: (resources) =>
      idsWhere(
        resources.of('AWS::ApiGatewayV2::Stage'),
        (stage) =>
          property(stage, 'AccessLogSettings', 'DestinationArn') === undefined ||
          !(Number(property(stage, 'DefaultRouteSettings', 'ThrottlingRateLimit')) > 0),
      ),
    plant: (stack) => {
      openApi(stack);
      return 'DefaultStage';
    },
  },
  {
    name: 'the API’s log names routes and no path: a path holds ids, and that of a feed is a secret',
    guilty: (resources) =>
      idsWhere(resources.of('AWS::ApiGatewayV2::Stage'), (stage) => {
        const named = String(property(stage, 'AccessLogSettings', 'Format') ?? '').match(/\$context[\w.]*/g) ?? [];
        return named.some((name) => !LOGGED.has(name));
      }),
    plant: (stack) => {
      const { defaultStage } = new HttpApi(stack, 'Telling');
      const stage = defaultStage?.node.defaultChild;
      if (!(stage instanceof CfnStage)) throw new Error('The API has no stage.');
      stage.accessLogSettings = { destinationArn: 'arn', format: '{"path":"$context.path"}' };
      return 'TellingDefaultStage';
    },
  },
  {
    name: 'every alarm says who suffers, names a runbook that exists, and tells somebody',
    guilty: (resources) =>
      idsWhere(resources.of('AWS::CloudWatch::Alarm'), (resource) => {
        const page = RUNBOOK.exec(String(property(resource, 'AlarmDescription')))?.groups?.page;
        return (
          page === undefined || !existsSync(join(ROOT, page)) || listOf(property(resource, 'AlarmActions')).length === 0
        );
      }),
    plant: (stack) => alarm(stack, 'Something is wrong. Runbook: docs/runbooks/nowhere.md'),
  },
  {
    name: 'every topic that an alarm rings lets CloudWatch of this account publish, and use its key',
    guilty: (resources) =>
      [
        ...new Set(
          resources.of('AWS::CloudWatch::Alarm').flatMap((resource) => listOf(property(resource, 'AlarmActions'))),
        ),
      ]
        .map(idOf)
        .filter((id) => {
          const topic = resources.byId(id);
          const policies = resources
            .of('AWS::SNS::TopicPolicy')
            .filter((resource) => listOf(property(resource, 'Topics')).map(idOf).includes(id));
          const key = resources.byId(idOf(property(topic, 'KmsMasterKeyId')));
          const publishes = policies.some((policy) => letsRing(property(policy, 'PolicyDocument'), 'sns:Publish'));
          const encrypts = ['kms:Decrypt', 'kms:GenerateDataKey'].every((action) =>
            letsRing(property(key, 'KeyPolicy'), action),
          );
          return !publishes || !encrypts;
        }),
    plant: (stack) => {
      const masterKey = new Key(stack, 'Key');
      const topic = new Topic(stack, 'Deaf', { masterKey, enforceSSL: true });
      alarmOf(stack, 'Somebody suffers. Runbook: docs/runbooks/http-api.md').addAlarmAction(new SnsAction(topic));
      return 'Deaf';
    },
  },
  {
    name: 'every work queue rings when its oldest message is old, so that a reader that stands still is heard of',
    guilty: (resources) =>
      idsWhere(resources.of('AWS::Lambda::EventSourceMapping'), (resource) => {
        const queue = resources.byId(idOf(property(resource, 'EventSourceArn')));
        if (queue?.type !== 'AWS::SQS::Queue') return false;
        return !resources
          .about('AWS::CloudWatch::Alarm', queue.id)
          .some((other) => property(other, 'MetricName') === 'ApproximateAgeOfOldestMessage');
      }),
    plant: (stack) => {
      const handler = new Lambda(stack, 'Reader', {
        runtime: Runtime.NODEJS_24_X,
        handler: 'index.handler',
        code: Code.fromInline('exports.handler = () => {}'),
      });
      handler.addEventSource(new SqsEventSource(new Queue(stack, 'Queue')));
      return 'ReaderSqsEventSource';
    },
  },
  {
    name: 'every stack is far from the limits of CloudFormation',
    guilty: (resources) =>
      [...new Set(resources.all.map(({ stack }) => stack))].filter((stack) => {
        const own = resources.all.filter((resource) => resource.stack === stack);
        return own.length > 400 || JSON.stringify(own).length > 800_000;
      }),
    plant: (stack) => {
      for (let index = 0; index < 401; index++) new Queue(stack, `Queue${index}`);
      return stack.stackName;
    },
  },
];

describe('the API, its alarms and its size', () => {
  const system = resourcesOf(systemOf());
  holdLaws(laws, () => system);

  it('the API, its alarms and its size serves every route of every table', () => {
    expect(routesIn(system).map(keyOf).sort()).toEqual([...wanted.keys(), REST].sort());
  });

  it('the API, its alarms and its size leaves exactly the public list without a token', () => {
    const open = routesIn(system).filter((route) => property(route, 'AuthorizationType') === 'NONE');
    expect(open.map(keyOf).sort()).toEqual([...PUBLIC, REST].sort());
  });

  it('the API, its alarms and its size sends what no route takes to the function that shows no data, by one resource', () => {
    const targetOf = (key: string) =>
      property(
        routesIn(system).find((route) => keyOf(route) === key),
        'Target',
      );
    expect(targetOf(REST)).toEqual(targetOf('GET /docs'));
  });

  it('the API, its alarms and its size has two authorizers, each with its issuer and audience', () => {
    const authorizers = system
      .of('AWS::ApiGatewayV2::Authorizer')
      .map((resource) => property(resource, 'JwtConfiguration'));
    expect(authorizers).toEqual(
      productionStage().issuers.map((issuer) => ({
        Issuer: issuer.issuer,
        Audience: [issuer.audience],
      })),
    );
  });

  it('the API, its alarms and its size rings when most who come are refused, of which no function hears', () => {
    const log = idOf(property(system.of('AWS::ApiGatewayV2::Stage')[0], 'AccessLogSettings', 'DestinationArn'));
    const filters = system.about('AWS::Logs::MetricFilter', log);
    const said = filters.map((filter) => [
      property(filter, 'FilterPattern'),
      property(filter, 'MetricTransformations', 0, 'MetricValue'),
    ]);
    expect(said.sort()).toEqual([
      ['{ $.status != "401" }', '0'],
      ['{ $.status = "401" }', '1'],
    ]);
    const name = String(property(filters[0], 'MetricTransformations', 0, 'MetricName'));
    const [ring] = system.about('AWS::CloudWatch::Alarm', name);
    expect([property(ring, 'Statistic'), property(ring, 'Threshold'), property(ring, 'EvaluationPeriods')]).toEqual([
      'Average',
      0.5,
      3,
    ]);
  });

  it('the API, its alarms and its size has a runbook for every alarm and no runbook for none', () => {
    const named = system
      .of('AWS::CloudWatch::Alarm')
      .map((resource) => RUNBOOK.exec(String(property(resource, 'AlarmDescription')))?.groups?.page);
    const pages = globSync('docs/runbooks/[a-z]*.md', { cwd: ROOT }).map((page) => page.replaceAll('\\', '/'));
    expect([...new Set(named)].sort()).toEqual(pages.sort());
    for (const page of pages)
      for (const part of ['## Who suffers', '## Look at', '## Do'])
        expect(readFileSync(join(ROOT, page), 'utf8'), page).toContain(part);
  });

  it('the API, its alarms and its size brings every subscriber the facts of its subscription', async () => {
    const queuesOf = (resource: Resource) =>
      property(resource, 'Environment', 'Variables', 'FACT_QUEUES', 'Fn::Join', 1);
    const parts = listOf(
      system
        .of('AWS::Lambda::Function')
        .map(queuesOf)
        .find((found) => found !== undefined),
    );
    const queues: unknown = JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'queue')).join(''));
    const brought = Object.entries(queues ?? {}).flatMap(([consumer, queue]) =>
      listOf(at(queue, 'facts')).map((name) => `${consumer}: ${name}`),
    );
    const wanted = (await factsIn('functions/*/subscription.ts')).map(
      ({ path, name }) => `${basename(dirname(path))}: ${name}`,
    );
    expect(brought.sort()).toEqual(wanted.sort());
    expect(brought.length).toBeGreaterThan(30);
  });

  it('the API, its alarms and its size closes the made-up address when a stage has a name of its own', () => {
    const domain = { name: 'api.skolebro.no', certificateArn: 'arn:aws:acm:eu-north-1:1:certificate/c' };
    const named = resourcesOf(systemOf(productionStage({ domain })));
    expect(property(named.of('AWS::ApiGatewayV2::Api')[0], 'DisableExecuteApiEndpoint')).toBe(true);
    expect(property(named.of('AWS::ApiGatewayV2::DomainName')[0], 'DomainName')).toBe(domain.name);
  });

  it('the API, its alarms and its size refuses a stage that nobody described', () => {
    expect(() => stageNamed('tset')).toThrow('There is no stage "tset"');
    expect(resourcesOf(emptyApp()).all).toEqual([]);
  });
});
