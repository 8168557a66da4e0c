import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { handOver } from '../../../functions/archive/hand-over.ts';
import { hearReceipt } from '../../../functions/archive/hear-receipt.ts';
import { makeJob } from '../../../functions/archive/make-job.ts';
import { packageAdapter } from '../../../functions/archive/package-adapter.ts';
import { runJobs } from '../../../functions/archive/run-jobs.ts';
import { packages } from '../../../functions/archive/s3.ts';
import { archiveStore } from '../../../functions/archive/store.ts';
import { workJob } from '../../../functions/archive/work-job.ts';
import { identityNumbers } from '../../../functions/imports/lookup.ts';
import { numberVault } from '../../../functions/imports/number-vault.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { WarningFact } from '../../../functions/warnings/events.ts';
import { warningsLookup } from '../../../functions/warnings/lookup.ts';
import { buckets } from '../../../local/bucket.ts';
import { entriesOver } from '../../support/entries.ts';
import { ISSUERS } from '../../support/events.ts';
import { LOCAL, makeTables } from '../../support/table.ts';
import { MATHS, makeWorld, O } from '../warnings/world.ts';

const IDENTITY_KEY = 'a-key-of-these-tests-only';
export const BUCKET = 'archive';

/** A school that sends warnings, and the archive's worker over the real stores and a bucket of this machine. */
export async function archiveWorld() {
  const engine = await makeTables();
  const { client, tables } = engine;
  const school = await makeWorld(client, tables.main);
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-archive-'));
  const serve = buckets(folder, async () => {});
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bucket = packages(BUCKET, new S3Client({ ...LOCAL, endpoint, forcePathStyle: true }));
  const store = archiveStore(client, tables.main);
  const warnings = warningsLookup(client, tables.main);
  /** The hand-over, with what a test changes of what it reads of warnings. */
  const handWith = (changed: Partial<typeof warnings>) =>
    handOver({
      warnings: { ...warnings, ...changed },
      lookup: school.deps.lookup,
      numbers: identityNumbers(client, tables.identity, async () => IDENTITY_KEY),
      settings: settingsLookup(client, tables.main),
      adapter: packageAdapter(bucket),
    });
  const run = runJobs({ store, work: workJob({ store, warningsOf: warnings.ofPupil, handOver: handWith({}) }) });
  return {
    school,
    /** Every HTTP entry over the same tables. */
    answer: entriesOver(client, tables, ISSUERS),
    store,
    warnings,
    bucket,
    handWith,
    folder: join(folder, BUCKET),
    hear: hearReceipt({ store, warnings }),
    run: (at: string) => run(O, momentOf(Date.parse(at))),
    /** A person's number as the importer seals it. */
    async number(personId: string, number: string) {
      const sealed = numberVault(IDENTITY_KEY).seal(O, personId, number);
      const Item = { pk: `${O}#PERSON#${personId}`, sk: 'NIN', sealed };
      await client.send(new PutCommand({ TableName: tables.identity, Item }));
    },
    /** Sends a warning of maths about a pupil, and makes the job that its fact makes. */
    async send(pupil: string, at: string): Promise<string> {
      const sent = await school.warn('teacher', MATHS, { pupil, at });
      if (sent.status !== 201) throw new Error(`The warning is refused: ${JSON.stringify(sent.body)}`);
      const { warningId } = sent.body;
      const found = await warnings.sent(O, warningId);
      if (!found) throw new Error('The warning is sent.');
      const { schoolId, pupilId, kind, recipients, sentAt, sentBy } = found;
      const data = { warningId, schoolId, pupilId, kind, recipients, sentBy: sentBy.staffId };
      const fact = { id: warningId, version: 1, occurredAt: sentAt, ownerId: O, name: 'warning-sent', data };
      const parsed = WarningFact.parse(fact);
      if (parsed.name === 'warning-sent') await makeJob({ store })(parsed);
      return warningId;
    },
    async jobOf(pupil: string, warningId: string) {
      const jobs = await store.ofPupil(O, school.p[pupil] ?? '');
      const job = jobs.find((one) => one.warningId === warningId);
      if (!job) throw new Error('There is no such job.');
      return job;
    },
    async stop() {
      server.close();
      rmSync(folder, { recursive: true });
      await engine.stop();
    },
  };
}
