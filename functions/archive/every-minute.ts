import { identityNumbers } from '../imports/lookup.ts';
import { nobodyLogsIn, rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import type { Adapter } from './adapter.ts';
import { type ArchiveWay, WorkerEnv } from './env.ts';
import { type FindFolder, folderFinder, noSearch } from './find-folder.ts';
import { handOver } from './hand-over.ts';
import { p360Adapter } from './p360-adapter.ts';
import { P360_CODES } from './p360-bodies.ts';
import { p360Client } from './p360-client.ts';
import { packageAdapter } from './package-adapter.ts';
import { runJobs } from './run-jobs.ts';
import { packages } from './s3.ts';
import { recordsOf, sourcesOf } from './sources.ts';
import { archiveStore } from './store.ts';
import { workJob } from './work-job.ts';

const env = readEnv(WorkerEnv);
const client = dynamo();
const store = archiveStore(client, env.TABLE_NAME);
const sources = sourcesOf(client, env.TABLE_NAME);
const bucket = packages(env.ARCHIVE_BUCKET_NAME);

/** The adapter of each owner's archive; the worker never queries jobs of owners without one. */
const adapters = new Map(Object.entries(env.ARCHIVES).map(([ownerId, way]) => [ownerId, adapterTo(way)]));

function adapterTo(way: ArchiveWay): Adapter {
  if (way.kind === 'package') return packageAdapter(bucket);
  const open = p360Client({ ...way, key: () => secretValue(way.keySecretName) });
  return p360Adapter({ open, p360: { ...P360_CODES, ...way.codes } });
}

const adapter: Adapter = (pack) => {
  const own = adapters.get(pack.ownerId);
  if (!own) throw new Error('Only owners with an archive are worked for.');
  return own(pack);
};

const packageFolders = folderFinder(bucket);
/** P360's adapter finds folders itself. */
const find: FindFolder = (question) =>
  (env.ARCHIVES[question.ownerId]?.kind === 'package' ? packageFolders : noSearch)(question);

/** Schedule entry, `{ "time": "<ISO instant>" }`: hands over due jobs, and asks again for missing receipts. */
export const handler = everyOwner(
  'archive',
  Object.keys(env.ARCHIVES),
  runJobs({
    store,
    work: workJob({
      store,
      recordsOf: recordsOf(sources),
      handOver: handOver({
        sources,
        lookup: rosterLookup(client, env.TABLE_NAME, nobodyLogsIn),
        numbers: identityNumbers(client, env.IDENTITY_TABLE_NAME, () => secretValue(env.IDENTITY_KEY_SECRET_ARN)),
        settings: settingsLookup(client, env.TABLE_NAME),
        find,
        adapter,
      }),
    }),
  }),
);
