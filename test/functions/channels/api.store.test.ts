import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressHash } from '../../../functions/channels/lookup.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { versionTag } from '../../support/etags.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, keysOf, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const make = recordsOf(OWNER);
const [schoolId, groupId, pupilId, mother, father] = [newId(), newId(), newId(), newId(), newId()];
const NUMBERS = { mother: '41018012345', father: '41018012346' };
let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;

beforeAll(async () => {
  engine = await makeTables();
  const guardians = [mother, father].map((guardianId) => ({
    guardianId,
    basis: 'parental-responsibility' as const,
    ...ALWAYS,
  }));
  await seed(engine.client, engine.tables.main, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.pupil({ id: pupilId, schoolId, groupId, guardians }),
    ...make.group({ groupId, schoolId }, '5A', [pupilId]),
    ...make.guardian({ id: mother, number: NUMBERS.mother, children: [pupilId] }),
    ...make.guardian({ id: father, number: NUMBERS.father, children: [pupilId] }),
    ...make.staff({
      id: newId(),
      feideName: 'contact@fjordvik.example',
      teaches: [{ as: 'contact-teacher', groupId, schoolId, ...ALWAYS }],
    }),
  ]);
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
});
afterAll(() => engine.stop());

async function ask(route: string, more: Partial<Ask> = {}) {
  const claims = guardianClaims(NUMBERS.mother);
  const result = await answer(httpEvent({ route, at: '2026-11-24T08:00:00Z', claims, ...more }));
  expectDocumented(route, result);
  return {
    status: result.statusCode,
    etag: versionTag(result.headers?.etag),
    body: JSON.parse(String(result.body ?? '{}')),
  };
}

const EMAIL = 'kari@mail.example';
const put = (Item: Record<string, unknown>) =>
  engine.client.send(new PutCommand({ TableName: engine.tables.main, Item }));
const profile = (id: string, email?: string) =>
  put({
    ...keysOf(OWNER).profile('GUARDIAN', id),
    id,
    givenName: 'Kari',
    familyName: 'Fjord',
    ...(email && { email }),
  });

const CHOICES = { muted: [{ area: 'absence', channels: ['push'] }], window: null, digest: true, language: 'nn' };

describe('choices (F2)', () => {
  it('choices begin at nothing chosen, are written over the version that was seen, and survive a lost answer', async () => {
    const before = await ask('GET /v1/guardian/notice-choices');
    expect([before.status, before.etag, before.body.digest]).toEqual([200, '"0"', false]);
    const change = { body: CHOICES, headers: { 'if-match': before.etag } };
    const chosen = await ask('PUT /v1/guardian/notice-choices', change);
    expect([chosen.status, chosen.etag, chosen.body.muted]).toEqual([200, '"1"', CHOICES.muted]);
    expect(await ask('PUT /v1/guardian/notice-choices', change)).toMatchObject({ status: 200, etag: '"1"' });
    const other = { body: { ...CHOICES, digest: false }, headers: { 'if-match': before.etag } };
    expect((await ask('PUT /v1/guardian/notice-choices', other)).body.code).toBe('if-match-stale');
    expect((await ask('GET /v1/guardian/notice-choices')).body.language).toBe('nn');
  });

  it.each([
    ['a legal notice switched off', { legal: false }, 'legal-is-locked'],
    ['an unknown area', { muted: [{ area: 'grades', channels: ['push'] }] }, 'not-one-of'],
    ['an unknown channel', { muted: [{ area: 'absence', channels: ['sms'] }] }, 'not-one-of'],
    ['an area twice', { muted: [...CHOICES.muted, ...CHOICES.muted] }, 'channels.area-twice'],
    ['hours that leave none', { window: { from: '16:00', to: '16:00' } }, 'channels.window-empty'],
    ['hours in which the school sends nothing', { window: { from: '21:00', to: '23:00' } }, 'channels.window-outside'],
    ['hours that meet them for a minute', { window: { from: '20:59', to: '23:00' } }, 'channels.window-outside'],
    ['an hour that is none', { window: { from: '25:00', to: '16:00' } }, 'wrong-format'],
    ['an unknown field', { favourite: true }, 'unknown-field'],
  ])('choices refuse %s', async (_what, more, code) => {
    const refused = await ask('PUT /v1/guardian/notice-choices', {
      body: { ...CHOICES, ...more },
      headers: { 'if-match': '"1"' },
    });
    expect([refused.status, refused.body.errors?.map((error: { code: string }) => error.code)]).toEqual([422, [code]]);
  });
});

describe('how notices are doing (F4)', () => {
  it('the state of notices says that nothing reaches somebody, and what to do', async () => {
    await profile(mother);
    const shown = await ask('GET /v1/guardian/notice-channels');
    expect(shown.body).toMatchObject({ devices: [], email: null, silence: { code: 'no-channel' } });
  });

  it('the state of notices shows an address masked, and set aside when it has failed', async () => {
    await profile(mother, EMAIL);
    expect((await ask('GET /v1/guardian/notice-channels')).body).toMatchObject({
      email: { address: 'k•••@mail.example', health: 'works' },
      silence: null,
    });
    await put({
      pk: `${OWNER}#GUARDIAN#${mother}`,
      sk: `CHANNEL#ASIDE#${addressHash(EMAIL)}`,
      reason: 'bounced',
      at: '2026-11-24T08:00:00.000Z',
    });
    expect((await ask('GET /v1/guardian/notice-channels')).body).toMatchObject({
      email: { health: 'failed' },
      silence: { code: 'all-failed' },
    });
    await profile(mother, 'new@mail.example');
    expect((await ask('GET /v1/guardian/notice-channels')).body).toMatchObject({ email: { health: 'works' } });
  });

  it('the state of notices lets a test out a few times an hour, and names when the next may come', async () => {
    for (let test = 0; test < 3; test++) expect((await ask('POST /v1/guardian/test-notices')).status).toBe(202);
    const refused = await ask('POST /v1/guardian/test-notices');
    expect(refused.body).toMatchObject({
      code: 'channels.tested-lately',
      params: { again: '2026-11-24T09:00:00.000Z' },
    });
    expect((await ask('POST /v1/guardian/test-notices', { at: '2026-11-24T09:00:00Z' })).status).toBe(202);
  });

  it('the state of notices shows the contact teacher the families whom nothing reaches, without an address', async () => {
    const claims = feideClaims('contact');
    const shown = await ask('GET /v1/groups/{groupId}/unreachable-families', { params: { groupId }, claims });
    expect(shown.body.families).toMatchObject([
      {
        ...{ pupilId, schoolId, pupilName: 'Elev Fjord' },
        guardians: [
          {
            guardianId: father,
            name: 'Foresatt Fjord',
            phone: null,
            silence: 'no-channel',
            toDo: { does: 'see-card' },
          },
        ],
      },
    ]);
    expect(JSON.stringify(shown.body)).not.toContain('@');
  });

  it.each([
    ['a number is held', { protection: 'none', mobile: '+4790000001' }, 'call', '+4790000001'],
    ['no number is held', { protection: 'none' }, 'ask-for-contact', null],
    ['the guardian is protected', { protection: 'client-address', mobile: '+4790000001' }, 'see-card', null],
    ['nobody knows whether', { mobile: '+4790000001' }, 'see-card', null],
  ])('the state of notices says what to do where %s', async (_what, more, does, phone) => {
    const at = { ...keysOf(OWNER).profile('GUARDIAN', father), id: father };
    await put({ ...at, givenName: 'Per', familyName: 'Fjord', ...more });
    const claims = feideClaims('contact');
    const { body } = await ask('GET /v1/groups/{groupId}/unreachable-families', { params: { groupId }, claims });
    expect(body.families[0].guardians).toMatchObject([{ name: 'Per Fjord', phone, toDo: { does } }]);
  });

  it('a protected family is shown without a number', async () => {
    const item = make.pupil({ id: pupilId, schoolId, groupId, protection: 'confidential' })[0] ?? {};
    await put({ ...item });
    const at = { ...keysOf(OWNER).profile('GUARDIAN', father), id: father };
    await put({ ...at, givenName: 'Per', familyName: 'Fjord', protection: 'none', mobile: '+4790000001' });
    const claims = feideClaims('contact');
    const { body } = await ask('GET /v1/groups/{groupId}/unreachable-families', { params: { groupId }, claims });
    expect(body.families[0].guardians).toMatchObject([{ phone: null, toDo: { does: 'see-card' } }]);
  });
});

describe('devices', () => {
  it.each([
    ['garbage', { platform: 'fcm', token: 'x' }],
    ['ten kilobytes', { platform: 'fcm', token: 'z'.repeat(10_240) }],
    ['a token of another platform', { platform: 'apns', token: `${'a'.repeat(100)}:z` }],
    ['a token of Apple under another name', { platform: 'fcm', token: 'ab12'.repeat(30) }],
    ['an unknown platform', { platform: 'fax', token: 'z'.repeat(120) }],
  ])('devices refuse %s', async (_what, body) => {
    expect((await ask('POST /v1/guardian/devices', { body })).status).toBe(422);
  });
});
