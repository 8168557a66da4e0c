import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../functions/shared/ids.ts';
import { entriesOver } from '../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../support/events.ts';
import { ALWAYS, recordsOf, seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { machineryOver } from './machinery.ts';

/** From a teacher's word to a guardian's e-mail, through the features' own entries (E2, E3, F1). */
let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
});
afterAll(() => engine.stop());

/** A Tuesday's lesson, its afternoon's digest, and a while after. */
const [LESSON, LATER, DIGEST, EVENING] = [
  '2026-11-24T09:00:00.000Z',
  '2026-11-24T09:30:00.000Z',
  '2026-11-24T15:00:00.000Z',
  '2026-11-24T19:00:00.000Z',
] as const;
const make = recordsOf(OWNER);
const ONE = '/v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}';
type Settings = Readonly<Record<string, unknown>>;

let families = 0;
/** A school of its own with a pupil, a mother with an address, a leader and a teacher who is no contact teacher. */
async function household(settings: Settings = {}) {
  const tag = `${++families}`.padStart(3, '0');
  const [schoolId, groupId, pupilId, mother] = [newId(), newId(), newId(), newId()];
  const [here, number] = [{ schoolId, groupId }, `41018012${tag}`];
  const guardians = [{ guardianId: mother, basis: 'parental-responsibility' as const, ...ALWAYS }];
  const feide = (name: string) => ({ id: newId(), feideName: `${name}${tag}@fjordvik.example` });
  const teaches = (as: 'teacher' | 'contact-teacher') => ({ teaches: [{ as, ...here, ...ALWAYS }] });
  const items = [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.group(here, '8B', [pupilId]),
    ...make.pupil({ id: pupilId, ...here, guardians, feideName: `elev${tag}@fjordvik.example` }),
    ...make.guardian({ id: mother, number, children: [pupilId] }),
    ...make.staff({ ...feide('teacher'), ...teaches('teacher') }),
    ...make.staff({ ...feide('contact'), ...teaches('contact-teacher') }),
    ...make.staff({ ...feide('leader'), roles: [{ role: 'leader', schoolId, ...ALWAYS }] }),
  ].map((item) => (item.sk === 'FACTS#PROFILE' && item.id === mother ? { ...item, email: 'mor@example.no' } : item));
  await seed(engine.client, engine.tables.main, items);
  const as = async (who: string, at: string, asked: Omit<Ask, 'claims' | 'at'>) => {
    const claims = who === 'mother' ? guardianClaims(number) : feideClaims(`${who}${tag}`);
    const headers = { 'idempotency-key': newId(), ...asked.headers };
    const result = await answer(httpEvent({ ...asked, headers, at, claims }));
    expect([asked.route, Number(result.statusCode) < 300, result.body]).toEqual([asked.route, true, result.body]);
    return JSON.parse(String(result.body));
  };
  const set = (key: string, value: unknown) =>
    as('leader', LESSON, {
      route: 'PUT /v1/schools/{schoolId}/settings/{key}',
      ...{ params: { schoolId, key }, body: { value }, headers: { 'if-match': '"0"' } },
    });
  for (const [key, value] of Object.entries(settings)) await set(key, value);
  const inbox = async (who: 'mother' | 'elev') => {
    const { items: all, unread } = await as(who, EVENING, {
      route: `GET /v1/${who === 'mother' ? 'guardian' : 'pupil'}/inbox`,
    });
    return [...all.map((entry: { kind: string }) => entry.kind), unread.remarks];
  };
  return { schoolId, groupId, pupilId, as, set, inbox, ...machineryOver(engine, pupilId) };
}
type Household = Awaited<ReturnType<typeof household>>;

async function write({ as, groupId, pupilId }: Household): Promise<string> {
  const body = { date: '2026-11-24', remarks: [{ pupilId, categoryId: 'late', comment: 'Ti minutt.' }] };
  const made = await as('teacher', LESSON, { route: 'POST /v1/groups/{groupId}/remarks', params: { groupId }, body });
  return made.remarks[0].remarkId;
}
function change({ as, schoolId, pupilId }: Household, route: string, remarkId: string, version: number, body?: object) {
  const headers = { 'if-match': `"${version}"` };
  const who = route.endsWith('release') ? 'contact' : 'teacher';
  return as(who, LATER, { route, params: { schoolId, pupilId, remarkId }, headers, ...(body && { body }) });
}
const withdraw = (home: Household, id: string, version: number) =>
  change(home, `POST ${ONE}/withdrawal`, id, version, { reason: 'Feil elev.' });
const CORRECTION = { date: '2026-11-24', categoryId: 'unprepared', comment: '', reason: 'Feil kategori.' };
async function restOfDay(home: Household): Promise<readonly string[]> {
  for (const instant of [LATER, DIGEST, EVENING]) await home.come(instant);
  return home.left;
}

describe('when a family is told of a new remark (E2)', () => {
  it.each([
    ['off', [], [], [0]],
    ['digest', [], ['email'], ['remark-published', 1]],
    ['now', ['email'], ['email'], ['remark-published', 1]],
  ])('a family is told of a new remark: %s', async (notice, atOnce, inTheEnd, inbox) => {
    const home = await household({ 'remarks.notice': notice });
    await write(home);
    await home.come(LESSON);
    expect(home.left).toEqual(atOnce);
    expect([await restOfDay(home), await home.inbox('mother'), await home.inbox('elev')]).toEqual([
      inTheEnd,
      inbox,
      inbox,
    ]);
  });

  it('a family that has opted out of notices finds a new remark in the inbox only', async () => {
    const home = await household({ 'remarks.notice': 'now' });
    const muted = [{ area: 'remarks', channels: ['email'] }];
    const body = { muted, window: null, digest: false, language: null };
    await home.as('mother', LESSON, { route: 'PUT /v1/guardian/notice-choices', body, headers: { 'if-match': '"0"' } });
    await write(home);
    await home.come(LESSON);
    expect([await restOfDay(home), await home.inbox('mother')]).toEqual([[], ['remark-published', 1]]);
  });

  it('a family is told of a held remark once it has been released, and not before', async () => {
    const home = await household({ 'remarks.notice': 'now', 'remarks.holdForContactTeacher': true });
    const remarkId = await write(home);
    await home.come(LESSON);
    expect([home.left, await home.inbox('mother'), await home.inbox('elev')]).toEqual([[], [0], [0]]);
    await change(home, `POST ${ONE}/release`, remarkId, 1);
    expect([await restOfDay(home), await home.inbox('mother')]).toEqual([['email'], ['remark-published', 1]]);
  });
});

describe('only while the school shows guardians remarks (E2)', () => {
  it('the pupil is told of a remark that is hidden from guardians, and the guardian is not', async () => {
    const home = await household({ 'remarks.notice': 'now', 'remarks.visibleToGuardians': false });
    await write(home);
    await home.come(LESSON);
    expect([await restOfDay(home), await home.inbox('mother'), await home.inbox('elev')]).toEqual([
      [],
      [0],
      ['remark-published', 1],
    ]);
  });

  it('remarks that are hidden before the digest make no e-mail, item or badge; shown again, they are there', async () => {
    const home = await household();
    await write(home);
    await home.come(LESSON);
    expect(await home.inbox('mother')).toEqual(['remark-published', 1]);
    await home.set('remarks.visibleToGuardians', false);
    expect([await restOfDay(home), await home.inbox('mother'), await home.inbox('elev')]).toEqual([
      [],
      [0],
      ['remark-published', 1],
    ]);
    await home.as('leader', EVENING, {
      route: 'DELETE /v1/schools/{schoolId}/settings/{key}',
      params: { schoolId: home.schoolId, key: 'remarks.visibleToGuardians' },
      headers: { 'if-match': '"1"' },
    });
    expect(await home.inbox('mother')).toEqual(['remark-published', 1]);
  });
});

describe('what later steps make of it (E3)', () => {
  it('a correction before the digest: one e-mail, one unread item, of the correction', async () => {
    const home = await household();
    const remarkId = await write(home);
    await home.come(LESSON);
    await change(home, `PUT ${ONE}`, remarkId, 1, CORRECTION);
    expect([await restOfDay(home), await home.inbox('mother')]).toEqual([
      ['email'],
      ['remark-corrected', 'remark-published', 1],
    ]);
  });

  it('a withdrawal before the digest: no e-mail at all, and an item that says so', async () => {
    const home = await household();
    const remarkId = await write(home);
    await home.come(LESSON);
    await withdraw(home, remarkId, 1);
    expect([await restOfDay(home), await home.inbox('mother')]).toEqual([
      [],
      ['remark-withdrawn', 'remark-published', 1],
    ]);
  });

  it('a withdrawal after an e-mail: a second one takes it back', async () => {
    const home = await household({ 'remarks.notice': 'now' });
    const remarkId = await write(home);
    await home.come(LESSON);
    await withdraw(home, remarkId, 1);
    expect([await restOfDay(home), await home.inbox('mother')]).toEqual([
      ['email', 'email'],
      ['remark-withdrawn', 'remark-published', 1],
    ]);
  });

  it('nobody hears of a remark that is written, corrected and withdrawn before anybody heard of it', async () => {
    const home = await household();
    const remarkId = await write(home);
    await change(home, `PUT ${ONE}`, remarkId, 1, CORRECTION);
    await withdraw(home, remarkId, 2);
    expect(await restOfDay(home)).toEqual([]);
  });
});
