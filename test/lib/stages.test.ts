import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it } from 'vitest';
import { TokenIssuers } from '../../functions/shared/http/login.ts';
import { type PortalStage, type Stage, stageNamed } from '../../lib/stage.ts';
import { faultsOf } from '../../lib/stage-faults.ts';
import { at, listOf } from '../support/json.ts';
import { deployable, productionStage } from '../support/production-stage.ts';
import { idOf, resourcesOf, systemApp, systemOf } from '../support/templates.ts';

const ROOT = join(import.meta.dirname, '../..');
const STAGES = ['prod', 'dev', 'local', 'emulator'] as const;
const IMPORTER = 'functions/imports/on-upload.ts';

describe.each(STAGES)('stage %s', (name) => {
  const stage = deployable(name);
  const system = resourcesOf(systemOf(stage));
  const variables = (entry: string) => {
    const found = system
      .of('AWS::Lambda::Function')
      .find((resource) => at(resource.metadata, 'skolebro:entry') === entry);
    return at(found?.properties, 'Environment', 'Variables');
  };

  it('a stage takes real identity numbers in production, and synthetic ones everywhere else', () => {
    expect(at(variables(IMPORTER), 'IDENTITY_NUMBERS')).toBe(name === 'prod' ? 'production' : 'synthetic');
  });

  it('a stage ends every alarm’s text with the address of its runbook, or with the page’s path where it has none', () => {
    const texts = system
      .of('AWS::CloudWatch::Alarm')
      .map((resource) => String(at(resource.properties, 'AlarmDescription')));
    const place = ` Runbook: ${stage.runbooks ?? 'docs/runbooks'}/`;
    expect([texts.length > 100, stage.runbooks !== undefined]).toEqual([true, name === 'prod']);
    expect(texts.filter((text) => !/^[a-z-]+\.md$/.test(text.split(place)[1] ?? ''))).toEqual([]);
  });

  it('a stage hands its issuers to the functions in the form they read, two of them, over TLS when it is deployed', () => {
    const text = String(at(variables('functions/absence/api.ts'), 'TOKEN_ISSUERS'));
    const issuers = TokenIssuers.parse(JSON.parse(text));
    expect(issuers.map((issuer) => issuer.login)).toEqual(['guardian', 'feide']);
    const safe = issuers.every((issuer) => issuer.issuer.startsWith('https://'));
    expect(safe).toBe(name === 'prod' || name === 'dev');
    for (const issuer of issuers)
      if (issuer.login === 'guardian') expect(issuer.levels).toEqual(['idporten-loa-substantial', 'idporten-loa-high']);
  });

  it('a stage keeps its logs for as long as it says', () => {
    const days = system.of('AWS::Logs::LogGroup').map((resource) => at(resource.properties, 'RetentionInDays'));
    expect(new Set(days)).toEqual(new Set([stage.logRetention]));
    expect(stageNamed('prod').logRetention).toBe(RetentionDays.ONE_YEAR);
  });

  it('a stage tells every function that writes the access log for how long, and no other', () => {
    const functions = system.of('AWS::Lambda::Function').map(({ metadata, properties }) => ({
      entry: String(at(metadata, 'skolebro:entry')),
      days: at(properties, 'Environment', 'Variables', 'ACCESS_LOG_DAYS'),
    }));
    const keeping = functions.filter(({ entry }) => readFileSync(join(ROOT, entry), 'utf8').includes('readLog('));
    expect(keeping.length).toBeGreaterThan(10);
    expect(functions.filter(({ days }) => days !== undefined)).toEqual(keeping);
    expect(keeping.filter(({ days }) => days !== String(stage.accessLogDays))).toEqual([]);
    expect(stageNamed('prod').accessLogDays).toBe(730);
  });

  it('a stage starts the importer by an upload under the imports prefix, and by nothing else', () => {
    const importers = system
      .of('AWS::Lambda::Function')
      .filter((resource) => at(resource.metadata, 'skolebro:entry') === IMPORTER);
    const rules = system
      .of('AWS::Events::Rule')
      .filter((resource) =>
        listOf(at(resource.properties, 'Targets')).some((to) => idOf(at(to, 'Arn')) === importers[0]?.id),
      );
    expect(importers).toHaveLength(1);
    expect(rules.map((rule) => at(rule.properties, 'EventPattern', 'detail', 'object', 'key'))).toEqual([
      [{ prefix: 'imports/' }],
    ]);
    const bucket = system.of('AWS::S3::Bucket').find((resource) => resource.id.startsWith('ImportBucket'));
    expect(at(bucket?.properties, 'NotificationConfiguration')).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    const callers = system.about('AWS::Lambda::Permission', importers[0]?.id ?? '');
    expect(callers.map((caller) => at(caller.properties, 'Principal'))).toEqual(['events.amazonaws.com']);
  });
});

const PORTAL: PortalStage = { guardianClients: [], feideClient: 'portal', feideSecretName: 'skolebro/feide' };

describe('what a stage must have before it is deployed', () => {
  const faults = (more: Partial<Stage>) => faultsOf(productionStage(more)).join('\n');

  it('what a stage must have before it is deployed refuses production as it stands in the repository, and says everything that is made up, by its place', () => {
    expect(() => systemApp(stageNamed('prod'))).toThrow(
      /alarmEmail[\s\S]+runbooks[\s\S]+mailFrom is made up[\s\S]+docs\/deploy\.md/,
    );
    const said = faultsOf(stageNamed('prod')).join('\n');
    for (const place of [
      'issuers.0.audience',
      'issuers.1.audience',
      'issuers.1.realms.fjordvik.example',
      'notices.portalUrl',
    ])
      expect(said).toContain(`${place} is made up`);
  });

  it('what a stage must have before it is deployed takes production that is filled in, with and without push', () => {
    expect(faults({})).toBe('');
    const pushApplications = { fcm: 'arn:aws:sns:eu-north-1:123456789012:app/GCM/skolebro' };
    expect(faults({ notices: { ...productionStage().notices, pushApplications } })).toBe('');
  });

  it.each<[string, Partial<Stage>, string]>([
    ['an access log kept for half a day', { accessLogDays: 0.5 }, 'accessLogDays'],
    ['nobody to ring', { alarmEmail: undefined }, 'alarmEmail'],
    ['no address of runbooks', { runbooks: 'docs/runbooks' }, 'runbooks'],
    ['an account that is none', { account: '000000000000' }, 'account is made up'],
    ['an address of example.com', { portalOrigins: ['https://www.example.com'] }, 'portalOrigins.0 is made up'],
    ['an address of this machine', { portalOrigins: ['http://portal.localhost:3000'] }, 'portalOrigins.0 is made up'],
    [
      'a push application of no account',
      {
        notices: {
          ...productionStage().notices,
          pushApplications: { apns: 'arn:aws:sns:eu-north-1:000000000000:app/APNS/x' },
        },
      },
      'notices.pushApplications.apns is made up',
    ],
    [
      'a portal without TLS',
      { notices: { ...productionStage().notices, portalUrl: 'http://skolebro.no' } },
      'not https',
    ],
    [
      'a portal whose client at Feide has no secret',
      { portal: { ...PORTAL, feideSecretName: '' } },
      'portal.feideSecretName is missing',
    ],
    [
      'a portal at another address than its own name',
      { portal: { ...PORTAL, domain: { name: 'portal.skole.no', certificateArn: 'arn:aws:acm:us-east-1:1:c' } } },
      'notices.portalUrl is not the address of portal.domain',
    ],
    [
      'pushes to browsers by the local front',
      { portal: { ...PORTAL, push: { kind: 'local', tokenAt: '/dev/push-token' } } },
      'portal.push is that of one machine',
    ],
    [
      'pushes to browsers without the application of SNS',
      { portal: { ...PORTAL, push: { kind: 'local', tokenAt: '/dev/push-token' } } },
      'notices.pushApplications.web is missing',
    ],
  ])('what a stage must have before it is deployed refuses production with %s', (_what, more, said) => {
    expect(faults(more)).toContain(said);
  });

  it('what a stage must have before it is deployed asks nothing of stages without real people', () => {
    for (const name of ['dev', 'local', 'emulator']) expect(faultsOf(stageNamed(name))).toEqual([]);
  });

  it('what a stage must have before it is deployed has no stage by default: the app refuses without a name', () => {
    const run = spawnSync(process.execPath, ['bin/app.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, CDK_CONTEXT_JSON: '{}' },
    });
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('Name the stage: -c stage=prod')]);
  });

  it('pushes nowhere without applications, and gives nobody the right to', () => {
    const system = resourcesOf(systemOf(productionStage()));
    const api = system
      .of('AWS::Lambda::Function')
      .find((resource) => at(resource.metadata, 'skolebro:entry') === 'functions/channels/api.ts');
    expect(at(api?.properties, 'Environment', 'Variables', 'PUSH_APPLICATIONS')).toBe('{}');
    expect(JSON.stringify(system.of('AWS::IAM::Policy'))).not.toContain('sns:CreatePlatformEndpoint');
  });

  it('what a stage must have before it is deployed rings in production with the address of the page that says what to do', () => {
    const texts = resourcesOf(systemOf())
      .of('AWS::CloudWatch::Alarm')
      .map((resource) => String(at(resource.properties, 'AlarmDescription')));
    expect(
      texts.filter((text) => !/Runbook: https:\/\/drift\.skolebro\.no\/docs\/runbooks\/[a-z-]+\.md$/.test(text)),
    ).toEqual([]);
  });

  it('what a stage must have before it is deployed has one topic for the alarms of all its stacks, and tells the operator', () => {
    const system = resourcesOf(systemOf());
    const rung = new Set(
      system.of('AWS::CloudWatch::Alarm').map((resource) => idOf(listOf(at(resource.properties, 'AlarmActions'))[0])),
    );
    expect([...rung]).toHaveLength(1);
    const told = system
      .of('AWS::SNS::Subscription')
      .filter((resource) => at(resource.properties, 'Protocol') === 'email');
    expect(
      told.map((telling) => [idOf(at(telling.properties, 'TopicArn')), at(telling.properties, 'Endpoint')]),
    ).toEqual([[...rung, 'vakt@skolebro.no']]);
  });

  it('what a stage must have before it is deployed sends mail from a domain that SES knows, through the set that tells what became of it, and says which DNS records it needs', () => {
    const app = systemOf();
    const [identity] = resourcesOf(app).of('AWS::SES::EmailIdentity');
    expect(at(identity?.properties, 'EmailIdentity')).toBe('skolebro.no');
    expect(at(identity?.properties, 'DkimAttributes', 'SigningEnabled')).toBe(true);
    expect(at(identity?.properties, 'MailFromAttributes')).toEqual({
      BehaviorOnMxFailure: 'REJECT_MESSAGE',
      MailFromDomain: 'bounce.skolebro.no',
    });
    const [set] = resourcesOf(app).of('AWS::SES::ConfigurationSet');
    expect(idOf(at(identity?.properties, 'ConfigurationSetAttributes', 'ConfigurationSetName'))).toBe(set?.id);
    const template: unknown = app.synth().getStackByName('skolebro-prod-state').template;
    const records = Object.entries(at(template, 'Outputs') ?? {}).filter(([name]) => name.startsWith('MailRecord'));
    expect(records.map(([, record]) => (JSON.stringify(at(record, 'Value')).match(/CNAME|MX|TXT/) ?? [])[0])).toEqual([
      'CNAME',
      'CNAME',
      'CNAME',
      'MX',
      'TXT',
      'TXT',
    ]);
  });
});
