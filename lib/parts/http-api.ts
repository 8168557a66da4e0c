import { Duration } from 'aws-cdk-lib';
import {
  CfnStage,
  CorsHttpMethod,
  type CorsPreflightOptions,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type IFilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Audience, RouteTable } from '../../functions/shared/http/route.ts';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import { alarmOn, PERIOD } from './alarm.ts';
import { keptLog } from './kept-log.ts';

/** Clients with an expired token are refused all day; a refusal of more than half is no client's fault. */
const MOST_REFUSED = 0.5;

const METHODS: Readonly<Record<string, HttpMethod>> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  PATCH: HttpMethod.PATCH,
  DELETE: HttpMethod.DELETE,
};

/** Browsers at the portal's addresses may call; without a portal, none may. */
function corsFor(origins: readonly string[]): CorsPreflightOptions | undefined {
  if (origins.length === 0) return undefined;
  return {
    allowOrigins: [...origins],
    allowMethods: [
      CorsHttpMethod.GET,
      CorsHttpMethod.POST,
      CorsHttpMethod.PUT,
      CorsHttpMethod.PATCH,
      CorsHttpMethod.DELETE,
    ],
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match', 'accept-language'],
    exposeHeaders: ['etag', 'x-request-id', 'allow', 'content-language', 'retry-after', 'www-authenticate'],
    maxAge: Duration.hours(1),
  };
}

/** The HTTP API with one authorizer per kind of token: guardians' from ID-porten, everybody else's from Feide. */
export class AppHttpApi extends Construct {
  readonly api: HttpApi;
  /** The API's address. */
  readonly url: string;
  /** The host of the address, as the portal's CloudFront asks it. */
  readonly host: string;
  readonly #authorizers: Readonly<Record<Audience, { authorizer: IHttpRouteAuthorizer; scopes?: string[] }>>;

  constructor(scope: Construct, id: string, { stage, alarms }: { readonly stage: Stage; readonly alarms: ITopic }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      // With our own name, AWS's generated address must not be a second entrance.
      disableExecuteApiEndpoint: stage.domain !== undefined,
      corsPreflight: corsFor(stage.portalOrigins),
    });
    this.url = stage.domain ? `https://${stage.domain.name}` : this.api.apiEndpoint;
    this.host = stage.domain?.name ?? `${this.api.apiId}.execute-api.${stage.region}.amazonaws.com`;
    this.#ring(alarms);
    this.#ringOnRefusals(this.#stage(stage), alarms);
    this.#authorizers = {
      guardian: this.#jwt('GuardianTokens', 'guardian', stage),
      feide: this.#jwt('FeideTokens', 'feide', stage),
      public: { authorizer: new HttpNoneAuthorizer() },
    };
  }

  /**
   * Serves every route of a feature's table by one function, each with the authorizer of its audience, all within the
   * feature's own stack.
   */
  serve(feature: Construct, handler: IFunction, routes: RouteTable): HttpLambdaIntegration {
    const scope = new Construct(feature, 'Routes');
    const integration = new HttpLambdaIntegration('Integration', handler, {
      // One permission for the whole API: one per route would exceed the size of a function's policy.
      scopePermissionToRoute: false,
    });
    for (const [key, route] of Object.entries(routes)) {
      const [verb = '', path = ''] = key.split(' ');
      const method = METHODS[verb];
      if (!method) throw new Error(`The route "${key}" has a method that the API does not take.`);
      const { authorizer, scopes } = this.#authorizers[route.audience];
      const added = new HttpRoute(scope, `${verb}${path}`, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, method),
        integration,
        authorizer,
        ...(scopes && { authorizationScopes: scopes }),
      });
      if (route.audience === 'public')
        acknowledge(
          added,
          'Open to everybody: no data, a signature, a code that its issuer checks, or an address that is itself a secret.',
          'AwsSolutions-APIG4',
        );
    }
    acknowledge(handler, 'The API waits for the answer: the caller sees a failure.', 'Serverless-LambdaDLQ');
    return integration;
  }

  /**
   * Sends requests that no table takes to a function without data: unknown addresses, other methods, HEAD and
   * preflights (decision 038). One resource. No authorizer, since a browser's preflight carries no token.
   */
  serveRest(feature: Construct, integration: HttpLambdaIntegration): HttpRoute {
    const rest = new HttpRoute(feature, 'Rest', {
      httpApi: this.api,
      integration,
      routeKey: HttpRouteKey.DEFAULT,
      authorizer: new HttpNoneAuthorizer(),
    });
    acknowledge(rest, 'It says that there is nothing, or which methods there are.', 'AwsSolutions-APIG4');
    return rest;
  }

  /** Rings on answers of the 500 family. Our entries answer 500 instead of failing, so only the API sees these. */
  #ring(topic: ITopic): void {
    alarmOn(this, 'ServerErrors', {
      topic,
      impact: 'Some who ask are answered with an error of ours.',
      runbook: 'http-api',
      metric: this.api.metricServerError({ period: PERIOD, statistic: 'Sum' }),
      above: 0,
    });
  }

  /**
   * Rings when the gateway refuses most tokens. Refused tokens never reach a function, so an issuer's changed key or a
   * wrong audience would shut everybody out without an error of ours. A refusal counts 1, any other answer 0, and the
   * average is the share.
   */
  #ringOnRefusals(log: LogGroup, topic: ITopic): void {
    const metricName = `${this.node.path}/Refused`;
    const counted = (id: string, filterPattern: IFilterPattern, metricValue: string) =>
      log.addMetricFilter(id, { filterPattern, metricNamespace: 'Skolebro', metricName, metricValue });
    const refused = counted('Refused', FilterPattern.stringValue('$.status', '=', '401'), '1');
    counted('Answered', FilterPattern.stringValue('$.status', '!=', '401'), '0');
    alarmOn(this, 'SignInRefused', {
      topic,
      impact: 'Most people who sign in are refused.',
      runbook: 'http-api',
      metric: refused.metric({ period: PERIOD, statistic: 'Average' }),
      above: MOST_REFUSED,
      periods: 3,
    });
  }

  #jwt(id: string, login: 'guardian' | 'feide', stage: Stage) {
    const issuer = stage.issuers.find((candidate) => candidate.login === login);
    if (!issuer) throw new Error(`The stage ${stage.name} has no issuer for ${login}; see lib/stage.ts.`);
    const jwtAudience = [issuer.audience];
    return { authorizer: new HttpJwtAuthorizer(id, issuer.issuer, { jwtAudience }), scopes: [issuer.scope] };
  }

  #domain({ name, certificateArn }: NonNullable<Stage['domain']>): DomainName {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    return new DomainName(this, 'Domain', { domainName: name, certificate });
  }

  /** The API's default stage; returns its log. */
  #stage(stage: Stage): LogGroup {
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: stage.logRetention,
      removalPolicy: keptLog(stage),
    });
    const httpStage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Ten times the busiest minute that we expect of one county; a flood stops here and not at the tables.
      throttle: { rateLimit: 1000, burstLimit: 2000 },
      ...(stage.domain && { domainMapping: { domainName: this.#domain(stage.domain) } }),
    });
    const resource = httpStage.node.defaultChild;
    if (!(resource instanceof CfnStage)) throw new Error('The API has no stage of CloudFormation.');
    resource.accessLogSettings = {
      destinationArn: accessLog.logGroupArn,
      // Route keys, never paths: a path holds ids.
      format: JSON.stringify({
        requestId: '$context.requestId',
        route: '$context.routeKey',
        status: '$context.status',
        milliseconds: '$context.responseLatency',
        authorizerError: '$context.authorizer.error',
      }),
    };
    return accessLog;
  }
}
