import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../functions/shared/ids.ts';
import { addDays, momentOf } from '../../functions/shared/time.ts';
import { SAMPLE_OWNER } from '../../lib/stage.ts';
import { personas } from '../../sample/personas.ts';
import { freePort } from '../support/free-port.ts';
import { LOCAL } from '../support/table.ts';
import { recordsOf, SECRET, seed } from '../support/world.ts';

/** `npm start` as a person runs it, in a process of its own, on a state folder of these tests. */
const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'skolebro-restart-'));
const state = join(folder, 'state');
const [KARI, PER] = personas;
const PUPIL = newId();
let port: number;
let base: string;
let child: ChildProcess;

const environment = (at: number | string) => ({ ...process.env, PORT: String(at), SKOLEBRO_STATE: state });
const script = (name: 'start' | 'reset', at: number | string = port) =>
  spawnSync(process.execPath, [`local/${name}.ts`], { cwd: ROOT, env: environment(at), encoding: 'utf8' });

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

/** The family of two personas, as the importer would write it: importing the whole municipality is another test's. */
async function seedFamily(): Promise<void> {
  const running = JSON.parse(readFileSync(join(state, 'running.json'), 'utf8'));
  writeFileSync(join(state, 'secrets.json'), JSON.stringify({ [running.target.loginKeySecret]: SECRET }));
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...LOCAL, endpoint: running.environment.AWS_ENDPOINT_URL_DYNAMODB }),
  );
  const make = recordsOf(SAMPLE_OWNER);
  const since = { from: '2020-01-01' };
  const [schoolId, groupId, mother, father] = [newId(), newId(), newId(), newId()];
  const guardians = [mother, father].map((guardianId) => ({
    guardianId,
    basis: 'parental-responsibility' as const,
    ...since,
  }));
  const today = momentOf(Date.now()).day;
  await seed(client, running.target.table, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.term(addDays(today, -100), addDays(today, 200)),
    ...make.pupil({ id: PUPIL, schoolId, groupId, birthDate: addDays(today, -3650), guardians }),
    ...make.guardian({ id: mother, number: KARI?.subject ?? '', children: [PUPIL] }),
    ...make.guardian({ id: father, number: PER?.subject ?? '', children: [PUPIL] }),
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

  it('takes a report, brings it to the other guardian, and shows what left', async () => {
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

  it('sets its clock forward', async () => {
    const before = await now();
    const { body } = await ask('/dev/clock', undefined, { forwardMinutes: 45 });
    expect(Date.parse(body.now) - before).toBeGreaterThanOrEqual(45 * 60_000);
    for (const wish of [{ forwardMinutes: 'soon' }, null, { set: 'never' }, { forwardMinutes: 1e15 }])
      expect((await ask('/dev/clock', undefined, wish)).status).toBe(400);
    for (const wish of [{ forwardMinutes: -1 }, { set: '2020-01-01T00:00:00Z' }, { set: '9999-01-01T00:00:00Z' }])
      expect((await ask('/dev/clock', undefined, wish)).status).toBe(409);
  });

  it('refuses a second start on the same state, and a reset under way; both say what to do', async () => {
    const second = script('start', await freePort());
    expect([second.status, second.stderr]).toEqual([1, expect.stringMatching(/runs already.*Stop it first/)]);
    const reset = script('reset');
    expect([reset.status, reset.stderr]).toEqual([1, expect.stringMatching(/is running.*Stop it first/)]);
    expect(await inbox(await tokenOf(PER))).toHaveLength(1);
  });

  it('says plainly when its port is taken, or is none', async () => {
    const elsewhere = { ...environment(port), SKOLEBRO_STATE: join(folder, 'other') };
    const run = (PORT: string) =>
      spawnSync(process.execPath, ['local/start.ts'], { cwd: ROOT, env: { ...elsewhere, PORT }, encoding: 'utf8' });
    expect(run(String(port))).toMatchObject({ status: 1, stderr: expect.stringMatching(/taken.*PORT=3100 npm start/) });
    for (const none of ['x', '0', '70000', ''])
      expect(run(none)).toMatchObject({ status: 1, stderr: expect.stringContaining('PORT must be a number') });
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

  it('goes on with what happens after the restart', async () => {
    const next = addDays(day, 7);
    const again = { children: [{ childId: PUPIL, firstDay: next, lastDay: next }] };
    expect((await ask('/v1/guardian/absence-reports', kari, again)).status).toBe(201);
    const per = await tokenOf(PER);
    await vi.waitFor(async () => expect(await inbox(per)).toHaveLength(2), { timeout: 10_000 });
  });

  it('stops when asked to, and is forgotten by a reset', async () => {
    expect(await end('SIGTERM')).toBe(0);
    expect(existsSync(join(state, 'running.json'))).toBe(false);
    expect(script('reset')).toMatchObject({ status: 0, stdout: expect.stringContaining('Forgotten') });
    expect(existsSync(state)).toBe(false);
  });
});
