import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { momentOf } from '../../functions/shared/time.ts';
import { SAMPLE_OWNER } from '../../lib/stage.ts';
import { importFrom, type Target } from '../../local/roster.ts';
import { writeSample } from '../../sample/write-sample.ts';

/** The names that the deployment gave to what the importer writes. */
async function deployedTarget(): Promise<Target> {
  const { TableNames = [] } = await new DynamoDBClient({}).send(new ListTablesCommand({}));
  const { SecretList = [] } = await new SecretsManagerClient({}).send(new ListSecretsCommand({}));
  const secrets = SecretList.map(({ ARN = '' }) => ARN);
  return {
    table: only(TableNames, /-Table[A-Z0-9]/),
    identityTable: only(TableNames, /IdentityTable/),
    loginKeySecret: only(secrets, /LoginKey/),
    identityKeySecret: only(secrets, /IdentityKey/),
  };
}

function only(names: readonly string[], pattern: RegExp): string {
  const found = names.filter((name) => pattern.test(name));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  throw new Error(`${found.length} deployed resources match ${pattern}: ${names.join(', ')}`);
}

/** Imports the sample municipality of today into the deployed tables, under the deployed keys. */
export async function importSample(folder: string): Promise<number> {
  const sample = join(folder, 'sample');
  const moment = momentOf(Date.now());
  writeSample(sample, { today: moment.day });
  const report = await importFrom(sample, await deployedTarget(), {
    ownerId: SAMPLE_OWNER,
    system: 'sample',
    mode: 'apply',
    confirmEnding: false,
    maxEndedShare: 10,
    moment,
  });
  return report.counts.pupil.added;
}
