import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Audience, RouteTable } from '../../functions/shared/route.ts';
import type { Stage } from '../stage.ts';

const METHODS: Readonly<Record<string, HttpMethod>> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  PATCH: HttpMethod.PATCH,
  DELETE: HttpMethod.DELETE,
};

/** The HTTP API with one authorizer per kind of token: guardians' from ID-porten, everybody else's from Feide. */
export class AppHttpApi extends Construct {
  readonly api: HttpApi;
  readonly #authorizers: Readonly<Record<Audience, { authorizer: IHttpRouteAuthorizer; scopes?: string[] }>>;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: stage.portalOrigins.length > 0 ? [...stage.portalOrigins] : ['https://skolebro.example'],
        allowMethods: [
          CorsHttpMethod.GET,
          CorsHttpMethod.POST,
          CorsHttpMethod.PUT,
          CorsHttpMethod.PATCH,
          CorsHttpMethod.DELETE,
        ],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'accept-language'],
        exposeHeaders: ['etag', 'x-request-id'],
        maxAge: Duration.hours(1),
      },
    });
    this.#stage(stage);
    this.#authorizers = {
      guardian: this.#jwt('GuardianTokens', 'guardian', stage),
      feide: this.#jwt('FeideTokens', 'feide', stage),
      public: { authorizer: new HttpNoneAuthorizer() },
    };
  }

  /** Every route of a feature's table, each with the authorizer of its audience, to one function. */
  serve(id: string, handler: IFunction, routes: RouteTable): void {
    const integration = new HttpLambdaIntegration(`${id}Integration`, handler, {
      // One permission for the whole API: one per route would outgrow what a function's policy may hold.
      scopePermissionToRoute: false,
    });
    for (const [key, route] of Object.entries(routes)) {
      const [verb = '', path = ''] = key.split(' ');
      const method = METHODS[verb];
      if (!method) throw new Error(`The route "${key}" has a method that the API does not take.`);
      const { authorizer, scopes } = this.#authorizers[route.audience];
      this.api.addRoutes({
        path,
        methods: [method],
        integration,
        authorizer,
        ...(scopes && { authorizationScopes: scopes }),
      });
    }
  }

  #jwt(id: string, login: 'guardian' | 'feide', stage: Stage) {
    const issuer = stage.issuers.find((one) => one.login === login);
    if (!issuer) throw new Error(`The stage ${stage.name} has no issuer for ${login}; see lib/stage.ts.`);
    const jwtAudience = issuer.login === 'guardian' ? Object.keys(issuer.audiences) : [issuer.audience];
    return { authorizer: new HttpJwtAuthorizer(id, issuer.issuer, { jwtAudience }), scopes: [issuer.scope] };
  }

  #stage(stage: Stage): void {
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: stage.logRetentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const httpStage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Ten times the busiest minute reckoned for one county; a flood stops here and not at the tables.
      throttle: { rateLimit: 1000, burstLimit: 2000 },
    });
    const resource = httpStage.node.defaultChild;
    if (!(resource instanceof CfnStage)) return;
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
  }
}
