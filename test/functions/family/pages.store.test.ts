import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, type Item, keysOf, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const AT = '2026-11-24T06:30:00Z';
const SUMMARY = 'GET /v1/guardian/children/{childId}/summary';
const LESSONS = 'GET /v1/guardian/children/{childId}/lessons';
const CLAIMS = {
  mother: guardianClaims('41018012345'),
  uncle: guardianClaims('41018012346'),
  ola: feideClaims('ola'),
  teacher: feideClaims('teacher'),
  guest: undefined,
};
const make = recordsOf(OWNER);
const [school, group, maths, gym, mother, uncle] = [newId(), newId(), newId(), newId(), newId(), newId()];
const [ola, secret, grown, teacher, standin] = [newId(), newId(), newId(), newId(), newId()];
const [planned, moved, off, vacant] = [newId(), newId(), newId(), newId()];

let world: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;

function items(): readonly Item[] {
  const guardians = [
    { guardianId: mother, basis: 'parental-responsibility' as const, ...ALWAYS },
    { guardianId: uncle, basis: 'unknown' as const, ...ALWAYS },
  ];
  const here = { schoolId: school, groupId: group };
  const more = [
    { groupId: maths, groupName: '5A mat', groupKind: 'teaching' },
    { groupId: gym, groupName: '5A krø', groupKind: 'teaching', exempt: true },
  ];
  const lesson = (lessonId: string, of: Partial<Parameters<typeof make.lesson>[0]>) =>
    make.lesson({ lessonId, ...here, date: '2026-11-25', teacherIds: [teacher], subject: 'Norsk', ...of });
  const member: Item = {
    ...keysOf(OWNER).member(group, teacher, 'contact-teacher'),
    personId: teacher,
    as: 'contact-teacher',
    ...ALWAYS,
  };
  return [
    ...make.school(school, 'Fjordvik skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...make.group(here, '5A', [ola, secret, grown]),
    member,
    ...make.pupil({ id: ola, ...here, guardians, more, feideName: 'ola@fjordvik.example' }),
    ...make.pupil({ id: secret, ...here, guardians, protection: 'strictly-confidential' }),
    ...make.pupil({ id: grown, ...here, guardians, birthDate: '2008-01-01' }),
    ...make.guardian({ id: mother, number: '41018012345', children: [ola, secret, grown] }),
    ...make.guardian({ id: uncle, number: '41018012346', children: [ola] }),
    ...make.staff({
      id: teacher,
      feideName: 'teacher@fjordvik.example',
      teaches: [{ as: 'contact-teacher', ...here, ...ALWAYS }],
    }),
    ...make.staff({ id: standin, feideName: 'standin@fjordvik.example' }),
    ...lesson(planned, {}),
    ...lesson(moved, { from: '10:00', to: '11:00', status: 'moved', teacherIds: [standin] }),
    ...lesson(off, { from: '11:00', to: '12:00', status: 'cancelled' }),
    // Of a group from which the pupil is freed, and one beyond the days that are asked for.
    ...lesson(newId(), { groupId: gym, from: '13:00', to: '14:00' }),
    ...lesson(vacant, { date: '2026-12-02', teacherIds: [] }),
  ];
}

beforeAll(async () => {
  world = await makeTables();
  answer = entriesOver(world.client, world.tables, ISSUERS);
  await seed(world.client, world.tables.main, items());
});
afterAll(() => world.stop());

async function ask(who: keyof typeof CLAIMS, asked: Omit<Ask, 'claims' | 'at'> & { at?: string }) {
  const headers = { 'idempotency-key': newId(), ...asked.headers };
  const result = await answer(httpEvent({ at: AT, ...asked, headers, claims: CLAIMS[who] }));
  expectDocumented(asked.route, result);
  return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
}
const child = (childId: string) => ({ params: { childId } });

describe.each([SUMMARY, LESSONS])('%s', (route) => {
  it.each([
    ['a guest', 'guest', ola, 401],
    ['a member of staff', 'teacher', ola, 401],
    ['a relative without responsibility', 'uncle', ola, 404],
    ['a child of nobody', 'mother', newId(), 404],
    ['a name that is none', 'mother', 'x', 404],
    ['a guardian of one of age', 'mother', grown, 403],
    ['a guardian', 'mother', ola, 200],
    ['a guardian of a protected child', 'mother', secret, 200],
  ] as const)(`${route} asked by %s`, async (_what, who, childId, status) => {
    expect((await ask(who, { route, ...child(childId) })).status).toBe(status);
  });

  it('a page of the family is the pupil’s own too', async () => {
    const own = route.replace('guardian/children/{childId}', 'pupil/{pupilId}');
    const [mine, other] = await Promise.all(
      [ola, secret].map((pupilId) => ask('ola', { route: own, params: { pupilId } })),
    );
    expect([mine?.status, other?.status]).toEqual([200, 404]);
  });
});

describe('the timetable of a child', () => {
  it('the timetable of a child shows what is planned, moved and cancelled, who has it, and nothing of a group the pupil is freed from', async () => {
    const { body } = await ask('mother', { route: LESSONS, ...child(ola) });
    expect([body.from, body.to]).toEqual(['2026-11-24', '2026-11-30']);
    expect(body.lessons).toMatchObject([
      { lessonId: planned, status: 'planned', teachers: ['Ansatt teacher'], substitute: false },
      { lessonId: moved, status: 'moved', teachers: ['Ansatt standin'], substitute: true },
      { lessonId: off, status: 'cancelled', group: '5A', subject: 'Norsk' },
    ]);
  });

  it('the timetable of a child is empty in a holiday, and says nothing of a substitute where nobody is named', async () => {
    const query = { from: '2026-12-02', to: '2026-12-02' };
    const { body } = await ask('mother', { route: LESSONS, ...child(ola), query });
    expect(body.lessons).toMatchObject([{ lessonId: vacant, teachers: [], substitute: false }]);
    const july = { from: '2026-07-06', to: '2026-07-10' };
    expect((await ask('mother', { route: LESSONS, ...child(ola), query: july })).body.lessons).toEqual([]);
  });

  it.each([
    [{ from: '2026-11-24', to: '2026-11-23' }, 'family.days-turned'],
    [{ from: '2026-11-24', to: '2026-12-08' }, 'family.too-many-days'],
    [{ from: 'i dag' }, 'invalid-request'],
    [{ week: '48' }, 'invalid-request'],
  ])('the timetable of a child refuses %j', async (query, code) => {
    expect(await ask('mother', { route: LESSONS, ...child(ola), query })).toMatchObject({
      status: 422,
      body: { code },
    });
  });
});

describe('a child at a glance', () => {
  it('a child at a glance is empty before anything has happened, with class, school and badges', async () => {
    const { body } = await ask('mother', { route: SUMMARY, ...child(secret) });
    expect(body).toMatchObject({
      className: '5A',
      schoolName: 'Fjordvik skule',
      schoolContact: null,
      reports: { newest: [], more: false },
      warnings: { open: 0, newest: [], more: false },
      remarks: { visible: true, count: 0 },
      leave: { newest: [], more: false },
      unread: { absence: 0, remarks: 0 },
    });
  });

  it('a child at a glance shows what was reported; its badge is there until the report is read, not until the summary is', async () => {
    const itemId = 'k0000000000000000000000000000-aaaaaaaaaaaaaaaa';
    const made = await ask('mother', {
      route: 'POST /v1/guardian/absence-reports',
      body: { children: [{ childId: ola, firstDay: '2026-11-30', lastDay: '2026-12-01' }] },
    });
    const reportId = made.body.reports[0].reportId;
    const [item] = make.inboxItem({ kind: 'guardian', id: mother }, itemId, ola);
    const waits = { gsi1pk: `${OWNER}#GUARDIAN#${mother}#UNREAD`, gsi1sk: itemId };
    const about = { kind: 'absence-report', id: reportId };
    await seed(world.client, world.tables.main, item ? [{ ...item, ...waits, about }] : []);
    const home = async () => (await ask('mother', { route: 'GET /v1/guardian/children' })).body.children;
    const seen = (await home()).find((candidate: { childId: string }) => candidate.childId === ola);
    expect(seen).toMatchObject({
      className: '5A',
      schoolContact: null,
      nextPlanned: { kind: 'report', id: reportId, firstDay: '2026-11-30', lastDay: '2026-12-01' },
      unread: { absence: 1, leave: 0 },
    });
    for (const again of [1, 2]) {
      const { body } = await ask('mother', { route: SUMMARY, ...child(ola) });
      expect([again, body.unread.absence, body.reports.newest.length]).toEqual([again, 1, 1]);
    }
    await ask('mother', { route: 'GET /v1/guardian/children/{childId}/absence-reports', ...child(ola) });
    const after = (await home()).find((candidate: { childId: string }) => candidate.childId === ola);
    expect(after.unread.absence).toBe(0);
  });

  it('a child at a glance keeps one look at a protected child in the access log, however many parts it has', async () => {
    // A day of its own: a look of a day is kept once.
    const at = '2026-11-30T07:30:00Z';
    await ask('mother', { route: SUMMARY, ...child(secret), at });
    const { Items = [] } = await world.client.send(new ScanCommand({ TableName: world.tables.accessLog }));
    const kept = Items.filter((entry) => entry.pupilId === secret && entry.at === '2026-11-30T07:30:00.000Z');
    expect(kept.map(({ action }) => action).sort()).toEqual(['child:read', 'child:remarks']);
  });
});
