import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../functions/notifications/events.ts';
import type { InboxItem } from '../../../functions/notifications/rules.ts';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, ENDED, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const AT = '2026-11-24T06:30:00Z';
const CLAIMS = {
  contact: feideClaims('contact'),
  former: feideClaims('former'),
  pupil: feideClaims('ola'),
  mother: guardianClaims('41018012345'),
  guest: undefined,
};
type Who = keyof typeof CLAIMS;
const make = recordsOf(OWNER);
const [schoolId, groupId, ola, secret, contact, former, mother] = [
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
  const here = { schoolId, groupId };
  const realm = (name: string) => `${name}@fjordvik.example`;
  const guardians = [{ guardianId: mother, basis: 'parental-responsibility' as const, ...ALWAYS }];
  await seed(world.client, world.tables.main, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.pupil({ id: ola, ...here, feideName: realm('ola'), guardians }),
    ...make.pupil({ id: secret, ...here, protection: 'strictly-confidential', guardians }),
    ...make.guardian({ id: mother, number: '41018012345', children: [ola, secret] }),
    ...make.staff({
      id: contact,
      feideName: realm('contact'),
      teaches: [{ as: 'contact-teacher', ...here, ...ALWAYS }],
    }),
    ...make.staff({
      id: former,
      feideName: realm('former'),
      teaches: [{ as: 'contact-teacher', ...here, ...ENDED }],
    }),
  ]);
});
afterAll(() => world.stop());

async function ask(who: Who, asked: Omit<Ask, 'claims' | 'at'> & { at?: string }) {
  const event = httpEvent({ at: AT, ...asked, claims: CLAIMS[who] });
  const result = await answer(event);
  expectDocumented(asked.route, result);
  return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
}

let minute = 0;
async function news(person: Person, more: Partial<InboxItem>): Promise<string> {
  const at = Date.parse('2026-11-23T08:00:00Z') + ++minute * 60_000;
  const id = `${newSortableId(at)}-0123456789abcdef`;
  await inboxStore(world.client, world.tables.main).put(OWNER, person, {
    id,
    kind: 'absence-threshold-reached',
    area: 'figures',
    about: { kind: 'figures', id: '2026-2027' },
    occurredAt: new Date(at).toISOString(),
    action: 'pupil:figures',
    basis: 'staff:contact-teacher',
    expiresAtSeconds: at / 1000 + 400 * 86_400,
    ...more,
  });
  return id;
}
const reminder = {
  kind: 'lessons-unconfirmed',
  area: 'lessons',
  about: { kind: 'lessons', day: '2026-11-23' },
  action: 'staff:lessons',
  basis: 'staff:self',
} as const;
const shown = async (who: Who, as: Person['kind'], at = AT) => {
  const { body } = await ask(who, { route: `GET /v1/${as}/inbox`, at });
  return { ids: body.items.map((item: { id: string }) => item.id), ...body };
};
const logged = async (actorId: string): Promise<number> => {
  const { Items = [] } = await world.client.send(new ScanCommand({ TableName: world.tables.accessLog }));
  return Items.filter((item) => item.pupilId === secret && item.actorId === actorId).length;
};

describe('the inboxes of staff and pupils over HTTP (F1, F7)', () => {
  it.each<[Who, 'pupil' | 'staff', number]>([
    ['guest', 'staff', 401],
    ['mother', 'staff', 401],
    ['pupil', 'staff', 403],
    ['contact', 'staff', 200],
    ['guest', 'pupil', 401],
    ['mother', 'pupil', 401],
    ['contact', 'pupil', 403],
    ['pupil', 'pupil', 200],
  ])('the inboxes of staff and pupils over HTTP: %s asks for the inbox of %s: %i', async (who, as, status) => {
    expect((await ask(who, { route: `GET /v1/${as}/inbox` })).status).toBe(status);
    const marked = await ask(who, { route: `POST /v1/${as}/inbox/reads`, body: { ids: [newSortableId(0)] } });
    expect(marked.status).toBe(status === 200 ? 404 : status);
  });

  it('the inboxes of staff and pupils over HTTP shows a teacher own affairs and pupils by their whole name, and counts by area', async () => {
    const person = { kind: 'staff', id: contact } as const;
    const [own, about] = [await news(person, reminder), await news(person, { pupilId: ola })];
    const { ids, items, unread } = await shown('contact', 'staff');
    expect(ids.slice(0, 2)).toEqual([about, own]);
    expect(items[0]).toMatchObject({ pupilId: ola, pupilName: 'Elev Fjord', area: 'figures' });
    expect(items[1]).toMatchObject({ pupilId: null, pupilName: null, about: { kind: 'lessons', id: null } });
    expect(unread).toEqual({
      absence: 0,
      leave: 0,
      lessons: 1,
      figures: 1,
      warnings: 0,
      remarks: 0,
      messages: 0,
      meetings: 0,
      documents: 0,
    });
    expect((await ask('contact', { route: 'POST /v1/staff/inbox/reads', body: { ids: [own] } })).status).toBe(200);
    expect((await shown('contact', 'staff')).unread.lessons).toBe(0);
  });

  it('the inboxes of staff and pupils over HTTP shows a pupil what is about the pupil, without a name', async () => {
    const id = await news({ kind: 'pupil', id: ola }, { pupilId: ola, action: 'pupil:read-own', basis: 'pupil:self' });
    const { items } = await shown('pupil', 'pupil');
    expect(items).toMatchObject([{ id, pupilId: null, pupilName: null, kind: 'absence-threshold-reached' }]);
  });

  it('the inboxes of staff and pupils over HTTP asks the right of each item again: who has left sees nothing of a pupil (law 2)', async () => {
    await news({ kind: 'staff', id: former }, { pupilId: ola });
    expect(await shown('former', 'staff')).toMatchObject({ ids: [], unread: { figures: 0 } });
    expect((await shown('former', 'staff', '2026-10-20T06:30:00Z')).ids).toHaveLength(1);
  });

  it('the inboxes of staff and pupils over HTTP marks what its reader may no longer see with the rest of an area, and names it to nobody', async () => {
    const person = { kind: 'staff', id: former } as const;
    const [own, gone] = [await news(person, { ...reminder, area: 'figures' }), await news(person, { pupilId: ola })];
    const { status, body } = await ask('former', { route: 'POST /v1/staff/inbox/reads', body: { area: 'figures' } });
    expect([status, body.read]).toEqual([200, [own]]);
    const left = await inboxStore(world.client, world.tables.main).unread(OWNER, person);
    expect(left.filter(({ id }) => id === own || id === gone)).toEqual([]);
  });

  it('the inboxes of staff and pupils over HTTP shows and counts nothing by a right that is none, and nothing whose time is over', async () => {
    const person = { kind: 'pupil', id: ola } as const;
    const before = await shown('pupil', 'pupil');
    await news(person, { pupilId: ola, action: 'no-such-action' });
    await news(person, { pupilId: ola, action: 'pupil:figures' });
    await news(person, { pupilId: ola, action: 'pupil:read-own', expiresAtSeconds: Date.parse(AT) / 1000 });
    expect(await shown('pupil', 'pupil')).toEqual(before);
    const just = await news(person, {
      pupilId: ola,
      action: 'pupil:read-own',
      expiresAtSeconds: Date.parse(AT) / 1000 + 1,
    });
    expect((await shown('pupil', 'pupil')).ids).toContain(just);
  });

  it.each<[Who, Person]>([
    ['contact', { kind: 'staff', id: contact }],
    ['mother', { kind: 'guardian', id: mother }],
  ])(
    'the inboxes of staff and pupils over HTTP leaves a trace when %s sees news of a protected pupil, once a page (J4)',
    async (who, person) => {
      const action = person.kind === 'staff' ? 'pupil:figures' : 'child:read';
      await news(person, { pupilId: ola, action });
      await shown(who, person.kind);
      const before = await logged(person.id);
      await news(person, { pupilId: secret, action });
      await news(person, { pupilId: secret, action });
      await shown(who, person.kind);
      expect(await logged(person.id)).toBe(before + 1);
    },
  );

  it('the inboxes of staff and pupils over HTTP gives no item of one inbox to another of the same login', async () => {
    const id = await news({ kind: 'staff', id: contact }, reminder);
    expect((await ask('pupil', { route: 'POST /v1/pupil/inbox/reads', body: { ids: [id] } })).status).toBe(404);
    const [first] = (await ask('contact', { route: 'GET /v1/staff/inbox', query: { limit: '1' } })).body.items;
    const { next } = (await ask('contact', { route: 'GET /v1/staff/inbox', query: { limit: '1' } })).body;
    expect([first.id, next !== null]).toEqual([id, true]);
    const foreign = await ask('pupil', { route: 'GET /v1/pupil/inbox', query: { cursor: next } });
    expect([foreign.status, foreign.body.code]).toEqual([400, 'cursor-invalid']);
  });
});
