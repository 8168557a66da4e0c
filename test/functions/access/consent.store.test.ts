import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, ENDED, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const LIST = 'GET /v1/pupil/guardian-consents';
const PUT = 'PUT /v1/pupil/guardian-consents/{guardianId}';
const DELETE = 'DELETE /v1/pupil/guardian-consents/{guardianId}';
const REPORTS = 'GET /v1/guardian/children/{childId}/absence-reports';
const NUMBER = '41018012345';

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
let ids: Readonly<Record<'pupil' | 'mother' | 'father' | 'former', string>>;
beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
});
afterAll(() => engine.stop());
beforeEach(async () => {
  const make = recordsOf(OWNER);
  const [schoolId, groupId] = [newId(), newId()];
  ids = { pupil: newId(), mother: newId(), father: newId(), former: newId() };
  const basis = 'parental-responsibility' as const;
  const guardians = [
    { guardianId: ids.mother, basis, ...ALWAYS },
    { guardianId: ids.father, basis, ...ALWAYS },
    { guardianId: ids.former, basis, ...ENDED },
  ];
  const place = { schoolId, groupId, guardians };
  await seed(engine.client, engine.tables.main, [
    ...make.school(schoolId, 'Fjordvik vidaregåande'),
    ...make.pupil({ id: ids.pupil, ...place, birthDate: '2008-11-24', feideName: 'grown@fjordvik.example' }),
    ...make.pupil({ id: newId(), ...place, birthDate: '2010-01-01', feideName: 'minor@fjordvik.example' }),
    ...make.guardian({ id: ids.mother, number: NUMBER, children: [ids.pupil] }),
    ...make.guardian({ id: ids.father, number: '41018012346', children: [ids.pupil] }),
  ]);
});

async function ask(claims: Ask['claims'], given: Omit<Ask, 'at' | 'claims'> & { at?: string }) {
  const result = await answer(httpEvent({ at: '2026-11-24T06:30:00Z', ...given, claims }));
  expectDocumented(given.route, result);
  return { status: result.statusCode, body: JSON.parse(String(result.body)) };
}
const pupil = feideClaims('grown');
const give = (lastDay: string | null, guardianId = ids.mother, at?: string) =>
  ask(pupil, { route: PUT, params: { guardianId }, body: { lastDay }, ...(at !== undefined && { at }) });
const take = (guardianId = ids.mother, at?: string) =>
  ask(pupil, { route: DELETE, params: { guardianId }, ...(at !== undefined && { at }) });
/** The consents in the pupil's record. */
async function kept() {
  const { Items = [] } = await engine.client.send(
    new QueryCommand({
      TableName: engine.tables.main,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': `${OWNER}#PUPIL#${ids.pupil}`, ':prefix': 'FACTS#CONSENT#' },
    }),
  );
  return Items;
}
const reads = async (at = '2026-11-24T06:31:00Z', number = NUMBER) =>
  (await ask(guardianClaims(number), { route: REPORTS, params: { childId: ids.pupil }, at })).status;

test.each([
  [undefined, 401, 'unauthenticated'],
  [guardianClaims(NUMBER), 401, 'wrong-audience'],
  [feideClaims('nobody'), 403, 'no-such-role'],
  [feideClaims('minor'), 403, 'forbidden'],
])('case %#: who is no pupil of age gives no consent (J3)', async (claims, status, code) => {
  for (const route of [LIST, PUT, DELETE]) {
    const params = route === LIST ? undefined : { guardianId: ids.mother };
    const body = route === PUT ? { lastDay: null } : undefined;
    expect(await ask(claims, { route, ...(params && { params }), body })).toMatchObject({ status, body: { code } });
  }
});

describe('a pupil of age (J3)', () => {
  test('a pupil of age lets one guardian read, until taken back, and nobody else by it', async () => {
    expect(await reads()).toBe(403);
    expect(await give(null)).toMatchObject({
      status: 200,
      body: {
        guardianId: ids.mother,
        guardianName: 'Foresatt Fjord',
        given: true,
        firstDay: '2026-11-24',
        lastDay: null,
      },
    });
    expect([await reads(), await reads(undefined, '41018012346')]).toEqual([200, 403]);
    expect((await take()).body).toMatchObject({ given: false, lastDay: null });
    expect(await reads()).toBe(403);
  });

  test('a pupil of age consents until a day, which is the last', async () => {
    expect((await give('2026-11-30')).body).toMatchObject({ given: true, lastDay: '2026-11-30' });
    expect([await reads('2026-11-30T22:59:59Z'), await reads('2026-11-30T23:00:00Z')]).toEqual([200, 403]);
  });

  test('a pupil of age sees the guardians of today with what each may', async () => {
    await give(null);
    const { body } = await ask(pupil, { route: LIST });
    const seen = body.guardians.map((guardian: { guardianId: string; given: boolean }) => [
      guardian.guardianId,
      guardian.given,
    ]);
    expect(Object.fromEntries(seen)).toEqual({ [ids.mother]: true, [ids.father]: false });
  });

  test('a pupil of age may ask twice: a repeat after a lost answer is the same answer', async () => {
    expect(await give(null)).toEqual(await give(null));
    expect(await take()).toEqual(await take());
    expect(await reads()).toBe(403);
  });

  test('a pupil of age keeps what was: every giving and taking back stands in the record with its time', async () => {
    await give(null);
    await take(ids.mother, '2026-11-25T06:30:00Z');
    await give('2027-01-31', ids.mother, '2026-11-26T06:30:00Z');
    const text = JSON.stringify(await kept());
    for (const instant of ['2026-11-24T06:30', '2026-11-25T06:30', '2026-11-26T06:30']) expect(text).toContain(instant);
  });

  test('a pupil of age cannot consent to who is no guardian now, nor to a day that is over', async () => {
    for (const guardianId of [newId(), ids.former])
      expect(await give(null, guardianId)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    for (const lastDay of ['2026-11-24', '2026-11-01'])
      expect(await give(lastDay)).toMatchObject({
        status: 422,
        body: { code: 'roster.consent-ends-before-it-begins' },
      });
    expect((await give('2026-02-30')).body.errors).toMatchObject([{ pointer: '/lastDay', code: 'wrong-format' }]);
    expect(await reads()).toBe(403);
    expect(await kept()).toEqual([]);
  });
});
