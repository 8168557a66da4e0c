import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressHash } from '../../../functions/channels/lookup.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';
import { makeTables } from '../../support/table.ts';

const AT = '2026-11-24T06:30:00Z';
const NUMBERS = { mother: '41018012345', uncle: '41018012346', aunt: '41018012347', hidden: '41018012348' };
const CLAIMS = {
  ...Object.fromEntries(Object.entries(NUMBERS).map(([name, number]) => [name, guardianClaims(number)])),
  stranger: guardianClaims('41018012399'),
  minor: feideClaims('minor'),
  teacher: feideClaims('teacher'),
};
const EMAIL = 'mor@mail.example';
const { schools, pupils, guardians, items } = rosterOf({
  schools: { here: { name: 'Fjordvik skule' }, there: { name: 'Nes skule' } },
  groups: { class: { name: '5A' }, other: { name: '6B', school: 'there' } },
  pupils: {
    ola: { in: ['class'], guardians: { ...responsible('mother'), uncle: 'unknown' }, login: 'minor' },
    kari: { in: ['other'], guardians: { ...responsible('mother'), aunt: 'unknown' } },
    secret: { in: ['other'], guardians: responsible('hidden'), protection: 'strictly-confidential' },
  },
  guardians: {
    mother: { number: NUMBERS.mother, profile: { email: EMAIL } },
    uncle: { number: NUMBERS.uncle },
    aunt: { number: NUMBERS.aunt },
    hidden: { number: NUMBERS.hidden },
  },
  staff: { teacher: { teaches: ['class'] } },
});
const { setting } = recordsOf(OWNER);
const [OFFICE, DESK] = [
  { name: 'Kontoret', phone: '57 00 00 00' },
  { name: 'Skranken', phone: '57 11 11 11' },
];
const BOTH = 'Fjordvik skule, Kontoret, 57 00 00 00; Nes skule, Skranken, 57 11 11 11';

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
const put = (more: Parameters<typeof seed>[2]) => seed(engine.client, engine.tables.main, more);
beforeEach(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
  await put([
    ...items,
    ...setting('school.contact', OFFICE, schools.here),
    ...setting('school.contact', DESK, schools.there),
  ]);
});
afterEach(() => engine.stop());

async function ask(who: keyof typeof CLAIMS | string, route: string, more: Omit<Ask, 'route' | 'claims' | 'at'> = {}) {
  const claims = new Map(Object.entries(CLAIMS)).get(who);
  const headers = { 'idempotency-key': 'a-key-of-this-test', ...more.headers };
  const result = await answer(httpEvent({ route, at: AT, claims, ...more, headers }));
  expectDocumented(route, result);
  return { status: result.statusCode, body: JSON.parse(String(result.body)) };
}
const CHILDREN = 'GET /v1/guardian/children';

describe('the contact of a refused caller', () => {
  it('the contact of a refused caller: nobody knows the login, so it is every school of the owner, or the owner’s own', async () => {
    const refused = await ask('stranger', CHILDREN);
    expect(refused).toMatchObject({ status: 403, body: { code: 'no-such-role', params: { contact: BOTH } } });
    expect(refused.body.detail).toContain(`Kontakt ${BOTH}.`);
    await put(setting('school.contact', { name: 'Servicetorget', phone: '57 22 22 22' }));
    expect((await ask('stranger', CHILDREN)).body.detail).toContain('Kontakt Servicetorget, 57 22 22 22.');
  });

  it('the contact of a refused caller: a role that falls short is sent to the own school', async () => {
    const route = 'GET /v1/owner/settings';
    expect(await ask('teacher', route)).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: expect.stringContaining('Kontakt Kontoret, 57 00 00 00 hvis') },
    });
    const own = 'GET /v1/pupil/{pupilId}/access-log';
    expect(await ask('minor', own, { params: { pupilId: pupils.ola } })).toMatchObject({
      status: 403,
      body: { code: 'access.pupil-not-of-age', detail: expect.stringContaining('kontakt Kontoret, 57 00 00 00.') },
    });
  });

  it('the contact of a refused caller: words in an application for leave name the schools of the own children', async () => {
    const body = { firstDay: '2026-12-03', lastDay: '2026-12-04', purposeId: 'travel', comment: 'Vi skal til Syden' };
    const route = 'POST /v1/guardian/children/{childId}/leave-applications';
    const refused = await ask('mother', route, { params: { childId: pupils.ola }, body });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: 'application-no-text' }] } });
    expect(refused.body.errors[0].detail).toContain(`kontakt ${BOTH} hvis`);
    expect(refused.body.params).toBeUndefined();
  });

  it('the contact of a refused caller: the school of a protected child stays unsaid', async () => {
    const other = await ask('hidden', 'POST /v1/guardian/test-notices');
    expect(other.body).toMatchObject({ code: 'channels.nothing-to-test', params: { contact: BOTH } });
  });

  it('the contact of a refused caller: the school where nobody has set anything, in the reader’s language', async () => {
    const nothing = { name: '', phone: '' };
    await put(Object.values(schools).flatMap((id) => setting('school.contact', nothing, id)));
    expect((await ask('stranger', CHILDREN)).body.detail).toContain('Kontakt Fjordvik skule; Nes skule.');
    await engine.stop();
    engine = await makeTables();
    answer = entriesOver(engine.client, engine.tables, ISSUERS);
    const spoken = await ask('stranger', CHILDREN, { headers: { 'accept-language': 'nn' } });
    expect(spoken.body.detail).toContain('Kontakt skulen.');
  });
});

describe('an empty list of children', () => {
  it('an empty list of children names the same contacts whichever school the child goes to', async () => {
    const [uncle, aunt] = [await ask('uncle', CHILDREN), await ask('aunt', CHILDREN)];
    expect(uncle.body.why).toEqual({
      code: 'relation-not-settled',
      text: expect.stringContaining(`Kontakt ${BOTH} og be om`),
    });
    expect(aunt.body.why).toEqual(uncle.body.why);
  });

  it('an empty list of children without any child names the contacts too', async () => {
    const number = '41018012350';
    await put(recordsOf(OWNER).guardian({ id: '0'.repeat(26), number, children: [] }));
    const claims = guardianClaims(number);
    const result = await answer(httpEvent({ route: CHILDREN, at: AT, claims }));
    expect(JSON.parse(String(result.body)).why).toEqual({
      code: 'no-child-here',
      text: expect.stringContaining(`kontakt ${BOTH}.`),
    });
  });
});

describe('advice about a channel', () => {
  const advice = async (who: string) => (await ask(who, 'GET /v1/guardian/notice-channels')).body;

  it('advice about an address that was reported as spam names the own schools’ contacts', async () => {
    const sk = `CHANNEL#ASIDE#${addressHash(EMAIL)}`;
    const Item = {
      pk: `${OWNER}#GUARDIAN#${guardians.mother}`,
      sk,
      reason: 'complained',
      at: '2026-11-24T08:00:00.000Z',
    };
    await engine.client.send(new PutCommand({ TableName: engine.tables.main, Item }));
    expect((await advice('mother')).email.advice).toContain(`Kontakt ${BOTH} hvis det var en feil.`);
  });

  it('advice to somebody without any channel names whom to give an address', async () => {
    expect((await advice('uncle')).silence.advice).toContain(`kontakt ${BOTH} og oppgi en e-postadresse.`);
  });
});
