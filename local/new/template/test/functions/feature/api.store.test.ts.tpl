import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { makeTables } from '../../support/table.ts';
import { ALWAYS, ENDED, recordsOf, seed } from '../../support/records.ts';

const make = recordsOf(OWNER);
const school = newId();
const otherSchool = newId();
let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;

const staff = (name: string, role: 'office' | 'leader', schoolId = school, dates = ALWAYS) =>
  make.staff({ id: newId(), feideName: `${name}@fjordvik.example`, roles: [{ role, schoolId, ...dates }] });

beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
  await seed(engine.client, engine.tables.main, [
    ...make.school(school, 'Fjordvik skule'),
    ...make.school(otherSchool, 'Nes skule'),
    ...staff('office', 'office'),
    ...staff('elsewhere', 'office', otherSchool),
    ...staff('former', 'office', school, ENDED),
    ...make.guardian({ id: newId(), number: '15851090085', children: [] }),
  ]);
});
afterAll(() => engine.stop());

const claimsOf = (who: string) => {
  if (who === 'guest') return undefined;
  return who === 'guardian' ? guardianClaims('15851090085') : feideClaims(who);
};

async function ask(who: string, request: Omit<Ask, 'claims' | 'at' | 'params'>) {
  const at = '2026-11-24T06:30:00Z';
  const result = await answer(httpEvent({ ...request, params: { schoolId: school }, at, claims: claimsOf(who) }));
  return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
}

const LIST = { route: 'GET /v1/schools/{schoolId}/{{feature}}' };
const add = (title: unknown, key: string = newId()) => ({
  route: 'POST /v1/schools/{schoolId}/{{feature}}',
  body: { title },
  headers: { 'idempotency-key': key },
});

describe('{{feature}} of a school', () => {
  it.each([
    ['a guest', 'guest', 401],
    ['a guardian', 'guardian', 401],
    ['somebody nobody knows', 'stranger', 403],
    ['the office of another school', 'elsewhere', 404],
    ['who worked there before', 'former', 404],
  ])('items are neither read nor added by %s', async (_what, who, status) => {
    expect((await ask(who, LIST)).status).toBe(status);
    expect((await ask(who, add('Skitur'))).status).toBe(status);
    expect((await ask('office', LIST)).body).toEqual({ items: [] });
  });

  it.each([
    ['an empty title', ' ', 422],
    ['a title that is no text', 7, 422],
  ])('an item is refused: %s', async (_what, title, status) => {
    expect((await ask('office', add(title))).status).toBe(status);
  });

  it('the office adds, and the same key adds nothing more', async () => {
    const request = add('Skitur');
    const [first, again] = [await ask('office', request), await ask('office', request)];
    expect([first.status, again]).toEqual([201, first]);
    expect((await ask('office', LIST)).body).toEqual({ items: [first.body] });
  });
});
