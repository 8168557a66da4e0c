import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { SignIn } from './features/sign-in.ts';
import { acknowledge } from './parts/acknowledge.ts';
import type { AppHttpApi } from './parts/http-api.ts';
import { portalHeaders, pushOrigins } from './portal-headers.ts';
import type { PortalStage, Stage } from './stage.ts';
import type { StatefulStack } from './stateful.ts';

/** The API's own paths; everything else is the portal's. */
const API_PATHS = ['/v1/*', '/docs', '/openapi.json', '/callbacks/*'];

/** Every address that names no file is the portal's page, which knows its own pages. */
const TO_THE_PAGE = `function handler(event) {
  var request = event.request;
  if (!/[.](js|css|json|png|svg|webmanifest)$/.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

/**
 * The portal at one origin with the API, so that a browser needs no permission to call it: a bucket of files, and
 * CloudFront before both. The files come by a command of their own (decision 047). The sign-in's function stands
 * here, since no other client needs it (decision 048).
 */
export class PortalStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps & {
      readonly stage: Stage;
      readonly portal: PortalStage;
      readonly state: StatefulStack;
      readonly http: AppHttpApi;
    },
  ) {
    super(scope, id, props);
    const { stage, portal, state, http } = props;
    const files = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // Files of earlier versions stay for tabs that are still open; the deployment puts every file anew.
      lifecycleRules: [{ expiration: Duration.days(400) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      files,
      'Public files of the portal; CloudFront is the only reader, and nothing in it is personal.',
      'AwsSolutions-S1',
    );
    new SignIn(this, 'SignIn', { stage, state, http, portal });
    const headers = this.#headers([
      ...stage.issuers.map(({ issuer }) => issuer),
      `https://${state.importBucket.bucketRegionalDomainName}`,
      `https://${state.attachmentBucket.bucketRegionalDomainName}`,
      ...pushOrigins(portal.push),
    ]);
    const api: BehaviorOptions = {
      origin: new HttpOrigin(http.host, { readTimeout: Duration.seconds(30) }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Skolebro ${stage.name}`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(files),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headers,
        functionAssociations: [{ function: this.#toThePage(), eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: Object.fromEntries(API_PATHS.map((path) => [path, api])),
      ...(portal.domain && {
        domainNames: [portal.domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', portal.domain.certificateArn),
      }),
    });
    this.#acknowledge(distribution, portal);
    new CfnOutput(this, 'PortalBucketName', { value: files.bucketName });
    new CfnOutput(this, 'PortalUrl', { value: `https://${portal.domain?.name ?? distribution.domainName}` });
  }

  #headers(connectTo: readonly string[]): ResponseHeadersPolicy {
    const all = portalHeaders(connectTo);
    const own = ['cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy'];
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: all['content-security-policy'] ?? '', override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [...own, 'referrer-policy'].map((header) => ({
          header,
          value: all[header] ?? '',
          override: true,
        })),
      },
    });
  }

  #toThePage(): EdgeFunction {
    return new EdgeFunction(this, 'ToThePage', {
      code: FunctionCode.fromInline(TO_THE_PAGE),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Every address that names no file is the page of the portal',
    });
  }

  #acknowledge(distribution: Distribution, { domain }: PortalStage): void {
    const open = 'Guardians travel, and what they read is behind a sign-in: no country is shut out.';
    acknowledge(distribution, open, 'AwsSolutions-CFR1');
    const limits = 'The gateway limits the rate, and the files are public and small: a firewall would guard nothing.';
    acknowledge(distribution, limits, 'AwsSolutions-CFR2');
    const log = 'The gateway logs each request without its path; a log of CloudFront would hold ids and addresses.';
    acknowledge(distribution, log, 'AwsSolutions-CFR3');
    if (!domain)
      acknowledge(
        distribution,
        'Without its own name the stage has the certificate of CloudFront.',
        'AwsSolutions-CFR4',
      );
  }
}
