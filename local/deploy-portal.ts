import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { stageNamed } from '../lib/stage.ts';
import { describedBy } from './deployment.ts';
import { BUILT } from './portal-files.ts';
import { putPortal } from './put-portal.ts';

const USAGE = 'npm run deploy:portal -- --stage NAME';

const { stage: name } = parseArgs({ options: { stage: { type: 'string' } } }).values;
process.exitCode = await run();

/** 0 when the portal stands in the stage's bucket, 1 with the remedy otherwise. */
async function run(): Promise<0 | 1> {
  if (!name) return refused(USAGE);
  const stage = stageNamed(name);
  if (!stage.portal) return refused(`The stage ${name} has no portal (lib/stage.ts).`);
  if (!existsSync(join(BUILT, 'index.html'))) return refused('The portal is not built. Run: npm run web:build');
  process.env.AWS_REGION ??= stage.region;
  const { PortalBucketName: bucket, PortalUrl: url } = await describedBy(new CloudFormationClient({}))(
    `skolebro-${name}-portal`,
  );
  if (!bucket) return refused(`The stack has no bucket for the portal. Deploy it: npm run deploy -- -c stage=${name}`);
  const s3 = new S3Client({});
  const count = await putPortal({ s3, bucket, stage, read: (path) => readFile(join(BUILT, path)) });
  console.log(`${count} files are in ${bucket}. The portal: ${url}`);
  return 0;
}

function refused(why: string): 1 {
  console.error(why);
  return 1;
}
