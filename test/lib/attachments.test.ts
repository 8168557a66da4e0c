import { describe, expect, it } from 'vitest';
import { at, listOf } from '../support/json.ts';
import { productionStage } from '../support/production-stage.ts';
import { idOf, resourcesOf, systemOf } from '../support/templates.ts';

const CLAMAV = 'arn:aws:lambda:eu-north-1:123456789012:function:clamav';
const system = (attachments: NonNullable<ReturnType<typeof productionStage>['attachments']>) =>
  resourcesOf(systemOf(productionStage({ attachments })));
type System = ReturnType<typeof system>;

/** The entries whose roles have the tag by which the bucket lets them read files before they are checked. */
function checkers(of: System): readonly string[] {
  const tagged = of
    .of('AWS::IAM::Role')
    .filter(({ properties }) => listOf(at(properties, 'Tags')).some((tag) => at(tag, 'Key') === 'skolebro:reads'))
    .map(({ id }) => id);
  const entries = of
    .of('AWS::Lambda::Function')
    .filter(({ properties }) => tagged.includes(idOf(at(properties, 'Role'))))
    .map(({ metadata }) => String(at(metadata, 'skolebro:entry')));
  const others = tagged.filter((id) => /ScansRole/.test(id)).map(() => 'GuardDuty');
  return [...entries, ...others].sort();
}

describe('files of messages in the templates', () => {
  it('only the checkers read quarantine, whatever else a role may do', () => {
    const found = system({ kind: 'guardduty' });
    const bucket = found.of('AWS::S3::Bucket').find(({ id }) => id.startsWith('AttachmentBucket'));
    const policies = found
      .of('AWS::S3::BucketPolicy')
      .filter(({ properties }) => idOf(at(properties, 'Bucket')) === bucket?.id);
    const denials = policies
      .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')))
      .filter((statement) => at(statement, 'Sid') === 'OnlyCheckersReadQuarantine');
    expect(denials).toMatchObject([
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Condition: { StringNotEquals: { 'aws:PrincipalTag/skolebro:reads': 'quarantine' } },
      },
    ]);
    expect(JSON.stringify(at(denials[0], 'Resource'))).toContain('/quarantine/*');
    expect(checkers(found)).toEqual(['GuardDuty', 'functions/attachments/on-file.ts']);
  });

  it('a scanner that answers at once is asked again by the job, which reads quarantine then', () => {
    expect(checkers(system({ kind: 'clamav', functionArn: CLAMAV }))).toEqual([
      'functions/attachments/every-minute.ts',
      'functions/attachments/on-file.ts',
    ]);
  });

  it('an upload is deleted after a day, and what people get is not', () => {
    const bucket = system({ kind: 'guardduty' })
      .of('AWS::S3::Bucket')
      .find(({ id }) => id.startsWith('AttachmentBucket'));
    const rules = listOf(at(bucket?.properties, 'LifecycleConfiguration', 'Rules'));
    expect(rules).toMatchObject([{ Prefix: 'quarantine/', ExpirationInDays: 1 }]);
    expect(at(bucket?.properties, 'CorsConfiguration', 'CorsRules', 0, 'AllowedMethods')).toEqual(['POST', 'GET']);
  });

  it('GuardDuty scans quarantine, and brings its verdicts to the function that checks', () => {
    const found = system({ kind: 'guardduty' });
    const [plan] = found.of('AWS::GuardDuty::MalwareProtectionPlan');
    expect(at(plan?.properties, 'ProtectedResource', 'S3Bucket', 'ObjectPrefixes')).toEqual(['quarantine/']);
    const rules = found
      .of('AWS::Events::Rule')
      .filter(({ properties }) => listOf(at(properties, 'EventPattern', 'source')).includes('aws.guardduty'));
    expect(rules.map(({ properties }) => at(properties, 'EventPattern', 'detail-type'))).toEqual([
      ['GuardDuty Malware Protection Object Scan Result'],
    ]);
    const target = listOf(at(rules[0]?.properties, 'Targets'))[0];
    const entry = found.of('AWS::Lambda::Function').find(({ id }) => id === idOf(at(target, 'Arn')));
    expect(at(entry?.metadata, 'skolebro:entry')).toBe('functions/attachments/on-file.ts');
    expect(at(target, 'DeadLetterConfig')).toBeDefined();
    expect(system({ kind: 'off' }).of('AWS::GuardDuty::MalwareProtectionPlan')).toEqual([]);
  });
});
