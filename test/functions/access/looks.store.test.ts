import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areaOf, isAction } from '../../../functions/access/policy.ts';
import { type Read, readLog } from '../../../functions/access/read-log.ts';
import { roleOf } from '../../../functions/access/rules.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const CHILD = 'GET /v1/guardian/children/{childId}/access-log';
const SELF = 'GET /v1/pupil/{pupilId}/access-log';
const NOW = '2026-11-24T06:30:00Z';
const [school, group, mother, father, uncle] = [newId(), newId(), newId(), newId(), newId()];
const [ola, secret, grown, liv, gone] = [newId(), newId(), newId(), newId(), newId()];
const CLAIMS = {
  guest: undefined,
  mother: guardianClaims('41018012345'),
  father: guardianClaims('41018012346'),
  uncle: guardianClaims('41018012347'),
  ola: feideClaims('ola'),
  grown: feideClaims('grown'),
  liv: feideClaims('liv'),
};
type Who = keyof typeof CLAIMS;

let tables: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  tables = await makeTables();
  answer = entriesOver(tables.client, tables.tables, ISSUERS);
  const make = recordsOf(OWNER);
  const responsible = (guardianId: string) => ({ guardianId, basis: 'parental-responsibility' as const, ...ALWAYS });
  const guardians = [responsible(mother), responsible(father), { ...responsible(uncle), basis: 'unknown' as const }];
  const place = { schoolId: school, groupId: group, guardians };
  const children = [ola, secret, grown];
  await seed(tables.client, tables.tables.main, [
    ...make.school(school, 'Fjordvik skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...make.pupil({ id: ola, ...place, feideName: 'ola@fjordvik.example' }),
    ...make.pupil({ id: secret, ...place, protection: 'strictly-confidential' }),
    ...make.pupil({ id: grown, ...place, birthDate: '2008-01-01', feideName: 'grown@fjordvik.example' }),
    ...make.guardian({ id: mother, number: '41018012345', children }),
    ...make.guardian({ id: father, number: '41018012346', children }),
    ...make.guardian({ id: uncle, number: '41018012347', children: [ola] }),
    ...make.staff({
      id: liv,
      feideName: 'liv@fjordvik.example',
      roles: [{ role: 'office', schoolId: school, ...ALWAYS }],
    }),
  ]);
});
afterAll(() => tables.stop());

async function ask(who: Who, pupilId: string, more: { query?: Record<string, string>; language?: string } = {}) {
  const isPupil = ['ola', 'grown', 'liv'].includes(who);
  const asked: Ask = {
    ...{ route: isPupil ? SELF : CHILD, at: NOW, claims: CLAIMS[who], query: more.query },
    params: isPupil ? { pupilId } : { childId: pupilId },
    headers: { 'accept-language': more.language ?? 'nb' },
  };
  const result = await answer(httpEvent(asked));
  expectDocumented(asked.route, result);
  return { status: result.statusCode, body: JSON.parse(String(result.body)) };
}
/** A look as another function has kept it. */
const looked = (more: Partial<Read>) =>
  readLog(
    tables.client,
    tables.tables.accessLog,
    730,
  )([
    {
      ...{ ownerId: OWNER, pupilId: ola, actorId: liv, actorKind: 'staff' },
      ...{ action: 'pupil:absence-read', basis: 'staff:office', at: '2026-11-20T08:00:00.000Z', ...more },
    },
  ]);
const line = (more: object = {}) => ({
  ...{ day: '2026-11-20', staffName: 'Ansatt liv', role: 'office', roleText: 'kontoret' },
  ...{ area: 'absence', areaText: 'Fravær og meldinger', ...more },
});

describe('who may see what staff have opened (J4)', () => {
  test.each<[Who, string, number, string | undefined]>([
    ['guest', ola, 401, 'unauthenticated'],
    ['mother', ola, 200, undefined],
    ['father', secret, 200, undefined],
    ['uncle', ola, 404, 'not-found'],
    ['mother', grown, 403, 'access.pupil-of-age'],
    ['mother', newId(), 404, 'not-found'],
    ['grown', grown, 200, undefined],
    ['grown', ola, 404, 'not-found'],
    ['ola', ola, 403, 'access.pupil-not-of-age'],
    ['ola', secret, 404, 'not-found'],
    ['liv', ola, 403, 'no-such-role'],
  ])('the list of what staff have opened, asked by %s about %s: %i', async (who, pupilId, status, code) => {
    const told = await ask(who, pupilId);
    expect([told.status, told.body.code]).toEqual([status, code]);
  });
});

describe('what staff have opened', () => {
  test('what staff have opened of talks is in no family’s list, since a list of talks names a pupil only while a talk stands', async () => {
    await looked({ pupilId: secret, action: 'school:own-talks', basis: 'staff:contact-teacher' });
    await looked({ pupilId: secret, action: 'school:plan-talks' });
    const { looks } = (await ask('father', secret)).body;
    expect(looks.map(({ area }: { area: string }) => area)).not.toContain('talks');
  });

  test('what staff have opened is told by day, name, role and area, the newest first, in the reader’s language; several looks of a day are one', async () => {
    await looked({});
    await looked({ at: '2026-11-20T09:00:00.000Z', action: 'pupil:absence-handle' });
    await looked({ at: '2026-11-20T23:30:00.000Z' });
    await looked({ at: '2026-11-22T08:00:00.000Z', actorId: gone, action: 'was:once', basis: 'staff:contact-teacher' });
    const unnamed = { day: '2026-11-22', staffName: null, role: 'contact-teacher', area: 'other' };
    expect((await ask('mother', ola)).body).toEqual({
      looks: [
        line({ ...unnamed, roleText: 'kontaktlærer', areaText: 'Andre opplysninger' }),
        line({ day: '2026-11-21' }),
        line(),
      ],
      next: null,
    });
    const { looks } = (await ask('father', ola, { language: 'en' })).body;
    expect(looks[2]).toEqual(line({ roleText: 'office', areaText: 'Absence and reports' }));
    expect((await ask('mother', ola, { language: 'nn' })).body.looks[0].roleText).toBe('kontaktlærar');
  });

  test('what staff have opened names no other guardian and no pupil, whoever is protected: nothing of what they have opened (law 4)', async () => {
    for (const actor of [mother, father])
      await looked({
        pupilId: secret,
        actorId: actor,
        actorKind: 'guardian',
        action: 'child:read',
        basis: 'guardian:x',
      });
    await looked({
      pupilId: secret,
      actorId: secret,
      actorKind: 'pupil',
      action: 'pupil:read-own',
      basis: 'pupil:self',
    });
    await looked({ pupilId: secret, at: '2026-11-19T08:00:00.000Z' });
    const { body } = await ask('father', secret);
    expect(body).toEqual({ looks: [line({ day: '2026-11-19' })], next: null });
    for (const id of [mother, father, secret, liv]) expect(JSON.stringify(body)).not.toContain(id);
  });

  test('what staff have opened comes in pages that are never empty before the last, also between many looks of families', async () => {
    for (let minute = 0; minute < 40; minute++) {
      const at = new Date(Date.parse('2026-10-01T08:00:00Z') + minute * 86_400_000).toISOString();
      const own = { actorId: grown, actorKind: 'pupil', action: 'pupil:read-own', basis: 'pupil:self' } as const;
      await looked({ pupilId: grown, at, ...(minute % 8 !== 0 && own) });
    }
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const query = { limit: '2', ...(next !== '' && { cursor: next }) };
      const { body } = await ask('grown', grown, { query });
      seen.push(...body.looks.map(({ day }: { day: string }) => day));
      sizes.push(body.looks.length);
      next = body.next;
    }
    expect([sizes, seen]).toEqual([
      [2, 2, 1],
      ['2026-11-02', '2026-10-25', '2026-10-17', '2026-10-09', '2026-10-01'],
    ]);
  });

  test('a page’s cursor is of one reader, one list and one child', async () => {
    await looked({ at: '2026-11-18T08:00:00.000Z' });
    const query = { limit: '1' };
    const { next: cursor } = (await ask('mother', ola, { query })).body;
    expect((await ask('mother', ola, { query: { ...query, cursor } })).status).toBe(200);
    expect((await ask('father', ola, { query: { ...query, cursor } })).body.code).toBe('cursor-invalid');
    expect((await ask('mother', secret, { query: { ...query, cursor } })).body.code).toBe('cursor-invalid');
  });
});

test('a look of before is told in its area though its row has gone, and a right of before by a role', () => {
  expect([isAction('was:once'), areaOf('was:once'), roleOf('staff:was')]).toEqual([false, 'other', 'staff']);
  expect([areaOf('remark:own'), roleOf('staff:lesson'), roleOf('staff:owner-admin')]).toEqual([
    ...['remarks', 'teacher', 'owner-admin'],
  ]);
});
