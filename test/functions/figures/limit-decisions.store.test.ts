import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { at, listOf } from '../../support/json.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { entryItem, entryOf } from './records.ts';
import { makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables);
});
afterAll(() => tables.stop());

const LIST = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions';
const DECIDE = 'POST /v1/schools/{schoolId}/pupils/{pupilId}/limit-decisions';
const WITHDRAW = `${DECIDE}/{decisionId}/withdrawal`;
const reason = 'Grensen slår urimelig ut etter et langt sykehusopphold.';
const later = 'Avgjørelsen gjaldt feil fag.';

/** A pupil of the school, so many minutes away from mathematics (8400 minutes a year: limit 840, principal's 1260). */
async function away(minutes: number, subjectCode = 'MAT1'): Promise<string> {
  const { p } = world;
  const id = newId();
  const course = { groupId: p.maths, groupName: '1STA matte', groupKind: 'undervisning', subjectCode: 'MAT1' };
  const group = subjectCode === 'MAT1' ? p.maths : p.norwegian;
  await seed(tables.client, tables.tables.main, [
    ...recordsOf(OWNER).pupil({ id, schoolId: p.vgs, groupId: p.klasse, more: [course] }),
    entryItem(
      OWNER,
      entryOf({
        pupilId: id,
        schoolId: p.vgs,
        groupId: group,
        subjectCode,
        lessonId: newId(),
        date: '2026-11-16',
        minutes,
      }),
    ),
  ]);
  return id;
}
const decide = (
  who: string,
  pupilId: string,
  more: { subjectId?: string; reason?: string; key?: string; schoolId?: string } = {},
) =>
  world.ask(who, {
    route: DECIDE,
    params: { schoolId: more.schoolId ?? world.p.vgs, pupilId },
    body: { subjectId: more.subjectId ?? 'MAT1', reason: more.reason ?? reason },
    ...(more.key !== undefined && { key: more.key }),
  });
const list = (who: string, pupilId: string) =>
  world.ask(who, { route: LIST, params: { schoolId: world.p.vgs, pupilId } });
const withdraw = (
  pupilId: string,
  told: { body: unknown; etag: string },
  more: { reason?: string; etag?: string } = {},
) =>
  world.ask('principal', {
    route: WITHDRAW,
    params: { schoolId: world.p.vgs, pupilId, decisionId: String(at(told.body, 'decisionId')) },
    body: { reason: more.reason ?? later },
    headers: { 'if-match': more.etag ?? told.etag },
  });

describe('the principal’s decision on the absence limit (C4, OF § 9-8 fourth paragraph)', () => {
  test.each([
    ['guest', 401],
    ['nobody', 403],
    ['office', 404],
    ['elsewhere', 404],
    ['maths', 403],
    ['contact', 403],
    ['leader', 403],
    ['principal', 201],
  ])('the principal’s decision on the absence limit: %s: %i', async (who, status) => {
    const pupilId = await away(900);
    const read = await list(who, pupilId);
    expect([(await decide(who, pupilId)).status, read.status]).toEqual([status, status === 201 ? 200 : status]);
    const { body } = await list('principal', pupilId);
    expect(listOf(at(body, 'decisions')).length).toBe(status === 201 ? 1 : 0);
  });

  test.each([
    [840, 409, 'figures.not-over-limit'],
    [841, 201, undefined],
    [1260, 201, undefined],
    [1261, 409, 'figures.over-principal-limit'],
  ])('the principal’s decision on the absence limit: %i of 8400 minutes: %i %s', async (minutes, status, code) => {
    const told = await decide('principal', await away(minutes));
    expect([told.status, at(told.body, 'code')]).toEqual([status, code]);
    if (status === 409) expect(at(told.body, 'params')).toMatchObject({ minutes, ofMinutes: 8400 });
  });

  test('the principal’s decision on the absence limit is kept with who, when, why and the sums of that moment', async () => {
    const pupilId = await away(900);
    const told = await decide('principal', pupilId);
    expect([told.status, told.etag]).toEqual([201, '"1"']);
    expect(told.body).toMatchObject({
      pupilId,
      subjectId: 'MAT1',
      schoolYear: '2026-2027',
      reason,
      decidedBy: { basis: 'staff:principal' },
      decidedAt: '2026-11-24T06:30:00.000Z',
      evidence: {
        minutes: 900,
        ofMinutes: 8400,
        percent: 10.7,
        sums: { undocumented: 900 },
        paragraph: 'opplæringsforskrifta § 9-8',
        limitPercent: 10,
        principalPercent: 15,
      },
      withdrawn: null,
    });
    expect((await list('principal', pupilId)).body).toEqual({ decisions: [told.body] });
  });

  test('the principal’s decision on the absence limit does not change when the absence does', async () => {
    const pupilId = await away(900);
    const told = await decide('principal', pupilId);
    const { p } = world;
    const more = { pupilId, schoolId: p.vgs, groupId: p.maths, subjectCode: 'MAT1', date: '2026-11-17', minutes: 600 };
    await seed(tables.client, tables.tables.main, [entryItem(OWNER, entryOf({ ...more, lessonId: newId() }))]);
    expect((await list('principal', pupilId)).body).toEqual({ decisions: [told.body] });
  });

  test('a limit decision made twice after a lost answer is made once; made again, it is refused', async () => {
    const pupilId = await away(900);
    const key = newId();
    const [first, again] = [await decide('principal', pupilId, { key }), await decide('principal', pupilId, { key })];
    expect([again.status, again.etag, again.body]).toEqual([201, first.etag, first.body]);
    expect(await decide('principal', pupilId)).toMatchObject({ status: 409, body: { code: 'figures.decided' } });
    const reused = await decide('principal', pupilId, { key, reason: `${reason} Og mer.` });
    expect(at(reused.body, 'code')).toBe('idempotency-key-reused');
  });

  test('two at once: one is made, the other told so', async () => {
    const pupilId = await away(900);
    const both = await Promise.all([decide('principal', pupilId), decide('principal', pupilId)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(listOf(at((await list('principal', pupilId)).body, 'decisions')).length).toBe(1);
  });

  test('a limit decision that is withdrawn stays with who and why, and another may be made', async () => {
    const pupilId = await away(900);
    const made = await decide('principal', pupilId);
    const gone = await withdraw(pupilId, made);
    expect(gone).toMatchObject({ status: 200, etag: '"2"', body: { reason, withdrawn: { reason: later } } });
    expect(await withdraw(pupilId, made)).toMatchObject({ status: 200, body: gone.body });
    expect(await withdraw(pupilId, made, { reason: `${later} Igjen.` })).toMatchObject({ status: 412 });
    expect(await withdraw(pupilId, made, { reason: `${later} Igjen.`, etag: '"2"' })).toMatchObject({
      status: 409,
      body: { code: 'figures.withdrawn' },
    });
    const next = await decide('principal', pupilId);
    expect([next.status, next.etag]).toEqual([201, '"3"']);
    const { body } = await list('principal', pupilId);
    expect(listOf(at(body, 'decisions')).map((row) => at(row, 'withdrawn', 'reason'))).toEqual([undefined, later]);
  });

  test('withdrawing needs the decision, its version and a reason', async () => {
    const pupilId = await away(900);
    const made = await decide('principal', pupilId);
    expect((await withdraw(pupilId, made, { etag: '"7"' })).status).toBe(412);
    expect((await withdraw(pupilId, made, { etag: '' })).status).toBe(428);
    expect((await withdraw(pupilId, made, { reason: 'nei' })).status).toBe(422);
    expect((await withdraw(await away(900), made)).status).toBe(404);
  });
});

describe('what is refused', () => {
  test.each([
    ['a reason of nine characters', { reason: 'for kort.' }, 'too-small'],
    ['a reason of blanks', { reason: ' '.repeat(20) }, 'too-small'],
    ['a reason of 1001 characters', { reason: 'x'.repeat(1001) }, 'too-big'],
    ['no subject', { subjectId: '' }, 'too-small'],
    ['a subject without absence', { subjectId: 'ENG1' }, 'figures.unknown-subject'],
  ])('what is refused: %s', async (_what, more, code) => {
    const told = await decide('principal', await away(900), more);
    expect([told.status, at(told.body, 'errors', 0, 'code')]).toEqual([422, code]);
  });

  test('a subject whose yearly hours nobody has said: there is no share to decide on', async () => {
    const told = await decide('principal', await away(900, 'NOR1'), { subjectId: 'NOR1' });
    expect(told).toMatchObject({ status: 409, body: { code: 'figures.hours-unknown' } });
  });

  test('compulsory school, where there is no limit', async () => {
    const { p } = world;
    const told = await decide('elsewhere', p.child, { schoolId: p.grunn });
    expect(told).toMatchObject({ status: 409, body: { code: 'figures.no-limit' } });
  });

  test('a pupil of another school by way of one’s own', async () => {
    expect((await decide('principal', world.p.child)).status).toBe(404);
    expect((await decide('principal', newId())).status).toBe(404);
  });
});
