import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../functions/shared/ids.ts';
import { addDays, momentOf } from '../../functions/shared/time.ts';
import { SAMPLE_OWNER } from '../../lib/stage.ts';
import { personas } from '../../sample/personas.ts';
import { freePort } from '../support/free-port.ts';
import { recordsOf, SECRET, seed } from '../support/records.ts';
import { LOCAL } from '../support/table.ts';

/** `npm start` as a person runs it, in a process of its own, on a state folder of these tests. */
const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'skolebro-restart-'));
const state = join(folder, 'state');
const [KARI, PER] = personas;
const THEA = personas.find(({ id }) => id === 'thea-pupil-of-age');
const [PUPIL, ADULT, FATHER] = [newId(), newId(), newId()];
let port: number;
let base: string;
let child: ChildProcess;

const environment = (at: number | string) => ({ ...process.env, PORT: String(at), SKOLEBRO_STATE: state });
/** Runs a script to its end, without holding up the connections of these tests. */
async function script(name: 'start' | 'reset', changed: Readonly<Record<string, string>> = {}) {
  const run = spawn(process.execPath, [`local/${name}.ts`], { cwd: ROOT, env: { ...environment(port), ...changed } });
  const said = { stdout: '', stderr: '' };
  run.stdout.on('data', (chunk) => (said.stdout += String(chunk)));
  run.stderr.on('data', (chunk) => (said.stderr += String(chunk)));
  const [status] = await once(run, 'close');
  return { status, ...said };
}

async function start(): Promise<void> {
  child = spawn(process.execPath, ['local/start.ts'], {
    cwd: ROOT,
    env: environment(port),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)));
  await vi.waitFor(() => expect(said).toContain('Skolebro is ready'), { timeout: 60_000 });
  console.info(/Skolebro is ready \(.*\)/.exec(said)?.[0]);
}

async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = await exited;
  return code;
}

const running = () => JSON.parse(readFileSync(join(state, 'running.json'), 'utf8'));
const database = () =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...LOCAL, endpoint: running().environment.AWS_ENDPOINT_URL_DYNAMODB }),
  );

/** The family of two personas, as the importer would write it: importing the whole municipality is another test's. */
async function seedFamily(): Promise<void> {
  const { target } = running();
  writeFileSync(join(state, 'secrets.json'), JSON.stringify({ [target.loginKeySecret]: SECRET }));
  const make = recordsOf(SAMPLE_OWNER);
  const since = { from: '2020-01-01' };
  const [schoolId, groupId, mother] = [newId(), newId(), newId()];
  const guardians = [mother, FATHER].map((guardianId) => ({
    guardianId,
    basis: 'parental-responsibility' as const,
    ...since,
  }));
  const today = momentOf(Date.now()).day;
  await seed(database(), target.table, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.term(addDays(today, -100), addDays(today, 200)),
    ...make.pupil({ id: PUPIL, schoolId, groupId, birthDate: addDays(today, -3650), guardians }),
    // Turns 18 in three days and a bit: of age once the clock was set forward.
    ...make.pupil({
      id: ADULT,
      schoolId,
      groupId,
      birthDate: `${Number(today.slice(0, 4)) - 18}${addDays(today, 3).slice(4)}`,
      feideName: THEA?.subject ?? '',
      guardians,
    }),
    ...make.guardian({ id: mother, number: KARI?.subject ?? '', children: [PUPIL] }),
    ...make.guardian({ id: FATHER, number: PER?.subject ?? '', children: [PUPIL] }),
  ]);
}

async function ask(path: string, token?: string, body?: unknown, key = newId()) {
  const response = await fetch(base + path, {
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
const tokenOf = async (persona = KARI): Promise<string> =>
  (await ask('/dev/token', undefined, { persona: persona?.id })).body.access_token;
const now = async () => Date.parse((await ask('/dev/clock')).body.now);
const inbox = async (token: string) => (await ask('/v1/guardian/inbox', token)).body.items;
const outbox = async () => (await fetch(`${base}/dev/outbox`)).text();

beforeAll(async () => {
  port = await freePort();
  base = `http://localhost:${port}`;
  mkdirSync(state, { recursive: true });
  writeFileSync(join(state, 'filled.json'), '{"filled":true}');
  await start();
  await seedFamily();
});
afterAll(async () => {
  if (child.exitCode === null && child.signalCode === null) await end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('the system on this machine', () => {
  const day = addDays(momentOf(Date.now()).day, 1);
  const report = { children: [{ childId: PUPIL, firstDay: day, lastDay: day }] };
  const key = newId();
  let kari: string;
  let first: unknown;

  it('the system on this machine takes a report, brings it to the other guardian, and shows what left', async () => {
    expect(await outbox()).toContain('Nothing has left yet');
    kari = await tokenOf();
    const reported = await ask('/v1/guardian/absence-reports', kari, report, key);
    expect(reported.status).toBe(201);
    first = reported.body;
    const per = await tokenOf(PER);
    await vi.waitFor(async () => expect(await inbox(per)).toHaveLength(1), { timeout: 10_000 });
    const page = await outbox();
    expect(page).toContain('absence-reported');
    expect(page).toContain('handled');
    expect(page).not.toMatch(/Fjord(?!vik kommune)/);
  });

  it('the system on this machine has an archive to look at, whose switches are set and taken back', async () => {
    const archive = async (accept: string) => (await fetch(`${base}/dev/archive`, { headers: { accept } })).text();
    expect(JSON.parse(await archive('application/json'))).toEqual({ folders: [], entries: [] });
    const wish = { channel: 'archive', fault: 'away' };
    expect((await ask('/dev/faults', undefined, wish)).body.faults).toMatchObject([wish]);
    expect(await archive('text/html')).toContain('data-fault="away" aria-pressed="true"');
    expect((await ask('/dev/faults', undefined, { ...wish, clear: true })).body.faults).toEqual([]);
    expect(await archive('text/html')).not.toContain('aria-pressed="true"');
  });

  it('the system on this machine sets its clock forward', async () => {
    const before = await now();
    const { body } = await ask('/dev/clock', undefined, { forwardMinutes: 45 });
    expect(Date.parse(body.now) - before).toBeGreaterThanOrEqual(45 * 60_000);
    for (const wish of [{ forwardMinutes: 'soon' }, null, { set: 'never' }, { forwardMinutes: 1e15 }])
      expect((await ask('/dev/clock', undefined, wish)).status).toBe(400);
    for (const wish of [{ forwardMinutes: -1 }, { set: '2020-01-01T00:00:00Z' }, { set: '9999-01-01T00:00:00Z' }])
      expect((await ask('/dev/clock', undefined, wish)).status).toBe(409);
  });

  it('the system on this machine refuses a second start on the same state, and a reset under way; both say what to do', async () => {
    const second = await script('start', { PORT: String(await freePort()) });
    expect([second.status, second.stderr]).toEqual([1, expect.stringMatching(/runs already.*Stop it first/)]);
    const reset = await script('reset');
    expect([reset.status, reset.stderr]).toEqual([1, expect.stringMatching(/is running.*Stop it first/)]);
    expect(await inbox(await tokenOf(PER))).toHaveLength(1);
  });

  it('the system on this machine says plainly when its port is taken, or is none', async () => {
    const run = (PORT: string) => script('start', { PORT, SKOLEBRO_STATE: join(folder, 'other') });
    expect(await run(String(port))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/taken.*PORT=3100 npm start/),
    });
    for (const none of ['x', '70000'])
      expect(await run(none)).toMatchObject({ status: 1, stderr: expect.stringContaining('PORT must be a number') });
  });

  it('killed and started again has the report, the inbox, the clock and the sign-ins', async () => {
    const before = await now();
    await end('SIGKILL');
    await start();
    expect((await now()) - before).toBeGreaterThanOrEqual(0);
    // The replayed key gets the first answer, by a token from before.
    expect(await ask('/v1/guardian/absence-reports', kari, report, key)).toEqual({ status: 201, body: first });
    const list = await ask(`/v1/guardian/children/${PUPIL}/absence-reports`, kari);
    expect(list.body.reports).toHaveLength(1);
    expect(await inbox(await tokenOf(PER))).toHaveLength(1);
    expect(await outbox()).toContain('absence-reported');
  });

  it('the system on this machine goes on with what happens after the restart', async () => {
    const next = addDays(day, 7);
    const again = { children: [{ childId: PUPIL, firstDay: next, lastDay: next }] };
    expect((await ask('/v1/guardian/absence-reports', kari, again)).status).toBe(201);
    const per = await tokenOf(PER);
    await vi.waitFor(async () => expect(await inbox(per)).toHaveLength(2), { timeout: 10_000 });
  });

  it('the system on this machine judges who may know by its own clock: guardians of a pupil who turned 18 on it hear nothing (J3)', async () => {
    const items = async () => {
      const { Items = [] } = await database().send(
        new QueryCommand({
          TableName: running().target.table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :inbox)',
          ExpressionAttributeValues: { ':pk': `${SAMPLE_OWNER}#GUARDIAN#${FATHER}`, ':inbox': 'INBOX#' },
          ConsistentRead: true,
        }),
      );
      return Items.length;
    };
    const before = await items();
    await ask('/dev/clock', undefined, { forwardMinutes: 5 * 24 * 60 });
    const last = addDays(momentOf(await now()).day, 3);
    const own = { firstDay: last, lastDay: last };
    const { status } = await ask(`/v1/pupil/${ADULT}/absence-reports`, await tokenOf(THEA), own);
    expect(status).toBe(201);
    const [newest] = (await outbox()).split('<h2>Queues');
    await vi.waitFor(async () => expect(await outbox()).toMatch(new RegExp(`handled[^]*${ADULT}`)), {
      timeout: 10_000,
    });
    expect([newest?.includes('absence-reported'), await items()]).toEqual([true, before]);
  });

  it('the system on this machine stops when asked to, and is forgotten by a reset', async () => {
    expect(await end('SIGTERM')).toBe(0);
    expect(existsSync(join(state, 'running.json'))).toBe(false);
    expect(await script('reset')).toMatchObject({ status: 0, stdout: expect.stringContaining('Forgotten') });
    expect(existsSync(state)).toBe(false);
  });
});
