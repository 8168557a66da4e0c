import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeHandlers } from '../../../functions/imports/handlers.ts';
import { importRecordStore } from '../../../functions/imports/record-store.ts';
import { refusals } from '../../../functions/imports/refusals.ts';
import { routes } from '../../../functions/imports/routes.ts';
import { uploads } from '../../../functions/imports/s3.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { httpEntry } from '../../../functions/shared/http/entry.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { CONTEXT } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { recordsOf, SECRET, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
/**
 * The files that were sent through once more; `failing` makes the next of them fail, `replaced` has another file lie
 * there.
 */
const reused: string[] = [];
let failing = false;
let replaced = false;
/** The bucket's mark of the file that dry runs here have read. */
const ETAG = '"of the file"';

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

async function ask(who: string | undefined, request: Omit<Ask, 'claims' | 'at'>, at = '2026-11-24T06:30:00Z') {
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
      reuse: async ({ importId }, etag) => {
        if (failing) throw new Error('The bucket does not answer');
        if (replaced || etag !== ETAG) return false;
        reused.push(importId);
        return true;
      },
    },
  });
  const claims = who === 'guardian' ? guardianClaims('15851090085') : who && feideClaims(who);
  const event = httpEvent({ ...request, at, claims: claims || undefined });
  const answer = await httpEntry({ routes, refusals, issuers: ISSUERS, handlers })(event, CONTEXT);
  if (answer.statusCode !== 500) expectDocumented(request.route, answer);
  const body = typeof answer.body === 'string' ? JSON.parse(answer.body) : undefined;
  return { status: Number(answer.statusCode), body };
}

const LIST = { route: 'GET /v1/owner/imports' };
const body = { format: 'csv-zip', system: 'vfs', bytes: 7_000_000, mode: 'dry-run' };
const ORDER = { route: 'POST /v1/owner/imports', body };
const show = (importId: string) => ({ route: 'GET /v1/owner/imports/{importId}', params: { importId } });
const apply = (importId: string) => ({ route: 'POST /v1/owner/imports/{importId}/application', params: { importId } });

/** A dry run that has been ordered and worked off. */
async function dryRun(state: 'done' | 'refused' | 'failed' | 'reading' = 'done'): Promise<string> {
  const { body: answer } = await ask('admin', ORDER);
  const id: string = answer.import.importId;
  await move(id, ['awaiting-upload'], {
    state,
    etag: ETAG,
    sha256: 'a1'.repeat(32),
    changedAt: '2026-11-24T06:31:00Z',
  });
  return id;
}
const move = (id: string, ...moving: Moving) =>
  importRecordStore(engine.client, engine.tables.main).moveImport(OWNER, id, ...moving);
type Moving =
  Parameters<ReturnType<typeof importRecordStore>['moveImport']> extends [string, string, ...infer Rest] ? Rest : never;

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
  ])('a roster may not be brought in by %s', async (_what, who, status) => {
    const id = await dryRun();
    for (const request of [LIST, ORDER, show(id), apply(id), show(newSortableId(0))])
      expect([request.route, (await ask(who, request)).status]).toEqual([request.route, status]);
    expect(reused).not.toContain(id);
  });
  it('the owner’s administrator orders, follows and lists', async () => {
    const { status, body: answer } = await ask('admin', ORDER);
    expect(status).toBe(201);
    expect(answer.import).toMatchObject({ mode: 'dry-run', status: 'awaiting-upload', counts: null, failure: null });
    expect(answer.upload).toMatchObject({
      method: 'PUT',
      headers: { 'content-length': '7000000', 'if-none-match': '*' },
    });
    expect(answer.import).toMatchObject({ createdBy: expect.stringMatching(/^.{26}$/), appliedBy: null, sha256: null });
    const url = new URL(answer.upload.url);
    expect(url.pathname).toBe(`/imports/${OWNER}/${answer.import.importId}/dry-run`);
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host;if-none-match');
    expect((await ask('admin', show(answer.import.importId))).body).toEqual(answer.import);
    expect((await ask('admin', LIST)).body.imports).toContainEqual(answer.import);
  });
});

describe('what is asked wrongly', () => {
  it.each([
    ['no file at all', { ...body, bytes: 0 }],
    ['more than 200 MB', { ...body, bytes: 200 * 1024 ** 2 + 1 }],
    ['half a byte', { ...body, bytes: 1.5 }],
    ['a format we do not read', { ...body, format: 'xlsx' }],
    ['a system that is a path', { ...body, system: '../vfs' }],
    ['a mode of no kind', { ...body, mode: 'force' }],
    ['another owner named', { ...body, ownerId: newId() }],
    ['no body', {}],
    ['a list', []],
  ])('what is asked wrongly: %s is refused', async (_what, wrong) => {
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
  it('a dry run that is applied goes through once more, and only once however often it is asked for', async () => {
    const id = await dryRun();
    const answers = await Promise.all([ask('admin', apply(id)), ask('admin', apply(id))]);
    for (const { status, body: answer } of answers)
      if (status === 202) expect(answer).toMatchObject({ mode: 'apply', status: 'awaiting-upload' });
    expect(answers.map(({ status }) => status)).toContain(202);
    // An answer that was lost is asked for again, and is no conflict.
    expect((await ask('admin', apply(id))).status).toBe(202);
    await move(id, ['awaiting-upload'], { state: 'done', changedAt: '2026-11-24T06:40:00Z' });
    const before = reused.length;
    expect((await ask('admin', apply(id))).body).toMatchObject({ mode: 'apply', status: 'done' });
    expect(reused.length).toBe(before);
  });
  it('a dry run that is applied whose file could not be sent through can be asked for again', async () => {
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
  it('one that an operator ran at the machine has no file to apply', async () => {
    const { body: answer } = await ask('admin', ORDER);
    const id: string = answer.import.importId;
    await move(id, ['awaiting-upload'], { state: 'done', createdBy: 'operator', changedAt: '2026-11-24T06:31:00Z' });
    expect((await ask('admin', show(id))).body).toMatchObject({ createdBy: 'operator', status: 'done' });
    expect((await ask('admin', apply(id))).body).toMatchObject({ status: 409, code: 'imports.not-applicable' });
  });
  it('one whose file has been replaced fails, and says what to do', async () => {
    const id = await dryRun();
    replaced = true;
    const { status, body: answer } = await ask('admin', apply(id));
    replaced = false;
    expect([status, answer.status, answer.failure.code]).toEqual([202, 'failed', 'upload-changed']);
    expect(answer.failure.text).toMatch(/prøvekjøring/);
    expect((await ask('admin', show(id))).body).toEqual(answer);
    expect((await ask('admin', apply(id))).body.failure.code).toBe('upload-changed');
    expect(reused).not.toContain(id);
  });
  it('one whose file the bucket has let go of says so', async () => {
    const id = await dryRun();
    const late = await ask('admin', apply(id), '2026-12-24T06:30:00Z');
    expect(late.body).toMatchObject({ status: 409, code: 'imports.file-gone' });
    expect((await ask('admin', show(id))).body).toMatchObject({ mode: 'dry-run', status: 'done' });
  });
});

describe('an import whose machine was taken away', () => {
  const [soon, later] = ['2026-11-24T06:46:00Z', '2026-11-24T06:48:00Z'];
  /** A dry run that was being applied at half past six. */
  async function applying(): Promise<string> {
    const id = await dryRun();
    await ask('admin', apply(id));
    await move(id, ['awaiting-upload'], { state: 'reading', changedAt: '2026-11-24T06:31:00Z' });
    return id;
  }
  it('an import whose machine was taken away is read for as long as a machine has, and has failed after that, alone and in the list', async () => {
    const id = await applying();
    const statusAt = async (at: string) => {
      const list: { importId: string; status: string }[] = (await ask('admin', LIST, at)).body.imports;
      const { status, failure } = (await ask('admin', show(id), at)).body;
      expect(list.find(({ importId }) => importId === id)?.status).toBe(status);
      return [status, failure?.code];
    };
    expect(await statusAt(soon)).toEqual(['reading', undefined]);
    expect(await statusAt(later)).toEqual(['failed', 'crashed']);
  });
  it('an import whose machine was taken away can be applied again, once it is dead and not before; it is sent through once', async () => {
    const id = await applying();
    const sent = () => reused.filter((used) => used === id).length;
    expect((await ask('admin', apply(id), soon)).body).toMatchObject({ status: 'reading' });
    expect(sent()).toBe(1);
    expect((await ask('admin', apply(id), later)).body).toMatchObject({ status: 'awaiting-upload', failure: null });
    expect(sent()).toBe(2);
    await move(id, ['awaiting-upload'], { state: 'done', changedAt: later });
    expect((await ask('admin', apply(id), later)).body).toMatchObject({ status: 'done' });
    expect(sent()).toBe(2);
  });
  it.each(['crashed', 'overtaken'])('one that ended as %s can be applied again', async (failure) => {
    const id = await applying();
    await move(id, ['reading'], { state: 'failed', failure, changedAt: '2026-11-24T06:32:00Z' });
    expect((await ask('admin', apply(id))).body).toMatchObject({ status: 'awaiting-upload', failure: null });
  });
  it('a dry run that died is not applied: nobody has seen what it would do', async () => {
    const id = await dryRun('reading');
    expect((await ask('admin', show(id), later)).body).toMatchObject({
      status: 'failed',
      failure: { code: 'crashed' },
    });
    expect((await ask('admin', apply(id), later)).body).toMatchObject({ code: 'imports.not-applicable' });
  });
  it('an import whose machine was taken away is nobody else’s to apply', async () => {
    const id = await applying();
    for (const who of ['teacher', 'office', 'gone']) expect((await ask(who, apply(id), later)).status).toBe(403);
  });
});
