import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it } from 'vitest';
import { TokenIssuers } from '../../functions/shared/actor.ts';
import { stageNamed } from '../../lib/stage.ts';
import { at, listOf } from '../support/json.ts';
import { idOf, resourcesOf, systemApp } from '../support/templates.ts';

const STAGES = ['prod', 'dev', 'local', 'emulator'] as const;
const IMPORTER = 'functions/imports/on-upload.ts';

describe.each(STAGES)('stage %s', (name) => {
  const stage = stageNamed(name);
  const system = resourcesOf(systemApp(stage));
  const variables = (entry: string) => {
    const found = system.of('AWS::Lambda::Function').find((one) => at(one.metadata, 'skolebro:entry') === entry);
    return at(found?.properties, 'Environment', 'Variables');
  };

  it('takes real identity numbers in production and nowhere else, and synthetic ones everywhere else', () => {
    expect(at(variables(IMPORTER), 'IDENTITY_NUMBERS')).toBe(name === 'prod' ? 'production' : 'synthetic');
  });

  it('hands its issuers to the functions in the form they read, two of them, over TLS when it is deployed', () => {
    const text = String(at(variables('functions/absence/api.ts'), 'TOKEN_ISSUERS'));
    const issuers = TokenIssuers.parse(JSON.parse(text));
    expect(issuers.map((one) => one.login)).toEqual(['guardian', 'feide']);
    const safe = issuers.every((one) => one.issuer.startsWith('https://'));
    expect(safe).toBe(name === 'prod' || name === 'dev');
    for (const one of issuers)
      if (one.login === 'guardian') expect(one.levels).toEqual(['idporten-loa-substantial', 'idporten-loa-high']);
  });

  it('keeps what its log groups say for as long as the stage wants', () => {
    const days = system.of('AWS::Logs::LogGroup').map((one) => at(one.properties, 'RetentionInDays'));
    expect(new Set(days)).toEqual(new Set([stage.logRetention]));
    expect(stageNamed('prod').logRetention).toBe(RetentionDays.ONE_YEAR);
  });

  it('starts the importer by an upload under the imports prefix, and by nothing else', () => {
    const importers = system
      .of('AWS::Lambda::Function')
      .filter((one) => at(one.metadata, 'skolebro:entry') === IMPORTER);
    const rules = system
      .of('AWS::Events::Rule')
      .filter((one) => listOf(at(one.properties, 'Targets')).some((to) => idOf(at(to, 'Arn')) === importers[0]?.id));
    expect(importers).toHaveLength(1);
    expect(rules.map((one) => at(one.properties, 'EventPattern', 'detail', 'object', 'key'))).toEqual([
      [{ prefix: 'imports/' }],
    ]);
    const bucket = system.of('AWS::S3::Bucket').find((one) => one.id.startsWith('ImportBucket'));
    expect(at(bucket?.properties, 'NotificationConfiguration')).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    const callers = system.about('AWS::Lambda::Permission', importers[0]?.id ?? '');
    expect(callers.map((one) => at(one.properties, 'Principal'))).toEqual(['events.amazonaws.com']);
  });
});
