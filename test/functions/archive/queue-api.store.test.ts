import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { seed } from '../../support/records.ts';
import {
  AT,
  EXAMPLE,
  GIVE_UP,
  LIST,
  ONE,
  operatorWorld,
  RETRY,
  SUMMARY,
  type Who,
  type World,
} from './operator-world.ts';

let world: World;
beforeAll(async () => {
  world = await operatorWorld();
});
afterAll(() => world.stop());

const params = () => ({ recordId: newSortableId(Date.parse(AT)) });
const body = { reason: 'Arkivet er oppe att' };

describe('who (L1)', () => {
  const asked = {
    [SUMMARY]: () => ({}),
    [LIST]: () => ({ query: { status: 'failed' } }),
    [EXAMPLE]: () => ({}),
    [ONE]: () => ({ params: params() }),
    [RETRY]: () => ({ params: params(), version: 1, body }),
    [GIVE_UP]: () => ({ params: params(), version: 1, body }),
  };
  const turnedAway: readonly (readonly [Who, number, string])[] = [
    ['guest', 401, 'unauthenticated'],
    ['guardian', 401, 'wrong-audience'],
    ['pupil', 403, 'no-such-role'],
    ['nobody', 403, 'no-such-role'],
    ['office', 403, 'forbidden'],
    ['leader', 403, 'forbidden'],
  ];
  describe.each(Object.entries(asked))('%s', (route, sent) => {
    it.each(turnedAway)('the archive queue turns away %s: %i', async (who, status, code) => {
      expect(await world.ask(who, route, sent())).toMatchObject({ status, body: { code } });
    });
    it('the archive queue lets in the owner’s administrator', async () => {
      const wanted = route.includes('{') ? 404 : 200;
      expect(await world.ask('admin', route, sent())).toMatchObject({ status: wanted });
    });
  });
});

describe('bad input (L1)', () => {
  it.each([
    ['no status', {}, 422],
    ['a status that is no list', { status: 'queued' }, 422],
    ['two statuses', { status: 'failed,waiting' }, 422],
    ['no page', { status: 'failed', limit: '0' }, 422],
    ['too large a page', { status: 'failed', limit: '51' }, 422],
    ['a page in words', { status: 'failed', limit: 'ten' }, 422],
    ['a parameter that is none', { status: 'failed', pupilId: newId() }, 422],
    ['an empty cursor', { status: 'failed', cursor: '' }, 422],
    ['a made-up cursor', { status: 'failed', cursor: Buffer.from('["x","y"]').toString('base64url') }, 400],
  ])('the list refuses %s', async (_what, query: Record<string, string>, status) => {
    expect(await world.ask('admin', LIST, { query })).toMatchObject({ status });
  });

  it.each([
    ['no body', '', 400],
    ['no reason', {}, 422],
    ['an empty reason', { reason: '' }, 422],
    ['two letters', { reason: 'ok' }, 422],
    ['two letters in space', { reason: '   ok   ' }, 422],
    ['501 letters', { reason: 'x'.repeat(501) }, 422],
    ['a number', { reason: 123 }, 422],
    ['two lines', { reason: 'Ein\nto' }, 422],
    ['a sign that turns the text', { reason: 'Ein \u202e to' }, 422],
    ['a bell', { reason: 'Ein \u0007 to' }, 422],
    ['a field that is none', { ...body, status: 'archived' }, 422],
    ['a field that would say who', { ...body, by: newId() }, 422],
  ])('a decision refuses %s, and nothing has happened', async (_what, bad, status) => {
    const job = await world.newJob();
    for (const route of [RETRY, GIVE_UP])
      expect(await world.decide('admin', route, job, { body: bad })).toMatchObject({ status });
    expect(await world.now(job)).toEqual(job);
  });

  it.each([
    ['no If-Match', { 'if-match': '' }, 428, 'if-match-required'],
    ['a weak tag', { 'if-match': 'W/"1"' }, 412, 'if-match-stale'],
    ['no Idempotency-Key', { 'idempotency-key': '' }, 428, 'idempotency-key-required'],
    ['an older version', { 'if-match': '"0"' }, 412, 'if-match-stale'],
    ['a version to come', { 'if-match': '"2"' }, 412, 'if-match-stale'],
  ])('a decision refuses %s', async (_what, headers: Record<string, string>, status, code) => {
    const job = await world.newJob();
    for (const route of [RETRY, GIVE_UP])
      expect(await world.decide('admin', route, job, { headers })).toMatchObject({ status, body: { code } });
    expect(await world.now(job)).toEqual(job);
  });

  test('a reason of three letters and one of 500 are taken, without the space around them', async () => {
    const job = await world.newJob();
    const first = await world.decide('admin', GIVE_UP, job, { body: { reason: '  nei ' } });
    expect(first).toMatchObject({ status: 200, body: { decisions: [{ reason: 'nei' }] } });
    const long = 'å'.repeat(500);
    const second = await world.decide('admin', RETRY, job, { version: 2, body: { reason: long } });
    expect(second).toMatchObject({ status: 200, etag: '"3"', body: { decisions: [{}, { reason: long }] } });
  });

  test('bad input: what is absent, foreign, no id, and not queued yet is the same 404', async () => {
    const foreign = await world.newJob({}, newId());
    const unmade = await world.sentWarning();
    const ids = [newSortableId(0), foreign.recordId, 'x', unmade.recordId];
    const requests = ids.flatMap((recordId) =>
      [ONE, RETRY, GIVE_UP].map((route) =>
        world.ask('admin', route, { params: { recordId }, version: 1, ...(route !== ONE && { body }) }),
      ),
    );
    const answers = (await Promise.all(requests)).map(({ status, body: told }) => ({ status, ...told, requestId: '' }));
    expect(answers).toHaveLength(12);
    for (const answer of answers) expect(answer).toEqual({ ...answers[0], status: 404, code: 'not-found' });
  });
});

describe('the lists (L1)', () => {
  let fresh: World;
  beforeAll(async () => {
    fresh = await operatorWorld();
  });
  afterAll(() => fresh.stop());
  const list = (state: string, query: Record<string, string> = {}, who: Who = 'admin') =>
    fresh.ask(who, LIST, { query: { status: state, ...query } });
  const day = (at: number) => `2026-11-${10 + at}T08:00:00.000Z`;

  test('the lists are empty at first, and so is the summary', async () => {
    for (const state of ['waiting', 'failed', 'archived', 'given-up'])
      expect(await list(state)).toMatchObject({ status: 200, body: { jobs: [], next: null } });
    const none = { count: 0, more: false };
    expect((await fresh.ask('admin', SUMMARY)).body).toEqual({
      ...{ waiting: none, failed: none, archived: none, givenUp: none },
      ...{ oldestWaitingSentAt: null, oldestFailedSentAt: null },
    });
  });

  test('the lists show what failed and why, in the words of each language, and name no pupil', async () => {
    const job = await fresh.newJob({ sentAt: day(9) });
    const { body: page } = await list('failed');
    expect(page.jobs).toEqual([
      {
        ...{
          kind: 'warning',
          recordId: job.recordId,
          schoolId: job.schoolId,
          version: 1,
          status: 'failed',
          attempt: 1,
        },
        reason: { code: 'entry-failed', text: expect.stringContaining('elevmappen') },
        ...{ sentAt: day(9), wakeAt: null, archivedAt: null, systemId: null },
        ...{ moves: ['retry', 'give-up'], decisions: [] },
      },
    ]);
    // The warning's id is made of the pupil's in these tests, and of chance elsewhere.
    expect(JSON.stringify(page).replaceAll(job.recordId, '')).not.toContain(job.pupilId);
    for (const [language, word] of [
      ['nn', 'elevmappa'],
      ['en', 'folder'],
    ] as const) {
      const other = await fresh.ask('admin', LIST, {
        query: { status: 'failed' },
        headers: { 'accept-language': language },
      });
      expect(other.body.jobs[0].reason.text).toContain(word);
    }
    const answer = await fresh.ask('admin', ONE, { params: { recordId: job.recordId } });
    expect(answer).toMatchObject({ status: 200, etag: '"1"', body: page.jobs[0] });
  });

  test('the lists come in pages whose cursors fit that list and that person alone', async () => {
    const jobs = [];
    for (const at of [3, 1, 2, 0, 4]) jobs.push(await fresh.newJob({ sentAt: day(at), state: 'queued', attempt: 0 }));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body: page } = await list('waiting', { limit: '2', ...(cursor !== null && { cursor }) });
      seen.push(...page.jobs.map(({ sentAt }: { sentAt: string }) => sentAt));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual([0, 1, 2, 3, 4].map(day));
    const { body: first } = await list('waiting', { limit: '2' });
    const elsewhere = [
      list('failed', { cursor: first.next }),
      list('waiting', { cursor: first.next }, 'colleague'),
      list('waiting', { cursor: `${first.next}x` }),
    ];
    for (const answer of await Promise.all(elsewhere))
      expect(answer).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
    expect((await list('waiting', { limit: '5' })).body.next).toBeNull();
  });

  test('the lists of what came to rest begin with the latest, and show what the archive calls it', async () => {
    for (const at of [1, 3, 2])
      await fresh.newJob({ sentAt: day(at), state: 'archived', archivedAt: day(at + 5), systemId: `id-${at}` });
    const { body: page } = await list('archived');
    expect(page.jobs.map(({ systemId, archivedAt }: Record<string, string>) => [systemId, archivedAt])).toEqual(
      [3, 2, 1].map((at) => [`id-${at}`, day(at + 5)]),
    );
    expect(page.jobs[0]).toMatchObject({ reason: null, wakeAt: null, moves: [] });
  });

  test('the lists are summed up with the oldest that waits', async () => {
    expect((await fresh.ask('admin', SUMMARY)).body).toEqual({
      waiting: { count: 5, more: false },
      failed: { count: 1, more: false },
      archived: { count: 3, more: false },
      givenUp: { count: 0, more: false },
      ...{ oldestWaitingSentAt: day(0), oldestFailedSentAt: day(9) },
    });
  });

  test('the lists are counted to a thousand and no further', async () => {
    const { client, tables } = fresh.engine;
    const items = (from: number, to: number) =>
      Array.from({ length: to - from }, (_none, at) => ({
        ...{ pk: `${OWNER}#ARCHIVE#${newId()}`, sk: 'JOB#x' },
        ...{ gsi1pk: `${OWNER}#ARCHIVE-STATE#archived`, gsi1sk: `2025#${from + at}` },
      }));
    await seed(client, tables.main, items(3, 1000));
    expect((await fresh.ask('admin', SUMMARY)).body.archived).toEqual({ count: 1000, more: false });
    await seed(client, tables.main, items(1000, 1040));
    expect((await fresh.ask('admin', SUMMARY)).body.archived).toEqual({ count: 1000, more: true });
  });
});
