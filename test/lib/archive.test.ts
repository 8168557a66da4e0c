import { Duration } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { p360Address } from '../../functions/archive/p360-address.ts';
import { LEASE_MS } from '../../functions/archive/rules.ts';
import { SAMPLE_OWNER, stageNamed } from '../../lib/stage.ts';
import { at, listOf } from '../support/json.ts';
import { productionStage } from '../support/production-stage.ts';
import { resourcesOf, systemOf } from '../support/templates.ts';

const ROLE = 'arn:aws:iam::111111111111:role/archive';
const P360 = {
  ...{ kind: 'p360', keySecretName: 'skolebro/p360' },
  ...{ url: 'https://p360.fjordvik.no/SI.WS', hosts: ['p360.fjordvik.no'] },
};
const built = (more: object) => resourcesOf(systemOf(productionStage(more)));
const bucketOf = (resources: ReturnType<typeof built>) =>
  resources.of('AWS::S3::Bucket').find(({ id }) => id.startsWith('ArchiveBucket'))?.properties;
const statementsOn = (resources: ReturnType<typeof built>) =>
  resources
    .of('AWS::S3::BucketPolicy')
    .filter(({ properties }) => JSON.stringify(at(properties, 'Bucket')).includes('ArchiveBucket'))
    .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')))
    .filter((statement) => at(statement, 'Effect') === 'Allow');

describe('the archive’s bucket and worker (L1)', () => {
  it('the archive’s bucket and worker is locked where the stage wants it, for as many days, and not locked where it does not', () => {
    const locked = bucketOf(built({ archiveLockDays: 30 }));
    expect(at(locked, 'ObjectLockEnabled')).toBe(true);
    expect(at(locked, 'ObjectLockConfiguration', 'Rule', 'DefaultRetention')).toEqual({ Mode: 'GOVERNANCE', Days: 30 });
    expect(at(locked, 'VersioningConfiguration', 'Status')).toBe('Enabled');
    expect(at(bucketOf(built({})), 'ObjectLockEnabled')).toBeUndefined();
  });

  it('the archive’s bucket and worker opens an owner’s own packages and receipts to its archive’s role, and nothing else', () => {
    const open = statementsOn(built({ archives: { [SAMPLE_OWNER]: { kind: 'package', roleArn: ROLE } } }));
    const said = open.map((statement) => [
      at(statement, 'Action'),
      JSON.stringify(at(statement, 'Resource')),
      at(statement, 'Condition'),
    ]);
    expect(open.every((statement) => at(statement, 'Principal', 'AWS') === ROLE)).toBe(true);
    expect(said).toEqual([
      ['s3:GetObject', expect.stringContaining(`/packages/${SAMPLE_OWNER}/*`), undefined],
      ['s3:PutObject', expect.stringContaining(`/receipts/${SAMPLE_OWNER}/*`), undefined],
      ['s3:ListBucket', expect.anything(), { StringLike: { 's3:prefix': `packages/${SAMPLE_OWNER}/*` } }],
    ]);
    expect(statementsOn(built({ archives: { [SAMPLE_OWNER]: { kind: 'package' } } }))).toEqual([]);
  });

  it('the archive’s bucket and worker reads the key of P360 by its own name, and only where an owner has P360', () => {
    const secrets = (resources: ReturnType<typeof built>) =>
      JSON.stringify(resources.of('AWS::IAM::Policy').filter(({ id }) => id.startsWith('ArchiveEveryMinute')));
    expect(secrets(built({ archives: { [SAMPLE_OWNER]: P360 } }))).toContain(':secret:skolebro/p360-??????');
    expect(secrets(built({}))).not.toContain('p360');
  });

  it('the archive’s bucket and worker hands names to no address that the adapter would refuse, in any stage', () => {
    const ways = ['prod', 'dev', 'local', 'emulator'].flatMap((name) => Object.values(stageNamed(name).archives));
    for (const way of ways) if (way.kind === 'p360') expect(p360Address(way)).toBe(way.url);
    expect(ways.length).toBeGreaterThan(0);
  });

  it('the archive’s bucket and worker has a lease that outlives a run of the worker twice', () => {
    const worker = built({})
      .of('AWS::Lambda::Function')
      .find(({ id }) => id.startsWith('ArchiveEveryMinute'));
    const limit = Duration.seconds(Number(at(worker?.properties, 'Timeout'))).toMilliseconds();
    expect(limit * 2).toBeLessThanOrEqual(LEASE_MS);
  });
});
