import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { FEATURES } from '../../functions/docs/features.ts';
import { importRecordStore } from '../../functions/imports/record-store.ts';
import { runUpload } from '../../functions/imports/run-upload.ts';
import { uploads } from '../../functions/imports/s3.ts';
import { importStore } from '../../functions/imports/store.ts';
import { deliverFact } from '../../functions/notifications/deliver-fact.ts';
import { inboxOver } from '../../functions/notifications/inbox-over.ts';
import { SubscribedFact } from '../../functions/notifications/subscription.ts';
import { publishFact } from '../../functions/outbox/publish-fact.ts';
import { outboxStore } from '../../functions/outbox/store.ts';
import { sweepOutbox } from '../../functions/outbox/sweep-outbox.ts';
import { nameCopies, rosterLookup } from '../../functions/roster/lookup.ts';
import { settingsLookup } from '../../functions/settings/lookup.ts';
import { Fact } from '../../functions/shared/fact.ts';
import type { Route } from '../../functions/shared/http/route.ts';
import { newId, newSortableId } from '../../functions/shared/ids.ts';
import { queueEntry } from '../../functions/shared/jobs/batch.ts';
import { log } from '../../functions/shared/logger.ts';
import { momentOf } from '../../functions/shared/time.ts';
import { buckets } from '../../local/bucket.ts';
import { entriesOver } from '../support/entries.ts';
import { type Ask, guardianClaims, httpEvent, OWNER } from '../support/events.ts';
import { factsIn } from '../support/facts.ts';
import { VAULT } from '../support/imports.ts';
import { at, listOf } from '../support/json.ts';
import { captureLogs, type Door, type Left, leaksIn, MARK } from '../support/leaks.ts';
import { expectDocumented } from '../support/openapi.ts';
import { type Item, SECRET, seed } from '../support/records.ts';
import { LOCAL, makeTables } from '../support/table.ts';
import { walk } from './canary-walk.ts';
import { FILE_NUMBERS, markedZip } from './marked-roster.ts';
import { CLAIMS, municipality, ROLES, type Role, TWO_OWNERS } from './municipality.ts';
import { REQUESTS } from './requests.ts';

/**
 * A municipality in which everything that people are called carries a mark (threat 24). Every route is driven to
 * success, to refusal and into an error of the engine; then everything that left is searched for the mark, for logins
 * and for identity numbers.
 */
const AT = '2026-11-24T06:30:00Z';
const LOGINS = ['@fjordvik.example', '@elsewhere.example'];
const NUMBER = '41018012345';
const { places, items } = municipality();
const routes = new Map<string, Route>(FEATURES.flatMap((feature) => Object.entries(feature.routes)));
const CALLED = new Set(['givenName', 'familyName', 'name', 'groupName', 'title', 'subject', 'email', 'mobile']);
const marked = (item: Item): Item => {
  // A school's name is public, and refusals send people there by it.
  if (item.sk.startsWith('SCHOOL#')) return item;
  const cells = Object.entries(item).map(([name, value]) => [name, CALLED.has(name) ? `${value} ${MARK}` : value]);
  // Reads about the protected are logged, so that the access log has something to leak.
  return { ...item, ...Object.fromEntries(cells), ...('protection' in item && { protection: 'confidential' }) };
};

const left: Left[] = [];
const statuses = new Map<string, Set<number>>([...routes.keys()].map((route) => [route, new Set()]));
let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
let logs: ReturnType<typeof captureLogs>;
let bucket: Server;
const folder = mkdtempSync(join(tmpdir(), 'skolebro-canary-'));
/** Which call to the engine fails next; 0 for none. */
let failingCall = 0;

beforeAll(async () => {
  engine = await makeTables();
  await seed(engine.client, engine.tables.main, items.map(marked));
  engine.client.middlewareStack.add(
    (next) => async (args) => {
      if (failingCall > 0 && --failingCall === 0)
        throw new Error(`The engine quotes all it got\n    at ${MARK} (${NUMBER}): ${JSON.stringify(args.input)}`);
      return next(args);
    },
    { step: 'initialize', name: 'failOnce' },
  );
  const files = buckets(folder, async () => {});
  bucket = createServer((request, response) => void files(request, response));
  await new Promise<void>((ready) => bucket.listen(0, '127.0.0.1', ready));
  vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${at(bucket.address(), 'port')}`);
  answer = entriesOver(engine.client, engine.tables, TWO_OWNERS);
  logs = captureLogs();
});
afterAll(async () => {
  logs.stop();
  vi.unstubAllEnvs();
  bucket.close();
  rmSync(folder, { recursive: true });
  await engine.stop();
});

const keep = (door: Door, value: unknown) =>
  void left.push({ door, text: typeof value === 'string' ? value : JSON.stringify(value) });

/** What browsers and proxies send along with a request, all of it marked. */
const AROUND = {
  authorization: `Bearer ${MARK}.${NUMBER}`,
  cookie: `name=${MARK}`,
  'user-agent': MARK,
  referer: `https://portal.example/${MARK}/${NUMBER}`,
  'accept-language': `nn, ${MARK};q=0.1`,
};
const NAMES = { name: MARK, given_name: MARK, email: `${MARK}@example.com`, sub: MARK };

async function send(ask: Omit<Ask, 'at'>): Promise<{ status: number; body: unknown }> {
  const claims = ask.claims && { ...ask.claims, ...NAMES };
  const headers = { 'idempotency-key': newId(), ...AROUND, ...ask.headers };
  const result = await answer(httpEvent({ ...ask, claims, headers, at: AT }));
  expectDocumented(ask.route, result);
  const status = Number(result.statusCode);
  keep('header', result.headers);
  keep(status < 400 ? 'answer' : 'refusal', String(result.body));
  statuses.get(ask.route)?.add(status);
  return { status, body: /^[{[]/.test(String(result.body)) ? JSON.parse(String(result.body)) : undefined };
}
const wellFormed = (route: string, where: 'own' | 'absent' = 'own') =>
  REQUESTS[route]?.({ ...places[where], reportId: newSortableId(0) }) ?? {};
const ask = (route: string, role: Role, more: Partial<Ask> = {}) =>
  send({ route, claims: CLAIMS[role], ...wellFormed(route), ...more });

/** What people write in words of their own is kept, and shown to its readers: a number there is of their making. */
const WRITTEN = new Set(['subject', 'text']);
/** Every text inside, replaced by marked ones. */
function spoilt(value: unknown, field = ''): unknown {
  if (typeof value === 'string') return WRITTEN.has(field) ? MARK : `${MARK} ${NUMBER}`;
  if (Array.isArray(value)) return value.map((inner) => spoilt(inner, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoilt(inner, name)]));
}
const textsOf = (names: Readonly<Record<string, string>> | undefined, value: string) =>
  names && Object.fromEntries(Object.keys(names).map((name) => [name, value]));

/** The same request with a fault in each place where text comes in. */
function faulty(route: string): Partial<Ask>[] {
  const { params, query, body } = wellFormed(route);
  const more = typeof body === 'object' ? body : {};
  return [
    { claims: undefined },
    { params: textsOf(params, `${MARK}-${NUMBER}`) },
    { query: { ...textsOf(query, MARK), cursor: Buffer.from(`["${MARK}","${NUMBER}"]`).toString('base64url') } },
    { query: { ...query, day: NUMBER, limit: MARK } },
    { body: spoilt(body) },
    { body: { ...more, comment: `${MARK} ${NUMBER}`, diagnosis: MARK } },
    { body: `{"note": "${MARK} ${NUMBER}` },
    { body: `"${MARK}"`, headers: { 'content-type': `text/${MARK}` } },
    { headers: { 'idempotency-key': `${MARK} ${NUMBER}`, 'if-match': MARK } },
  ];
}

async function scanned(table: string): Promise<Item[]> {
  const found: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await engine.client.send(new ScanCommand({ TableName: table, ExclusiveStartKey: start }));
    for (const { pk, sk, ...rest } of page.Items ?? []) found.push({ pk: String(pk), sk: String(sk), ...rest });
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}
/** How often each message was logged. */
const said = new Map<string, number>();
/** Searches what has left since the last time. */
function nothingLeaked(): void {
  for (const line of logs.lines.splice(0)) {
    keep('log', line);
    const message = /"message":"([^"]*)"/.exec(line)?.[1] ?? '';
    said.set(message, (said.get(message) ?? 0) + 1);
  }
  expect(leaksIn(left.splice(0), LOGINS)).toEqual([]);
}

describe('every route', () => {
  test.each([...routes.keys()])('every route: %s, asked by everybody, with a fault in every place', async (route) => {
    for (const role of ROLES) await ask(route, role);
    // What is absent answers everybody who gets that far alike: the matrix compares them all.
    for (const role of roles(route)) await send({ route, claims: CLAIMS[role], ...wellFormed(route, 'absent') });
    for (const fault of faulty(route)) for (const role of roles(route)) await ask(route, role, fault);
    nothingLeaked();
  });

  test.each([...routes.keys()])('every route: %s, while the engine fails at each of its calls', async (route) => {
    for (const role of roles(route)) {
      for (let call = 1; call < 12; call++) {
        failingCall = call;
        await ask(route, role);
        if (failingCall > 0) break;
      }
      failingCall = 0;
    }
    nothingLeaked();
  });

  test('changes that succeed, and what the outbox, the queue and the inbox make of them', async () => {
    await walk((route, role, sent) => send({ route, claims: CLAIMS[role], ...sent }), places);
    await publishAll();
    for (const [as, role] of [
      ['guardian', 'guardian'],
      ['pupil', 'pupil of age'],
      ['staff', 'contact teacher'],
    ] as const)
      await ask(`GET /v1/${as}/inbox`, role);
    expect(left.filter(({ door }) => door === 'message').length).toBeGreaterThan(5);
    nothingLeaked();
    for (const message of ['record-failed', 'fact-stuck', 'request-failed'])
      expect([...said.keys()]).toContain(message);
  });

  /** One of each kind of caller that the route lets in somewhere. */
  function roles(route: string): readonly Role[] {
    const audience = routes.get(route)?.audience;
    if (audience === 'guardian') return ['guardian'];
    return audience === 'public'
      ? ['anonymous']
      : ['pupil of age', 'contact teacher', 'office', 'leader', 'owner admin'];
  }
});

/** The outbox to the queue, and the queue to the inbox; once in vain, and then well. */
async function publishAll(): Promise<void> {
  const store = outboxStore(engine.client, engine.tables.main);
  const queues = { all: { url: 'https://queue.example/all', facts: [] } };
  const bodies: string[] = [];
  const publish = publishFact({ queues, send: async () => {}, store });
  const facts = (await scanned(engine.tables.main)).flatMap(({ fact }) =>
    fact === undefined ? [] : [Fact.parse(fact)],
  );
  const declared = new Map((await factsIn('functions/*/events.ts')).map(({ name, schema }) => [name, schema]));
  for (const fact of facts) {
    // A fact says what its schema declares and nothing else: what a spread brought along would travel to every
    // consumer.
    expect(z.parse(declared.get(fact.name) ?? z.never(), fact)).toEqual(fact);
    keep('fact', fact);
    keep('message', JSON.stringify(fact));
    if (SubscribedFact.safeParse(fact).success) bodies.push(JSON.stringify(fact));
  }
  const failing = async () => Promise.reject(new Error(`${MARK} ${NUMBER}`));
  const later = '2026-11-24T07:30:00.000Z';
  await sweepOutbox({ ownerIds: [OWNER], store, publish: failing })(later);
  await sweepOutbox({ ownerIds: [OWNER], store, publish })(later);
  const lookup = rosterLookup(engine.client, engine.tables.main, async () => SECRET);
  const env = { TABLE_NAME: engine.tables.main, LOGIN_KEY_SECRET_ARN: '', NOTICE_QUEUE_URL: '', GATHER_SECONDS: 0 };
  const deliver = deliverFact({
    ...inboxOver(engine.client, env, failing),
    lookup,
    settings: settingsLookup(engine.client, engine.tables.main),
    sendRequests: async (requests) => keep('message', requests),
  });
  const entry = queueEntry('notifications', async ({ body }) => {
    await deliver(SubscribedFact.parse(JSON.parse(body)), momentOf(Date.parse(AT)));
  });
  const Records = [...bodies, `{"${MARK}": "${NUMBER}`, `{"name":"${MARK}"}`].map((body, index) => ({
    messageId: String(index),
    receiptHandle: '',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  }));
  expect((await entry({ Records })).batchItemFailures).toHaveLength(2);
}

describe('an import', () => {
  /** Orders an import as the owner's administrator, uploads to the address given, and works it off. */
  async function imported(mode: 'dry-run' | 'apply', file: Buffer): Promise<string> {
    const body = { format: 'csv-zip', system: 'canary', bytes: file.byteLength, mode, confirmEnding: true };
    const ordered = await ask('POST /v1/owner/imports', 'owner admin', { body });
    const url = String(at(ordered.body, 'upload', 'url'));
    keep('address', url);
    const put = await fetch(url, { method: 'PUT', headers: { 'if-none-match': '*' }, body: new Uint8Array(file) });
    expect([put.status, ordered.status]).toEqual([200, 201]);
    const importId = String(at(ordered.body, 'import', 'importId'));
    await arrived(importId, mode);
    return importId;
  }
  const arrived = (importId: string, mode: string) =>
    runUpload({
      store: importStore(engine.client, engine.tables.main, engine.tables.identity),
      copies: nameCopies(engine.client, engine.tables.main),
      records: importRecordStore(engine.client, engine.tables.main),
      uploads: uploads('imports', new S3Client(LOCAL)),
      loginKey: SECRET,
      vault: VAULT,
      numbers: 'synthetic',
      maxEndedShare: async () => 100,
    })(`imports/${OWNER}/${importId}/${mode}`, momentOf(Date.parse(AT)), newId());
  const shown = async (importId: string) =>
    (await ask('GET /v1/owner/imports/{importId}', 'owner admin', { params: { importId } })).body;

  test('tried, then applied from the same upload, with lines of every kind refused', async () => {
    const importId = await imported('dry-run', await markedZip());
    const tried = await shown(importId);
    expect(tried).toMatchObject({ status: 'done', mode: 'dry-run' });
    expect(listOf(at(tried, 'refused')).length).toBeGreaterThan(8);
    const applied = await ask('POST /v1/owner/imports/{importId}/application', 'owner admin', { params: { importId } });
    expect(applied.status).toBe(202);
    const again = await ask('POST /v1/owner/imports/{importId}/application', 'owner admin', { params: { importId } });
    expect(again).toEqual(applied);
    await arrived(importId, 'apply');
    expect(await shown(importId)).toMatchObject({
      status: 'done',
      mode: 'apply',
      counts: { pupil: { added: 2 }, link: { added: 1 } },
    });
    await send({ route: 'GET /v1/guardian/children', claims: guardianClaims(FILE_NUMBERS.guardian) });
    nothingLeaked();
  });

  test('an import of a file that breaks off, and one in whose middle the engine fails', async () => {
    expect(await shown(await imported('apply', await markedZip(true)))).toMatchObject({ status: 'failed' });
    const body = { format: 'csv-zip', system: 'canary', bytes: 4, mode: 'apply' };
    const { body: ordered } = await ask('POST /v1/owner/imports', 'owner admin', { body });
    const importId = String(at(ordered, 'import', 'importId'));
    await arrived(importId, 'apply');
    expect(await shown(importId)).toMatchObject({ status: 'failed', failure: { code: 'crashed' } });
    nothingLeaked();
    expect(said.get('import-crashed')).toBe(1);
  });
});

describe('what stays', () => {
  test('keys of every table and index hold no name, and no table holds an identity number in the clear', async () => {
    const tables = Object.values(engine.tables);
    const all = (await Promise.all(tables.map(scanned))).flat();
    for (const item of all) {
      keep('record', item);
      for (const name of ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk']) keep('key', item[name] ?? '');
    }
    const names = all.filter((item) => JSON.stringify(item).includes(MARK));
    expect(names.length).toBeGreaterThan(20);
    for (const table of tables) expect([table, (await scanned(table)).length > 0]).toEqual([table, true]);
    nothingLeaked();
  });

  test('every route was driven to success, to refusal and, where it asks the engine, into an error', () => {
    const missed = [...statuses].flatMap(([route, seen]) => {
      const reached = (least: number, most: number) => [...seen].some((status) => status >= least && status < most);
      const open = routes.get(route)?.audience === 'public';
      const wanted = { success: reached(200, 300), refusal: reached(400, 500), error: open || reached(500, 600) };
      return Object.entries(wanted).flatMap(([what, was]) => (was ? [] : [`${route}: ${what}`]));
    });
    expect(missed).toEqual([]);
    expect(said.get('request')).toBeGreaterThan(1000);
  });
});

describe('a planted leak is seen', () => {
  const word = `Ola ${MARK.toUpperCase()}`;
  test.each<readonly [Door, string]>([
    ['log', word],
    ['refusal', JSON.stringify({ detail: word })],
    ['header', `"location":"/v1/pupils/${NUMBER}"`],
    ['address', Buffer.from(`imports/${MARK}/x`).toString('base64url')],
    ['fact', Buffer.from(`a${MARK}`).toString('hex')],
    ['message', `{"pid":"${NUMBER}"}`],
    ['key', `${OWNER}#LOGIN#ola@fjordvik.example`],
    ['answer', `{"number":"${NUMBER}"}`],
    ['record', `{"number":"${NUMBER}"}`],
  ])('a planted leak is seen: in a %s', (door, text) => {
    expect(leaksIn([{ door, text }], LOGINS)).toHaveLength(1);
  });

  test('a planted leak is seen: in a real line of the log, and not in one without', () => {
    const before = logs.lines.length;
    log('info', 'planted', { code: MARK });
    log('info', 'planted', { code: 'nothing' });
    const lines = logs.lines.splice(before).map((text) => ({ door: 'log' as const, text }));
    expect(lines).toHaveLength(2);
    expect(leaksIn(lines)).toHaveLength(1);
  });
});
