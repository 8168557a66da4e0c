import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, ENDED, type Item, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';

const AT = '2026-11-24T06:30:00Z';
const CHILD = 'GET /v1/guardian/children/{childId}/access';
const SELF = 'GET /v1/pupil/{pupilId}/access';
const CLAIMS = {
  mother: guardianClaims('41018012345'),
  father: guardianClaims('41018012346'),
  uncle: guardianClaims('41018012347'),
  ola: feideClaims('ola'),
  grown: feideClaims('grown'),
  liv: feideClaims('liv'),
  guest: undefined,
};
type Who = keyof typeof CLAIMS;

const make = recordsOf(OWNER);
const [school, group, maths, past, mother, father, uncle] = Array.from({ length: 7 }, newId) as [
  ...[string, string, string, string, string, string, string],
];
const [ola, secret, grown, liv, per, siv, gone, other] = Array.from({ length: 8 }, newId) as [
  ...[string, string, string, string, string, string, string, string],
];
const MATHS = { groupId: maths, groupName: '5A mat', groupKind: 'teaching', subjectCode: 'MAT1' };

let world: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
let trips: ReturnType<typeof countTrips>;

/** A grant in its group's index, where the readers look for stand-ins. */
const grant = (staffId: string, from: string, to: string): Item => ({
  ...{ pk: `${OWNER}#STAFF#${staffId}`, sk: `FACTS#GRANT#${group}#${from}`, id: newId(), staffId, groupId: group },
  ...{ schoolId: school, groupName: '5A', from, to, grantedBy: liv, grantedAt: AT },
  ...{ gsi1pk: `${OWNER}#GROUP#${group}#GRANTS`, gsi1sk: `${to}#${from}` },
});

function items(): readonly Item[] {
  const here = { schoolId: school, groupId: group };
  const stands = (guardianId: string) => ({ guardianId, basis: 'parental-responsibility' as const, ...ALWAYS });
  const guardians = [stands(mother), stands(father), { ...stands(uncle), basis: 'unknown' as const }];
  const children = [ola, secret, grown];
  const consents = [{ guardianId: father, ...ALWAYS }];
  const teaches = (as: 'teacher' | 'contact-teacher', groupId: string) => ({ as, groupId, schoolId: school });
  const staff = (id: string, name: string, more: object) =>
    make.staff({ id, feideName: `${name}@fjordvik.example`, ...more });
  return [
    ...make.school(school, 'Fjordvik skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...make.group(here, '5A', children),
    ...make.group({ groupId: maths, schoolId: school }, '5A mat', [ola], {
      groupKind: 'teaching',
      subject: 'Matematikk',
    }),
    ...make.group({ groupId: past, schoolId: school }, '4A', [ola], ENDED),
    ...make.member(group, liv, { as: 'contact-teacher' }),
    ...make.member(maths, per, { as: 'teacher', from: '2026-10-01' }),
    ...make.member(group, gone, { as: 'teacher' }),
    ...make.member(maths, other, { as: 'teacher', ...ENDED }),
    ...make.pupil({
      ...{ id: ola, ...here, guardians, feideName: 'ola@fjordvik.example' },
      more: [MATHS, { groupId: past, groupName: '4A', groupKind: 'basis', ...ENDED }],
    }),
    ...make.pupil({ id: secret, ...here, guardians, protection: 'strictly-confidential' }),
    ...make.pupil({
      id: grown,
      ...here,
      guardians,
      consents,
      birthDate: '2008-01-01',
      feideName: 'grown@fjordvik.example',
    }),
    ...make.guardian({ id: mother, number: '41018012345', children }),
    ...make.guardian({ id: father, number: '41018012346', children }),
    ...make.guardian({ id: uncle, number: '41018012347', children: [ola] }),
    ...staff(liv, 'liv', { teaches: [{ ...teaches('contact-teacher', group), ...ALWAYS }] }),
    // Per taught the whole class before.
    ...staff(per, 'per', {
      teaches: [
        { ...teaches('teacher', maths), from: '2026-10-01', groupKind: 'teaching' },
        { ...teaches('teacher', group), ...ENDED },
      ],
    }),
    ...staff(siv, 'siv', {}),
    // Both are still on a group's list: one has left the owner, the other the group.
    ...staff(gone, 'gone', { employed: ENDED, teaches: [{ ...teaches('teacher', group), ...ALWAYS }] }),
    ...staff(other, 'other', { teaches: [{ ...teaches('teacher', maths), ...ENDED, groupKind: 'teaching' }] }),
    grant(siv, '2026-11-23', '2026-11-28'),
    grant(other, '2026-12-01', '2026-12-03'),
  ];
}

beforeAll(async () => {
  world = await makeTables();
  answer = entriesOver(world.client, world.tables, ISSUERS);
  await seed(world.client, world.tables.main, items());
  trips = countTrips(world.client);
});
afterAll(() => world.stop());

async function ask(who: Who, pupilId: string, language = 'nb') {
  const isGuardian = ['mother', 'father', 'uncle', 'guest'].includes(who);
  const route = isGuardian ? CHILD : SELF;
  const params = { [isGuardian ? 'childId' : 'pupilId']: pupilId };
  const headers = { 'accept-language': language };
  const result = await answer(httpEvent({ at: AT, route, params, headers, claims: CLAIMS[who] }));
  expectDocumented(route, result);
  return { status: Number(result.statusCode), text: String(result.body), body: JSON.parse(String(result.body)) };
}

describe('who may see the people with access to a child', () => {
  it.each<[Who, string, number, string | undefined]>([
    ['guest', ola, 401, 'unauthenticated'],
    ['liv', ola, 403, 'no-such-role'],
    ['uncle', ola, 404, 'not-found'],
    ['mother', newId(), 404, 'not-found'],
    ['mother', grown, 403, 'family.readers-of-age'],
    ['father', grown, 403, 'family.readers-of-age'],
    ['mother', ola, 200, undefined],
    ['mother', secret, 200, undefined],
    ['ola', ola, 200, undefined],
    ['ola', secret, 404, 'not-found'],
    ['grown', grown, 200, undefined],
  ])('the people with access, asked by %s about %s: %i', async (who, pupilId, status, code) => {
    const told = await ask(who, pupilId);
    expect([told.status, told.body.code]).toEqual([status, code]);
  });
});

describe('the people with access to a child', () => {
  it('other guardians are a number of those who may read today, none for a protected child, and named in no answer', async () => {
    const [mine, protectedChild, own, ofAge] = await Promise.all([
      ask('mother', ola),
      ask('mother', secret),
      ask('ola', ola),
      ask('grown', grown),
    ]);
    const told = [mine, protectedChild, own, ofAge];
    expect(told.map(({ body }) => body.otherGuardians)).toEqual([1, null, 2, 1]);
    for (const { text } of told) for (const id of [mother, father, uncle]) expect(text).not.toContain(id);
    for (const { text } of told) expect(text).not.toContain('Foresatt');
  });

  it('staff are those whose right holds today, each with role, groups and days', async () => {
    const { body } = await ask('mother', ola);
    const groupOf = (more: object) => ({ groupId: group, group: '5A', subject: null, firstDay: '2026-08-01', ...more });
    expect(body.staff).toMatchObject([
      {
        staffName: 'Ansatt liv',
        role: 'contact-teacher',
        roleText: 'kontaktlærer',
        groups: [groupOf({ lastDay: null })],
      },
      {
        staffName: 'Ansatt per',
        role: 'teacher',
        groups: [{ groupId: maths, group: '5A mat', subject: 'Matematikk', firstDay: '2026-10-01', lastDay: null }],
      },
      {
        staffName: 'Ansatt siv',
        role: 'substitute',
        groups: [groupOf({ firstDay: '2026-11-23', lastDay: '2026-11-27' })],
      },
    ]);
    expect(body.staff).toHaveLength(3);
  });

  it('each role opens what the policy says, and the school’s roles have no names', async () => {
    const { body } = await ask('mother', ola, 'nn');
    const areas = (lines: { role: string; areas: { area: string }[] }[]) =>
      lines.map(({ role, areas: open }) => `${role}: ${open.map(({ area }) => area).join(' ')}`);
    expect(areas(body.staff)).toEqual([
      'contact-teacher: absence lessons figures statements warnings remarks leave messages talks documents contact',
      'teacher: absence lessons figures warnings remarks messages talks documents',
      'substitute: lessons remarks',
    ]);
    expect(areas(body.roles)).toEqual([
      // The office prints letters of warnings.
      'office: absence lessons statements warnings leave talks contact records',
      'leader: absence lessons figures statements warnings remarks leave messages talks documents contact records',
      'principal: absence lessons figures statements warnings remarks leave messages talks documents contact records',
      'owner-admin: contact records',
    ]);
    expect(body.roles[0]).toMatchObject({ roleText: 'kontoret', schoolId: school, schoolName: 'Fjordvik skule' });
    expect(body.roles[3]).toMatchObject({ roleText: 'skuleeigar', schoolId: null, schoolName: null });
  });

  it('the people with access cost three sequential reads, whatever the number of groups', async () => {
    trips.take();
    await ask('mother', ola);
    const cost = trips.take();
    console.info(`people with access: ${cost.calls} calls, ${cost.readUnits} read units`);
    expect(cost).toMatchObject({ reads: 3, transactions: 0 });
    // Login, pupil, schools; for each of two groups itself, members and grants; five cards of staff.
    expect(cost.calls).toBe(14);
  });
});
