import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, ENDED, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const INBOX = 'GET /v1/guardian/inbox';
const READS = 'POST /v1/guardian/inbox/reads';
const AT = '2026-11-24T06:30:00Z';
const CLAIMS = {
  mother: guardianClaims('41018012345'),
  father: guardianClaims('41018012346'),
  office: feideClaims('office'),
  stranger: guardianClaims('41018012347'),
  guest: undefined,
};
const make = recordsOf(OWNER);
const [schoolId, groupId, ola, kari, grown, mother, father] = [
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
];

let world: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  world = await makeTables();
  answer = entriesOver(world.client, world.tables, ISSUERS);
  const responsible = { basis: 'parental-responsibility' as const, ...ALWAYS };
  const guardians = [{ guardianId: mother, ...responsible }];
  await seed(world.client, world.tables.main, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.pupil({ id: ola, schoolId, groupId, guardians: [...guardians, { guardianId: father, ...responsible }] }),
    ...make.pupil({
      id: kari,
      schoolId,
      groupId,
      guardians: [{ guardianId: mother, basis: 'parental-responsibility', ...ENDED }],
    }),
    ...make.pupil({ id: grown, schoolId, groupId, birthDate: '2008-11-25', guardians }),
    ...make.guardian({ id: mother, number: '41018012345', children: [ola, kari, grown] }),
    ...make.guardian({ id: father, number: '41018012346', children: [ola] }),
    ...make.staff({
      id: newId(),
      feideName: 'office@fjordvik.example',
      roles: [{ role: 'office', schoolId, ...ALWAYS }],
    }),
  ]);
});
afterAll(() => world.stop());

async function ask(who: keyof typeof CLAIMS, asked: Omit<Ask, 'claims' | 'at'> & { at?: string }) {
  const event = httpEvent({ at: AT, headers: { 'idempotency-key': newId() }, ...asked, claims: CLAIMS[who] });
  const result = await answer(event);
  expectDocumented(asked.route, result);
  return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
}

const REPORT = newSortableId(0);
let minute = 0;
/** Puts news about a child into an inbox, each a minute later than the one before; returns the item's id. */
async function news(guardianId: string, pupilId: string): Promise<string> {
  const at = Date.parse('2026-11-23T08:00:00Z') + ++minute * 60_000;
  const id = `${newSortableId(at)}-absence-reported`;
  await inboxStore(world.client, world.tables.main).put(
    OWNER,
    { kind: 'guardian', id: guardianId },
    {
      id,
      kind: 'absence-reported',
      area: 'absence',
      pupilId,
      about: { kind: 'absence-report', id: REPORT },
      occurredAt: new Date(at).toISOString(),
      action: 'child:read',
      basis: 'guardian:parental-responsibility',
      expiresAtSeconds: at / 1000 + 400 * 86_400,
    },
  );
  return id;
}
const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

describe('the inbox over HTTP (F1)', () => {
  it.each<[keyof typeof CLAIMS, number]>([
    ['guest', 401],
    ['office', 401],
    ['stranger', 403],
    ['father', 200],
  ])('the inbox over HTTP: %s gets %i', async (who, status) => {
    expect((await ask(who, { route: INBOX })).status).toBe(status);
    const wanted = status === 200 ? 404 : status;
    expect((await ask(who, { route: READS, body: { ids: [newSortableId(0)] } })).status).toBe(wanted);
  });

  it.each([
    ['nb', 'Fravær er meldt'],
    ['nn', 'Fråvær er meldt'],
    ['en', 'Absence was reported'],
  ])(
    'the inbox over HTTP says what happened in %s, with the child’s given name, and counts it',
    async (language, title) => {
      const id = await news(father, ola);
      const { body } = await ask('father', { route: INBOX, headers: { 'accept-language': language } });
      expect(body.items[0]).toEqual({
        id,
        kind: 'absence-reported',
        area: 'absence',
        title,
        pupilId: ola,
        pupilName: 'Elev',
        about: { kind: 'absence-report', id: REPORT, day: null },
        toDo: null,
        occurredAt: expect.any(String),
        readAt: null,
        overtakenAt: null,
      });
      expect(body.unread).toEqual({
        absence: body.items.length,
        leave: 0,
        lessons: 0,
        figures: 0,
        warnings: 0,
        remarks: 0,
        messages: 0,
        meetings: 0,
        documents: 0,
      });
    },
  );

  it('the inbox over HTTP marks read, once and again; others’ items are 404 like none, and one’s own beside them are marked', async () => {
    const [own, others] = [await news(father, ola), await news(mother, ola)];
    const before = (await ask('father', { route: INBOX })).body.unread.absence;
    expect(await ask('father', { route: READS, body: { ids: [own, own] } })).toEqual({
      status: 200,
      body: { read: [own] },
    });
    expect((await ask('father', { route: READS, body: { ids: [own] } })).status).toBe(200);
    const after = (await ask('father', { route: INBOX })).body;
    expect(after.unread.absence).toBe(before - 1);
    expect(after.items.find(({ id }: { id: string }) => id === own).readAt).toBe('2026-11-24T06:30:00.000Z');
    const another = await news(father, ola);
    const foreign = await ask('father', { route: READS, body: { ids: [another, others] } });
    const absent = await ask('father', { route: READS, body: { ids: [newSortableId(0)] } });
    expect([foreign.status, foreign.body.code]).toEqual([404, absent.body.code]);
    expect((await ask('father', { route: INBOX })).body.unread.absence).toBe(before - 1);
  });

  it('the inbox over HTTP shows and counts nothing of a child whom the guardian may not see now (law 2, J3)', async () => {
    const seen = await news(mother, grown);
    const hidden = await news(mother, kari);
    const dayBefore = (await ask('mother', { route: INBOX, at: '2026-11-24T23:59:59+01:00' })).body;
    expect(idsOf(dayBefore)).toContain(seen);
    expect(idsOf(dayBefore)).not.toContain(hidden);
    const birthday = (await ask('mother', { route: INBOX, at: '2026-11-25T00:00:00+01:00' })).body;
    expect(idsOf(birthday)).not.toContain(seen);
    expect(birthday.unread.absence).toBe(dayBefore.unread.absence - 1);
  });

  it('the inbox over HTTP leads from page to page by a cursor that is good for this person’s inbox only', async () => {
    for (let count = 0; count < 5; count++) await news(father, ola);
    const all = idsOf((await ask('father', { route: INBOX, query: { limit: '50' } })).body);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = { limit: '2', ...(cursor === '' ? {} : { cursor }) };
      const { body } = await ask('father', { route: INBOX, query });
      seen.push(...idsOf(body));
      cursor = body.next;
    }
    expect(seen).toEqual(all);
    const { next } = (await ask('father', { route: INBOX, query: { limit: '2' } })).body;
    for (const [who, cursor] of [
      ['mother', next],
      ['father', `${next}x`],
      ['father', Buffer.from('["0","x"]').toString('base64url')],
      ['father', '%%%'],
    ] as const) {
      const refused = await ask(who, { route: INBOX, query: { cursor } });
      expect([refused.status, refused.body.code]).toEqual([400, 'cursor-invalid']);
    }
  });

  it('the inbox over HTTP says 99 when more is unread', async () => {
    await Promise.all(Array.from({ length: 101 }, () => news(mother, ola)));
    expect((await ask('mother', { route: INBOX, query: { limit: '1' } })).body.unread.absence).toBe(99);
  });

  it.each<[string, Omit<Ask, 'claims' | 'at'>, number]>([
    ['a limit of nothing', { route: INBOX, query: { limit: '0' } }, 422],
    ['a limit over the most', { route: INBOX, query: { limit: '51' } }, 422],
    ['an unknown parameter', { route: INBOX, query: { since: '2026' } }, 422],
    ['no ids', { route: READS, body: { ids: [] } }, 422],
    ['26 ids', { route: READS, body: { ids: Array.from({ length: 26 }, (_one, n) => newSortableId(n)) } }, 422],
    ['an id that reaches elsewhere', { route: READS, body: { ids: ['x#GUARDIAN#y'] } }, 422],
    ['an unknown field', { route: READS, body: { ids: [newSortableId(0)], all: true } }, 422],
  ])('the inbox over HTTP refuses %s', async (_what, asked, status) => {
    expect((await ask('father', asked)).status).toBe(status);
  });
});

describe('a page of the inbox is cut after it is judged (decision 041)', () => {
  const item = (index: number, pupilId: string, area = 'absence') => {
    const id = `k00000000000000000000000000${String(index).padStart(3, '0')}-bbbbbbbbbbbbbbbb`;
    const [made] = make.inboxItem({ kind: 'guardian', id: father }, id, pupilId);
    if (!made) throw new Error('The builder makes one.');
    return { ...made, id, area, gsi1pk: `${OWNER}#GUARDIAN#${father}#UNREAD`, gsi1sk: id };
  };
  const pages = async (limit: string) => {
    const found: (readonly string[])[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { limit, ...(cursor !== null && { cursor }) };
      const { body } = await ask('father', { route: INBOX, query });
      found.push(body.items.map(({ id }: { id: string }) => id));
      cursor = body.next;
    } while (cursor !== null);
    return found;
  };

  it('a page of the inbox passes over what may not be seen, however much, and ends without an empty page', async () => {
    // The father has no relation to the other child: most of what lies here is hidden.
    const hidden = Array.from({ length: 130 }, (_none, index) => item(index + 10, kari));
    const shown = [1, 100, 200, 300].map((index) => item(index, ola));
    await seed(world.client, world.tables.main, [...hidden.filter(({ id }) => id !== item(100, kari).id), ...shown]);
    const own = (await pages('50')).flat();
    expect(own.filter((id) => shown.some((line) => line.id === id)).length).toBe(4);
    const single = await pages('1');
    expect(single.map((page) => page.length)).toEqual(own.map(() => 1));
    expect(single.flat()).toEqual(own);
  });

  it('reading marks all of an area of the inbox, also about one pupil; anything else of both is refused', async () => {
    await seed(world.client, world.tables.main, [item(400, ola, 'figures'), item(401, ola, 'remarks')]);
    const read = (body: unknown) => ask('father', { route: READS, body });
    const unread = async () => (await ask('father', { route: INBOX })).body.unread;
    expect((await read({ area: 'figures', pupilId: kari })).body.read).toEqual([]);
    expect((await read({ area: 'figures', pupilId: ola })).body.read).toEqual([item(400, ola).id]);
    expect(await unread()).toMatchObject({ figures: 0, remarks: 1 });
    const seen = (await pages('50')).flat();
    const named: readonly string[] = (await read({ area: 'absence' })).body.read;
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((id) => !seen.includes(id))).toEqual([]);
    const person = { kind: 'guardian', id: father } as const;
    const left = await inboxStore(world.client, world.tables.main).unread(OWNER, person);
    expect(left.filter((item) => item.area === 'absence')).toEqual([]);
    expect(await unread()).toMatchObject({ absence: 0, remarks: 1 });
    for (const body of [{}, { pupilId: ola }])
      expect(await read(body)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/ids', code: 'required' }] },
      });
    for (const body of [
      { ids: [item(1, ola).id], area: 'leave' },
      { ids: [item(1, ola).id], pupilId: ola },
    ]) {
      expect(await read(body)).toMatchObject({ status: 422, body: { errors: [{ code: 'ids-or-area' }] } });
    }
    expect((await read({ area: 'weather' })).status).toBe(422);
    expect((await ask('guest', { route: READS, body: { area: 'leave' } })).status).toBe(401);
  });
});
