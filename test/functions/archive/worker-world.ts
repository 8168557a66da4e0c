import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { folderFinder } from '../../../functions/archive/find-folder.ts';
import { handOver } from '../../../functions/archive/hand-over.ts';
import { hearAnswer, hearReceipt } from '../../../functions/archive/hear-receipt.ts';
import { makeJob } from '../../../functions/archive/make-job.ts';
import { packageAdapter, receiptPlace } from '../../../functions/archive/package-adapter.ts';
import { runJobs } from '../../../functions/archive/run-jobs.ts';
import { packages } from '../../../functions/archive/s3.ts';
import { recordsOf, sourcesOf } from '../../../functions/archive/sources.ts';
import { archiveStore } from '../../../functions/archive/store.ts';
import { workJob } from '../../../functions/archive/work-job.ts';
import { identityNumbers } from '../../../functions/imports/lookup.ts';
import { numberVault } from '../../../functions/imports/number-vault.ts';
import { type ArchiveFiling, PUBLISHED_FILING } from '../../../functions/settings/archive-codes.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { WarningFact } from '../../../functions/warnings/events.ts';
import { warningsLookup } from '../../../functions/warnings/lookup.ts';
import { buckets } from '../../../local/bucket.ts';
import { entriesOver } from '../../support/entries.ts';
import { ISSUERS } from '../../support/events.ts';
import { LOCAL, makeTables } from '../../support/table.ts';
import { MATHS, makeWorld, O } from '../warnings/world.ts';
import { NO_FOLDER } from './folders.ts';

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
  const sources = sourcesOf(client, tables.main);
  /** The hand-over, with what a test changes of what it reads of warnings. */
  const handWith = (changed: Partial<typeof sources.warning>) =>
    handOver({
      sources: { ...sources, warning: { ...sources.warning, ...changed } },
      lookup: school.deps.lookup,
      numbers: identityNumbers(client, tables.identity, async () => IDENTITY_KEY),
      settings: settingsLookup(client, tables.main),
      find: folderFinder(bucket),
      adapter: packageAdapter(bucket),
    });
  const run = runJobs({ store, work: workJob({ store, recordsOf: recordsOf(sources), handOver: handWith({}) }) });
  const runAt = (at: string) => run(O, momentOf(Date.parse(at)));
  const answerWith = hearAnswer({ store, sources });
  const manifests = () =>
    globSync(join(folder, BUCKET, `packages/${O}/*/sok-*/manifest.json`)).map((path): { answer: string } =>
      JSON.parse(readFileSync(path, 'utf8')),
    );
  const answered = new Set<string>();
  /** The archive answers each question that lies in the bucket and has none. */
  async function answerAll(xml: string, at: string): Promise<number> {
    const open = manifests().filter(({ answer }) => !answered.has(answer));
    for (const { answer } of open) {
      answered.add(answer);
      await bucket.put(answer, Buffer.from(xml), 'application/xml');
      const place = receiptPlace(answer);
      if (place) await answerWith(place, at);
    }
    return open.length;
  }
  return {
    school,
    /** Every HTTP entry over the same tables. */
    answer: entriesOver(client, tables, ISSUERS),
    store,
    warnings,
    sources,
    bucket,
    /** The tables, for tests that put more into them. */
    client,
    table: tables.main,
    records: recordsOf(sources),
    handWith,
    folder: join(folder, BUCKET),
    hear: hearReceipt({ store, sources }),
    /** One run of the worker. */
    runOnce: runAt,
    answerAll,
    answerWith,
    /** Runs of the worker until the archive, which has no folders, is asked nothing more. */
    async run(at: string) {
      const outcomes = [await runAt(at)];
      while ((await answerAll(NO_FOLDER, at)) > 0) outcomes.push(await runAt(at));
      return outcomes[0] ?? [];
    },
    /** A person's number as the importer seals it. */
    async number(personId: string, number: string) {
      const sealed = numberVault(IDENTITY_KEY).seal(O, personId, number);
      const Item = { pk: `${O}#PERSON#${personId}`, sk: 'NIN', sealed };
      await client.send(new PutCommand({ TableName: tables.identity, Item }));
    },
    /** The owner says where its archive files letters. */
    async file(filing: Partial<ArchiveFiling>) {
      const value = { ...PUBLISHED_FILING, ...filing };
      const Item = { pk: `${O}#SETTINGS`, sk: 'VALUE#OWNER#archive.filing', key: 'archive.filing', value };
      await client.send(
        new PutCommand({ TableName: tables.main, Item: { ...Item, version: 1, changedAt: '2026-08-01T00:00:00Z' } }),
      );
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
    async jobOf(pupil: string, recordId: string) {
      const jobs = await store.ofPupil(O, school.p[pupil] ?? '');
      const job = jobs.find((candidate) => candidate.recordId === recordId);
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
