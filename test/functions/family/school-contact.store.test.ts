import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';
import { makeTables } from '../../support/table.ts';

const AT = '2026-11-24T06:30:00Z';
const { schools, pupils, items } = rosterOf({
  schools: { here: { name: 'Fjordvik skule' }, there: { name: 'Nes skule' } },
  groups: { class: { name: '10A' }, other: { name: '6B', school: 'there' } },
  pupils: {
    ola: { in: ['class'], guardians: responsible('mother'), login: 'ola' },
    kari: { in: ['other'], guardians: responsible('mother') },
  },
  guardians: { mother: { number: '41018012345' } },
  staff: { leader: { roles: ['leader'] } },
});
const { setting } = recordsOf(OWNER);
const UNSET = { name: '', phone: '' };
const OFFICE = { name: 'Kontoret', phone: '57 00 00 00' };

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
  await seed(engine.client, engine.tables.main, items);
});
afterAll(() => engine.stop());
const put = (value: object, schoolId?: string) =>
  seed(engine.client, engine.tables.main, setting('school.contact', value, schoolId));

async function ask(route: string, more: Partial<Ask> = {}) {
  const claims = route.includes('/v1/guardian') ? guardianClaims('41018012345') : feideClaims('ola');
  const result = await answer(httpEvent({ route, at: AT, claims, ...more }));
  expectDocumented(route, result);
  expect([route, result.statusCode]).toEqual([route, 200]);
  return JSON.parse(String(result.body));
}
const home = async (childId: string) => {
  const { children } = await ask('GET /v1/guardian/children');
  return children.find((child: { childId: string }) => child.childId === childId).schoolContact;
};
const [childId, pupilId] = [pupils.ola, pupils.ola];

/** The contact of the pupil's school on every page that shows it. */
const PAGES = {
  'the guardian’s home page': () => home(childId),
  'the pupil’s card': async () => (await ask('GET /v1/pupil/card')).schoolContact,
  'the guardian’s summary': async () =>
    (await ask('GET /v1/guardian/children/{childId}/summary', { params: { childId } })).schoolContact,
  'the pupil’s summary': async () =>
    (await ask('GET /v1/pupil/{pupilId}/summary', { params: { pupilId } })).schoolContact,
} as const;

describe('the school’s contact on the pages of a family', () => {
  describe.each(Object.entries(PAGES))('%s', (page, contactOn) => {
    it.each([
      ['nobody has set', UNSET, null],
      ['the school has set', OFFICE, OFFICE],
      ['the school has set without a name', { ...OFFICE, name: '' }, { ...OFFICE, name: null }],
      ['the school has set without a telephone', { ...OFFICE, phone: '' }, { ...OFFICE, phone: null }],
    ])(`the contact that %s, on ${page}`, async (_what, value, shown) => {
      await put(value, schools.here);
      expect(await contactOn()).toEqual(shown);
    });
  });

  it('the contact of each child is that of the child’s own school, or the owner’s where the school has none of its own', async () => {
    const owners = { name: 'Servicetorget', phone: '57 22 22 22' };
    await Promise.all([put(OFFICE, schools.here), put(owners)]);
    expect([await home(pupils.ola), await home(pupils.kari)]).toEqual([OFFICE, owners]);
  });

  it('the contact that a leader sets shows on every page, and in the rules of leave as one line', async () => {
    const [route, key] = ['PUT /v1/schools/{schoolId}/settings/{key}', 'school.contact'];
    const value = { name: 'Rektor', phone: '57 33 33 33' };
    const params = { schoolId: schools.here, key };
    const sent = { body: { value }, headers: { 'if-match': '*' }, params, claims: feideClaims('leader') };
    await ask(route, sent);
    for (const [page, contactOn] of Object.entries(PAGES)) expect([page, await contactOn()]).toEqual([page, value]);
    const rules = [
      await ask('GET /v1/guardian/children/{childId}/leave-rules', { params: { childId } }),
      await ask('GET /v1/pupil/{pupilId}/leave-rules', { params: { pupilId } }),
    ];
    expect(rules.map(({ contact }) => contact)).toEqual(['Rektor, 57 33 33 33', 'Rektor, 57 33 33 33']);
  });
});
