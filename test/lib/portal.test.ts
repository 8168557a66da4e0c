import { describe, expect, it } from 'vitest';
import { routes as wanted } from '../../functions/sign-in/routes.ts';
import { portalConfig } from '../../lib/portal-config.ts';
import { portalHeaders, pushOrigins } from '../../lib/portal-headers.ts';
import { stageNamed } from '../../lib/stage.ts';
import { at, listOf } from '../support/json.ts';
import { deployable, productionStage } from '../support/production-stage.ts';
import { idOf, type Resource, type Resources, resourcesOf, systemOf } from '../support/templates.ts';

const system = resourcesOf(systemOf(productionStage()));
const [distribution] = system.of('AWS::CloudFront::Distribution');
const config = (...path: readonly (string | number)[]): unknown =>
  at(distribution?.properties, 'DistributionConfig', ...path);

describe('the portal in AWS', () => {
  it('the portal in AWS has one origin with the API: each path of the API goes to the gateway, and is never cached', () => {
    const caching = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'; // AWS's own policy that caches nothing
    const behaviors = listOf(config('CacheBehaviors'));
    expect(behaviors.map((behavior) => at(behavior, 'PathPattern'))).toEqual([
      '/v1/*',
      '/docs',
      '/openapi.json',
      '/callbacks/*',
    ]);
    expect(behaviors.filter((behavior) => at(behavior, 'CachePolicyId') !== caching)).toEqual([]);
    expect(behaviors.filter((behavior) => listOf(at(behavior, 'AllowedMethods')).length !== 7)).toEqual([]);
  });

  it('the portal in AWS sends every header that the local system sends', () => {
    const [policy] = system.of('AWS::CloudFront::ResponseHeadersPolicy');
    const headers = at(policy?.properties, 'ResponseHeadersPolicyConfig');
    const sent = JSON.stringify(headers);
    const wanted = portalHeaders([]);
    for (const directive of ["script-src 'self'", "default-src 'none'", "require-trusted-types-for 'script'"])
      expect(sent).toContain(directive);
    for (const name of ['cross-origin-opener-policy', 'permissions-policy', 'referrer-policy'])
      expect(sent).toContain(wanted[name]);
    expect(sent).toContain('"AccessControlMaxAgeSec":63072000');
    for (const issuer of ['https://idporten.no', 'https://auth.dataporten.no']) expect(sent).toContain(issuer);
    expect(sent).not.toContain('unsafe');
  });

  it('the portal in AWS lets a browser send a roster, and files of messages both ways, from its own origin only', () => {
    const buckets = system
      .of('AWS::S3::Bucket')
      .map(({ properties }) => at(properties, 'CorsConfiguration', 'CorsRules'));
    const rules = buckets.flatMap((rule) => (rule === undefined ? [] : listOf(rule)));
    expect(rules.map((rule) => [at(rule, 'AllowedMethods'), at(rule, 'AllowedOrigins')])).toEqual([
      [['PUT'], ['https://skolebro.no']],
      [['POST', 'GET'], ['https://skolebro.no']],
    ]);
  });

  it('a stage without a portal has neither bucket nor distribution for it, and no function of its sign-in', () => {
    const emulator = resourcesOf(systemOf(deployable('emulator')));
    expect(emulator.of('AWS::CloudFront::Distribution')).toEqual([]);
    expect(signInOf(emulator)).toBeUndefined();
    expect(signInOf(system)).toBeDefined();
  });
});

/** The web app as an operator fills it in. */
const PUSH = {
  kind: 'fcm',
  projectId: 'skolebro-5f2c9',
  appId: '1:52:web:9d',
  apiKey: 'public',
  messagingSenderId: '52',
  vapidKey: 'BK',
} as const;
const GOOGLE = ['https://firebaseinstallations.googleapis.com', 'https://fcmregistrations.googleapis.com'];
const policyOf = (resources: Resources): string =>
  JSON.stringify(resources.of('AWS::CloudFront::ResponseHeadersPolicy').map(({ properties }) => properties));

describe('pushes to browsers', () => {
  it('pushes to browsers open the way to two services of Google, and to nothing where they are not offered', () => {
    const { portal, notices } = productionStage();
    const web = 'arn:aws:sns:eu-north-1:5f2c9d1e7b3a:app/GCM/skolebro';
    const more = { notices: { ...notices, pushApplications: { web } } };
    const stage = productionStage(portal && { ...more, portal: { ...portal, push: PUSH } });
    const offered = policyOf(resourcesOf(systemOf(stage)));
    for (const origin of GOOGLE) expect(offered).toContain(` ${origin}`);
    expect(offered.match(/googleapis/g)).toHaveLength(2);
    expect(policyOf(system)).not.toContain('googleapis');
    expect([portalConfig(stage).push, portalConfig(productionStage()).push]).toEqual([PUSH, undefined]);
  });

  it('pushes to browsers come by the local front on one machine only', () => {
    const ways = ['prod', 'dev', 'emulator', 'local'].map((name) => portalConfig(stageNamed(name)).push?.kind);
    expect(ways).toEqual([undefined, undefined, undefined, 'local']);
    expect(pushOrigins(portalConfig(stageNamed('local')).push)).toEqual([]);
  });
});

const signInOf = (resources: Resources): Resource | undefined =>
  resources
    .of('AWS::Lambda::Function')
    .find(({ metadata }) => at(metadata, 'skolebro:entry') === 'functions/sign-in/api.ts');

describe('the portal’s sign-in in AWS', () => {
  it('the portal’s sign-in in AWS returns to the portal’s page, as the client that the portal names', () => {
    const variables = at(signInOf(system)?.properties, 'Environment', 'Variables');
    const [feide] = portalConfig(productionStage()).signIn.filter(({ login }) => login === 'feide');
    expect(variables).toMatchObject({
      FEIDE_CLIENT_ID: feide?.clientId,
      FEIDE_SECRET_NAME: 'skolebro/feide',
      SIGNED_IN_URL: 'https://skolebro.no/signed-in',
    });
    expect(Object.keys(wanted)).toContain(`POST ${feide?.exchangeAt}`);
  });

  it('the portal’s sign-in in AWS may read one secret, and nothing else', () => {
    const role = idOf(at(signInOf(system)?.properties, 'Role'));
    const rights = system
      .of('AWS::IAM::Policy')
      .filter(({ properties }) => listOf(at(properties, 'Roles')).some((of) => idOf(of) === role))
      .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')))
      .filter((statement) => !listOf(at(statement, 'Action')).every((action) => String(action).startsWith('logs:')));
    expect(rights.map((statement) => at(statement, 'Action'))).toEqual(['secretsmanager:GetSecretValue']);
    expect(JSON.stringify(at(rights[0], 'Resource'))).toMatch(/:secret:skolebro\/feide-\?{6}"/);
  });
});
