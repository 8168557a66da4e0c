import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeHandlers } from '../../../functions/imports/handlers.ts';
import { importRecordStore } from '../../../functions/imports/record-store.ts';
import { routes } from '../../../functions/imports/routes.ts';
import { uploads } from '../../../functions/imports/s3.ts';
import { texts } from '../../../functions/imports/texts.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { httpEntry } from '../../../functions/shared/http.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { CONTEXT } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { makeTables } from '../../support/table.ts';
import { recordsOf, SECRET, seed } from '../../support/world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
/** The files that were sent through once more; `failing` makes the next of them fail. */
const reused: string[] = [];
let failing = false;

beforeAll(async () => {
  engine = await makeTables();
  const { staff, pupil } = recordsOf(OWNER);
  const [school, group] = [newId(), newId()];
  const person = (name: string, roles: Parameters<typeof staff>[0]['roles']) =>
    staff({ id: newId(), feideName: `${name}@fjordvik.example`, roles: roles ?? [] });
  const from = '2026-08-01';
  await seed(engine.client, engine.tables.main, [
    ...person('admin', [{ role: 'owner-admin', from }]),
    ...person('gone', [{ role: 'owner-admin', from, to: '2026-11-24' }]),
    ...person('office', [{ role: 'office', schoolId: school, from }]),
    ...person('principal', [{ role: 'principal', schoolId: school, from }]),
    ...person('teacher', []),
    ...pupil({ id: newId(), schoolId: school, groupId: group, feideName: 'elev@fjordvik.example' }),
  ]);
});
afterAll(() => engine.stop());

async function ask(who: string | undefined, request: Omit<Ask, 'claims' | 'at'>) {
  const { client, tables } = engine;
  const real = uploads(
    'imports',
    new S3Client({ region: 'eu-north-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }),
  );
  const handlers = makeHandlers({
    lookup: rosterLookup(client, tables.main, async () => SECRET),
    records: importRecordStore(client, tables.main),
    uploads: {
      ...real,
      reuse: async ({ importId }) => {
        if (failing) throw new Error('The bucket does not answer');
        reused.push(importId);
      },
    },
  });
  const claims = who === 'guardian' ? guardianClaims('15851090085') : who && feideClaims(who);
  const event = httpEvent({ ...request, at: '2026-11-24T06:30:00Z', claims: claims || undefined });
  const answer = await httpEntry({ routes, texts, issuers: ISSUERS, handlers })(event, CONTEXT);
  if (answer.statusCode !== 500) expectDocumented(request.route, answer);
  const body = typeof answer.body === 'string' ? JSON.parse(answer.body) : undefined;
  return { status: Number(answer.statusCode), body };
}

const LIST = { route: 'GET /v1/owner/imports' };
const body = { format: 'csv-zip', system: 'vfs', sizeBytes: 7_000_000, mode: 'dry-run' };
const ORDER = { route: 'POST /v1/owner/imports', body };
const show = (importId: string) => ({ route: 'GET /v1/owner/imports/{importId}', params: { importId } });
const apply = (importId: string) => ({ route: 'POST /v1/owner/imports/{importId}/application', params: { importId } });

/** A dry run that has been ordered and worked off. */
async function dryRun(state: 'done' | 'refused' | 'failed' | 'reading' = 'done'): Promise<string> {
  const { body: answer } = await ask('admin', ORDER);
  const id: string = answer.import.importId;
  const records = importRecordStore(engine.client, engine.tables.main);
  await records.moveImport(OWNER, id, ['awaiting-upload'], { state, changedAt: '2026-11-24T06:31:00Z' });
  return id;
}

describe('who may bring in a roster (J1)', () => {
  it.each([
    ['a guest', undefined, 401],
    ['a guardian', 'guardian', 401],
    ['a pupil', 'elev', 403],
    ['somebody nobody knows', 'ukjend', 403],
    ['a teacher', 'teacher', 403],
    ['the office', 'office', 403],
    ['a principal', 'principal', 403],
    ['an administrator until yesterday', 'gone', 403],
  ])('%s may not', async (_what, who, status) => {
    const id = await dryRun();
    for (const request of [LIST, ORDER, show(id), apply(id), show(newSortableId(0))])
      expect([request.route, (await ask(who, request)).status]).toEqual([request.route, status]);
    expect(reused).not.toContain(id);
  });
  it('the owner’s administrator orders, follows and lists', async () => {
    const { status, body: answer } = await ask('admin', ORDER);
    expect(status).toBe(201);
    expect(answer.import).toMatchObject({ mode: 'dry-run', state: 'awaiting-upload', counts: null, failure: null });
    expect(answer.upload).toMatchObject({ method: 'PUT', headers: { 'content-length': '7000000' }, validSeconds: 900 });
    const url = new URL(answer.upload.url);
    expect(url.pathname).toBe(`/imports/${OWNER}/${answer.import.importId}/dry-run`);
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host');
    expect((await ask('admin', show(answer.import.importId))).body).toEqual(answer.import);
    expect((await ask('admin', LIST)).body.imports).toContainEqual(answer.import);
  });
});

describe('what is asked wrongly', () => {
  it.each([
    ['no file at all', { ...body, sizeBytes: 0 }],
    ['more than 200 MB', { ...body, sizeBytes: 200 * 1024 ** 2 + 1 }],
    ['half a byte', { ...body, sizeBytes: 1.5 }],
    ['a format we do not read', { ...body, format: 'xlsx' }],
    ['a system that is a path', { ...body, system: '../vfs' }],
    ['a mode of no kind', { ...body, mode: 'force' }],
    ['another owner named', { ...body, ownerId: newId() }],
    ['no body', {}],
    ['a list', []],
  ])('%s is refused', async (_what, wrong) => {
    expect((await ask('admin', { ...ORDER, body: wrong })).status).toBe(422);
  });
  it('an import of nobody, of another owner, and a name that is none are the same 404', async () => {
    const foreign = newSortableId(1);
    const records = importRecordStore(engine.client, engine.tables.main);
    const when = '2026-11-24T06:30:00Z';
    const of = { ...body, format: 'csv-zip', mode: 'dry-run', confirmEnding: false, state: 'done' } as const;
    await records.addImport(newId(), { ...of, id: foreign, createdAt: when, createdBy: 'x', changedAt: when });
    const answers = await Promise.all(
      [foreign, newSortableId(2), 'x'].flatMap((id) => [ask('admin', show(id)), ask('admin', apply(id))]),
    );
    expect(answers.map(({ status, body: { code } }) => `${status} ${code}`)).toEqual(Array(6).fill('404 not-found'));
  });
});

describe('a dry run that is applied', () => {
  it('goes through once more, and only once however often it is asked for', async () => {
    const id = await dryRun();
    const answers = await Promise.all([ask('admin', apply(id)), ask('admin', apply(id))]);
    for (const { status, body: answer } of answers)
      if (status === 202) expect(answer).toMatchObject({ mode: 'apply', state: 'awaiting-upload' });
    expect(answers.map(({ status }) => status)).toContain(202);
    // An answer that was lost is asked for again, and is no conflict.
    expect((await ask('admin', apply(id))).status).toBe(202);
    const records = importRecordStore(engine.client, engine.tables.main);
    await records.moveImport(OWNER, id, ['awaiting-upload'], { state: 'done', changedAt: '2026-11-24T06:40:00Z' });
    const before = reused.length;
    expect((await ask('admin', apply(id))).body).toMatchObject({ mode: 'apply', state: 'done' });
    expect(reused.length).toBe(before);
  });
  it('whose file could not be sent through can be asked for again', async () => {
    const id = await dryRun();
    failing = true;
    expect((await ask('admin', apply(id))).status).toBe(500);
    failing = false;
    expect((await ask('admin', apply(id))).status).toBe(202);
    expect(reused).toContain(id);
  });
  it.each(['refused', 'failed', 'reading'] as const)('one that is %s is not applied, and says why', async (state) => {
    const id = await dryRun(state);
    expect((await ask('admin', apply(id))).body).toMatchObject({ status: 409, code: 'imports.not-applicable' });
    expect(reused).not.toContain(id);
  });
  it('one that was never a dry run is not applied', async () => {
    const { body: answer } = await ask('admin', { ...ORDER, body: { ...body, mode: 'apply' } });
    expect((await ask('admin', apply(answer.import.importId))).body).toMatchObject({ code: 'imports.not-applicable' });
  });
});
