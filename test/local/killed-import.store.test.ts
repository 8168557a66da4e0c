import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { importRecordStore } from '../../functions/imports/record-store.ts';
import { OWNER } from '../support/events.ts';
import { importInto } from '../support/import-process.ts';
import { makeTables } from '../support/table.ts';

const ROSTER = join(import.meta.dirname, '../../sample/formats/oneroster-1.2');
const CHILD = join(import.meta.dirname, '../support/import-process.ts');

/** What waits for a secret: a run that is here has said that it reads, and has written nothing yet. */
let asked: (answer: () => void) => void = (answer) => answer();
const secrets = createServer((_request, response) =>
  asked(() => response.end(JSON.stringify({ SecretString: 'a-key-of-imports-in-these-tests-only' }))),
);

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
  secrets.listen(0, '127.0.0.1');
  await once(secrets, 'listening');
  const { port } = secrets.address() as AddressInfo;
  vi.stubEnv('AWS_REGION', 'eu-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', '000000000000');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', engine.endpoint);
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${port}`);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  secrets.close();
  secrets.closeAllConnections();
  await engine.stop();
});

test('an import by a command that was killed is told as failed by the next one, which goes through', async () => {
  const into = [engine.tables.main, engine.tables.identity] as const;
  const records = importRecordStore(engine.client, engine.tables.main);
  const reached = new Promise<void>((resolve) => {
    asked = () => resolve();
  });
  const child = fork(CHILD, [ROSTER, ...into]);
  await Promise.race([reached, once(child, 'exit')]);
  const [running] = await records.latestImports(OWNER);
  expect(running).toMatchObject({ state: 'reading', createdBy: 'operator' });
  child.kill('SIGKILL');
  await once(child, 'exit');

  asked = (answer) => answer();
  const report = await importInto(ROSTER, into);
  expect([report.outcome, report.stopped]).toEqual(['applied', [running?.id]]);
  const all = await records.latestImports(OWNER);
  expect(all.map(({ id, state, failure }) => [id, state, failure]).sort()).toEqual(
    [
      [running?.id, 'failed', 'crashed'],
      [report.importId, 'done', undefined],
    ].sort(),
  );
});
