import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { type ApiWorld, makeApiWorld, refused } from './api-world.ts';
import { DAY } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: ApiWorld;
let conferenceId: string;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeApiWorld(tables.client, tables.tables.main);
  conferenceId = await world.conference();
});
afterAll(() => tables.stop());

const NOT_FOUND = [404, 'not-found'];
const ALL = '/v1/schools/{schoolId}/conferences';
const PLAN = {
  ...{ title: 'Vår', cancelHours: 24, gapMinutes: 5 },
  ...{ bookingFrom: '2026-11-03T07:00:00.000Z', bookingUntil: '2026-11-09T11:00:00.000Z' },
};

describe('a family books over HTTP (H1)', () => {
  it('a guest, a member of staff and a stranger book nothing', async () => {
    const { ask, inFamily, p } = world;
    const body = { teacherId: p.staff.contact, day: DAY, from: '16:00', together: false };
    const route = 'POST /v1/guardian/children/{childId}/conferences/{conferenceId}/talks';
    const params = { childId: p.pupil('ola'), conferenceId };
    expect((await ask('guest', route, { params, body })).status).toBe(401);
    expect((await ask('contact', route, { params, body })).status).toBe(401);
    const asked = { params: { conferenceId }, body };
    expect(refused(await inFamily('p0a', 'POST /{conferenceId}/talks', 'ola', asked))).toEqual(NOT_FOUND);
  });

  it('a guardian finds the round, books, moves and cancels, and finds it in the list', async () => {
    const { inFamily, p } = world;
    const { body: list } = await inFamily('mother', 'GET', 'ola');
    expect(list.conferences).toMatchObject([{ conferenceId, status: 'open', mayBook: true, talks: [] }]);
    const params = { conferenceId };
    const { body: shown } = await inFamily('mother', 'GET /{conferenceId}', 'ola', { params });
    expect([shown.mayBook, shown.mayComeTogether]).toEqual([true, true]);
    expect(shown.teachers.map(({ teacherId }: { teacherId: string }) => teacherId)).toEqual([p.staff.contact]);
    const wish = { teacherId: p.staff.contact, day: DAY, from: '16:00', together: true };
    const key = newId();
    const booked = await inFamily('mother', 'POST /{conferenceId}/talks', 'ola', { params, body: wish, key });
    expect(booked).toMatchObject({ status: 201, body: { from: '16:00', together: true, bySchool: false } });
    expect(await inFamily('mother', 'POST /{conferenceId}/talks', 'ola', { params, body: wish, key })).toEqual(booked);
    const talk = { params: { conferenceId, bookingId: booked.body.bookingId } };
    const moved = await inFamily('father', 'POST /{conferenceId}/talks/{bookingId}/time', 'ola', {
      ...talk,
      body: { day: DAY, from: '16:30' },
    });
    expect(moved).toMatchObject({ status: 200, body: { from: '16:30', version: 2 } });
    const { body: after } = await inFamily('father', 'GET', 'ola');
    expect(after.conferences[0].talks).toMatchObject([{ from: '16:30', teacherName: expect.any(String) }]);
    const left = await inFamily('mother', 'POST /{conferenceId}/talks/{bookingId}/cancellation', 'ola', talk);
    expect(left).toMatchObject({ status: 200, body: { status: 'cancelled-by-family' } });
  });

  it('siblings, and a child with two teachers, get a row with one request', async () => {
    const { ask, p } = world;
    const row = (talks: readonly (readonly [string, string])[]) =>
      ask('mother', 'POST /v1/guardian/conferences/{conferenceId}/rows', {
        params: { conferenceId: own },
        body: { talks: talks.map(([child, teacherId]) => ({ childId: p.pupil(child), teacherId })), together: false },
      });
    const own = await world.conference('18:00', true, '2026-11-11');
    const { cases, leader, planOf, keyed } = world;
    await cases.make(leader, {
      ...planOf(own, '18:00', '2026-11-11'),
      teacherIds: [p.staff.subject],
      idempotencyKey: keyed(newId()),
    });
    const siblings = await row([
      ['siv', p.staff.teacher],
      ['ola', p.staff.contact],
    ]);
    expect(siblings).toMatchObject({ status: 201, body: { talks: [{ from: '16:00' }, { from: '16:20' }] } });
    const both = await row([
      ['apart', p.staff.contact],
      ['apart', p.staff.subject],
    ]);
    expect(both.status).toBe(201);
    expect(
      refused(
        await row([
          ['ola', p.staff.contact],
          ['ola', p.staff.contact],
        ]),
      ),
    ).toEqual([409, 'conferences.already-booked']);
  });
});

describe('who reads of a talk (H1)', () => {
  it('a pupil from 12 reads of every talk but those of a protected adult, and books none', async () => {
    const { inFamily, p, book } = world;
    const day = '2026-11-12';
    const own = await world.conference('18:00', true, day);
    const params = { conferenceId: own };
    await book('mother', [own, 'young', '16:00'], { day });
    const shown = await inFamily('young', 'GET /{conferenceId}', 'young', { params });
    expect(shown).toMatchObject({ status: 200, body: { mayBook: false, mayComeTogether: false } });
    expect(shown.body.talks).toMatchObject([{ from: '16:00', together: null, room: 'B12' }]);
    const hers = shown.body.talks[0].bookingId;
    const his = await book('hidden', [own, 'young', '16:20'], { day });
    const { body: list } = await inFamily('young', 'GET', 'young');
    const mine = list.conferences.find((found: { conferenceId: string }) => found.conferenceId === own);
    expect(mine.talks.map(({ bookingId }: { bookingId: string }) => bookingId)).toEqual([hers]);
    expect(JSON.stringify(list)).not.toContain(his.bookingId);
    const body = { teacherId: p.staff.contact, day, from: '16:40', together: false };
    const talk = { params: { conferenceId: own, bookingId: hers } };
    const refusedAll = [
      await inFamily('young', 'POST /{conferenceId}/talks', 'young', { params, body }),
      await inFamily('young', 'POST /{conferenceId}/talks/{bookingId}/time', 'young', {
        ...talk,
        body: { day, from: '16:40' },
      }),
      await inFamily('young', 'POST /{conferenceId}/talks/{bookingId}/cancellation', 'young', talk),
    ];
    expect(refusedAll.map(refused)).toEqual(refusedAll.map(() => [403, 'conferences.pupil-not-of-age']));
  });

  it('a family finds a round no more when the pupil has left its groups, unless it has a talk there', async () => {
    const { inFamily, conference, p, cases, leader, schoolId } = world;
    const { conferenceId: others } = await cases.plan(leader, {
      ...{ schoolId, groupIds: [p.groups.younger], ...PLAN, idempotencyKey: world.keyed(newId()) },
    });
    const seen = await inFamily('mother', 'GET /{conferenceId}', 'ola', { params: { conferenceId: others } });
    expect(refused(seen)).toEqual(NOT_FOUND);
    const draft = await conference('17:00', false);
    expect(
      refused(await inFamily('mother', 'GET /{conferenceId}', 'ola', { params: { conferenceId: draft } })),
    ).toEqual(NOT_FOUND);
    const { body } = await inFamily('mother', 'GET', 'ola');
    expect(body.conferences.map((found: { conferenceId: string }) => found.conferenceId)).not.toContain(draft);
  });
});

describe('who plans over HTTP (H1)', () => {
  it('a guest, a guardian, a teacher and a neighbour plan no round; leaders and the office do', async () => {
    const { ask, p, schoolId } = world;
    const plan = (who: string, groupIds = [p.groups.group]) =>
      ask(who, `POST ${ALL}`, { params: { schoolId }, body: { ...PLAN, groupIds } });
    expect((await plan('guest')).status).toBe(401);
    expect((await plan('mother')).status).toBe(401);
    expect(refused(await plan('contact'))).toEqual(NOT_FOUND);
    expect(refused(await plan('neighbour'))).toEqual(NOT_FOUND);
    for (const who of ['leader', 'office'])
      expect(await plan(who)).toMatchObject({ status: 201, body: { status: 'draft', version: 1 } });
    expect(refused(await plan('leader', [newId()]))).toEqual([422, 'conferences.unknown-group']);
  });

  it('everybody of the school finds its rounds; a teacher reads the own line, a planner all', async () => {
    const { ask, atSchool, schoolId, p } = world;
    const list = await ask('contact', `GET ${ALL}`, { params: { schoolId } });
    expect(list.body.mayPlan).toBe(false);
    const round = list.body.conferences.find((found: { conferenceId: string }) => found.conferenceId === conferenceId);
    expect(round).toMatchObject({ groups: [{ group: '4B' }, { group: '7A' }] });
    expect(refused(await ask('neighbour', `GET ${ALL}`, { params: { schoolId } }))).toEqual(NOT_FOUND);
    const all = await atSchool('leader', 'GET', conferenceId);
    expect(all.body).toMatchObject({ mayPlan: true, events: ['close', 'begin'] });
    expect(all.body.teachers.map(({ teacherId }: { teacherId: string }) => teacherId).sort()).toEqual(
      [p.staff.contact, p.staff.teacher].sort(),
    );
    const own = await atSchool('contact', 'GET', conferenceId);
    expect(own.body).toMatchObject({
      ...{ mayPlan: false, events: [] },
      teachers: [{ teacherId: p.staff.contact, days: [DAY], blocked: 0 }],
    });
  });

  it('the rules of booking change by version, groups and a begun start do not', async () => {
    const { atSchool } = world;
    const own = await world.conference('17:00', true, '2026-11-13');
    const read = await atSchool('leader', 'GET', own);
    const put = (who: string, body: object, version = read.etag) =>
      atSchool(who, 'PUT', own, { body, headers: { 'if-match': version ?? '' } });
    expect(refused(await put('contact', read.body))).toEqual(NOT_FOUND);
    const changed = await put('leader', { ...read.body, cancelHours: 2 });
    expect(changed).toMatchObject({ status: 200, body: { cancelHours: 2, version: read.body.version + 1 } });
    expect(await put('leader', { ...read.body, cancelHours: 2 })).toEqual(changed);
    expect(refused(await put('leader', { ...read.body, cancelHours: 3 }))).toEqual([412, 'if-match-stale']);
    const begun = { ...read.body, bookingFrom: '2026-11-03T07:00:00.000Z' };
    expect(refused(await put('leader', begun, changed.etag))).toEqual([409, 'conferences.booking-begun']);
    const past = { ...read.body, bookingUntil: '2026-11-01T08:00:00.000Z' };
    expect(refused(await put('leader', past, changed.etag))).toEqual([422, 'conferences.bad-period']);
  });

  it('bad plans of times are refused, each by its name for clients and in words for people', async () => {
    const { atSchool, p } = world;
    const times = {
      ...{ teacherIds: [p.staff.contact], stretches: [{ day: DAY, from: '08:00', to: '10:00' }] },
      ...{ lengthMinutes: 10, breakMinutes: 0, mode: 'room' },
    };
    const make = (more: object) => atSchool('leader', 'POST /times', conferenceId, { body: { ...times, ...more } });
    const faultOf = async (more: object) => (await make(more)).body.params?.fault;
    expect(await faultOf({ lengthMinutes: 0 })).toBe('length');
    expect(await faultOf({ lengthMinutes: 7 })).toBe('length');
    expect(await faultOf({ lengthMinutes: 241 })).toBe('length');
    expect(await faultOf({ stretches: [{ day: DAY, from: '10:00', to: '08:00' }] })).toBe('stretch-order');
    expect((await make({ lengthMinutes: 7 })).body.detail).toBe(
      'Planen for tidene kan ikke brukes: en samtale varer 5 til 240 minutter, i hele femminutter.',
    );
    expect((await make({ room: 'x'.repeat(41) })).body).toMatchObject({ code: 'invalid-request' });
    expect((await make({ mode: 'carrier pigeon' })).body).toMatchObject({ code: 'invalid-request' });
    expect(await make({ room: 'Rom 🎒 غرفة' })).toMatchObject({ status: 201, body: { total: 12 } });
    const preview = await atSchool('leader', 'POST /times-preview', conferenceId, { body: times });
    expect(preview).toMatchObject({ status: 200, body: { total: 0 } });
  });
});
