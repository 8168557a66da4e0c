import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeId } from '../../../functions/notices/plan.ts';
import type { InboxItem } from '../../../functions/notifications/rules.ts';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, keysOf, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const ROUTE = 'GET /v1/guardian/notices/{noticeId}';
const AT = '2026-11-24T06:30:00Z';
const CLAIMS = {
  mother: guardianClaims('41018012345'),
  father: guardianClaims('41018012346'),
  stranger: guardianClaims('41018012347'),
  grown: feideClaims('grown'),
  office: feideClaims('office'),
  guest: undefined,
};
const make = recordsOf(OWNER);
const [schoolId, groupId, ola, grown, mother, father] = [newId(), newId(), newId(), newId(), newId(), newId()];
const REPORT = newSortableId(0);

let world: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
let store: ReturnType<typeof inboxStore>;
beforeAll(async () => {
  world = await makeTables();
  answer = entriesOver(world.client, world.tables, ISSUERS);
  store = inboxStore(world.client, world.tables.main);
  const guardians = [mother, father].map((guardianId) => ({
    guardianId,
    basis: 'parental-responsibility' as const,
    ...ALWAYS,
  }));
  await seed(world.client, world.tables.main, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.pupil({ id: ola, schoolId, groupId, guardians }),
    ...make.pupil({
      id: grown,
      schoolId,
      groupId,
      birthDate: '2008-01-01',
      feideName: 'grown@fjordvik.example',
      guardians: [],
    }),
    ...make.guardian({ id: mother, number: '41018012345', children: [ola] }),
    ...make.guardian({ id: father, number: '41018012346', children: [ola] }),
    ...make.staff({
      id: newId(),
      feideName: 'office@fjordvik.example',
      roles: [{ role: 'office', schoolId, ...ALWAYS }],
    }),
  ]);
});
afterAll(() => world.stop());

async function ask(who: keyof typeof CLAIMS, id: string, more: { route?: string; at?: string } = {}) {
  const route = more.route ?? ROUTE;
  const result = await answer(httpEvent({ route, params: { noticeId: id }, at: more.at ?? AT, claims: CLAIMS[who] }));
  expectDocumented(route, result);
  return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
}

type Whose = { readonly kind: 'guardian' | 'pupil'; readonly id: string };
/** News in somebody's inbox and the notice of it; returns both ids. */
async function told(person: Whose, pupilId: string, more: Partial<InboxItem> = {}) {
  const id = more.id ?? `${newSortableId(Date.parse(AT))}-still-away-asked`;
  await store.put(OWNER, person, {
    ...{ id, kind: 'absence-still-away-asked', area: 'absence', pupilId, occurredAt: '2026-11-24T05:00:00.000Z' },
    about: { kind: 'absence-report', id: REPORT, day: '2026-11-24' },
    action: person.kind === 'pupil' ? 'pupil:report-own-absence' : 'child:report-absence',
    basis: 'a relation',
    expiresAtSeconds: Date.parse(AT) / 1000 + 86_400,
    ...more,
  });
  const notice = noticeId(newId(), 'push');
  await seed(world.client, world.tables.main, make.notice(person, notice, id));
  return { id, notice };
}
const MOTHER = { kind: 'guardian', id: mother } as const;
const answerPath = (base: string) => `/v1/${base}/absence-reports/${REPORT}/still-away-answers`;

describe('the link of a notice (A5, F1, F4)', () => {
  it.each<[keyof typeof CLAIMS, number]>([
    ['guest', 401],
    ['office', 401],
    ['stranger', 403],
    ['father', 404],
    ['mother', 200],
  ])('the link of a notice: %s gets %i', async (who, status) => {
    const { notice } = await told(MOTHER, ola);
    expect((await ask(who, notice)).status).toBe(status);
  });

  it('the link of a notice leads to the item as the inbox shows it, with the way to answer in one tap', async () => {
    const { id, notice } = await told(MOTHER, ola);
    const { body } = await ask('mother', notice);
    expect(body).toMatchObject({
      id,
      kind: 'absence-still-away-asked',
      pupilId: ola,
      toDo: { kind: 'answer-still-away', method: 'POST', path: answerPath(`guardian/children/${ola}`) },
      overtakenAt: null,
    });
    expect(body.toDo.day).toBe('2026-11-24');
    const inbox = await answer(httpEvent({ route: 'GET /v1/guardian/inbox', at: AT, claims: CLAIMS.mother }));
    const { items } = JSON.parse(String(inbox.body));
    expect(items.find((item: { id: string }) => item.id === id)).toEqual(body);
  });

  it('a pupil of age answers by an own route', async () => {
    const { notice } = await told({ kind: 'pupil', id: grown }, grown);
    const { body } = await ask('grown', notice, { route: 'GET /v1/pupil/notices/{noticeId}' });
    expect(body).toMatchObject({ pupilId: null, toDo: { path: answerPath(`pupil/${grown}`) } });
  });

  it('the link of a notice reads only: the item stays unread', async () => {
    const { id, notice } = await told(MOTHER, ola);
    await ask('mother', notice);
    expect((await ask('mother', notice)).body.readAt).toBeNull();
    expect((await store.unread(OWNER, MOTHER, 99)).map((item) => item.id)).toContain(id);
  });

  it('the link of a notice to a question that has its answer shows it overtaken, and offers no second one', async () => {
    const { id, notice } = await told(MOTHER, ola);
    await store.supersede(OWNER, MOTHER, id, '2026-11-24T06:00:00.000Z');
    const { body } = await ask('mother', notice);
    expect([body.overtakenAt, body.toDo]).toEqual(['2026-11-24T06:00:00.000Z', null]);
  });

  it('the link of a notice of somebody else, of nobody, malformed, without an item, and over: all the same 404', async () => {
    const own = await told(MOTHER, ola);
    const pupils = await told({ kind: 'pupil', id: mother }, ola);
    // News has the same id in everybody's inbox: whose notice it is decides.
    const FATHER = { kind: 'guardian', id: father } as const;
    for (const [person, id] of [
      [FATHER, own.id],
      [MOTHER, pupils.id],
    ] as const)
      await told(person, ola, { id });
    const gone = noticeId(newId(), 'email');
    await seed(world.client, world.tables.main, make.notice(MOTHER, gone, newSortableId(0)));
    const over = await told(MOTHER, ola, { expiresAtSeconds: Date.parse(AT) / 1000 });
    const noRight = await told(MOTHER, grown);
    const answers = [
      await ask('father', own.notice),
      ...(await Promise.all(
        [pupils.notice, gone, over.notice, noRight.notice, noticeId('x', 'push'), 'x', `${'0'.repeat(39)}#`, ''].map(
          (id) => ask('mother', id),
        ),
      )),
    ];
    for (const { status, body } of answers)
      expect([status, { ...body, requestId: '' }]).toEqual([404, { ...answers[0]?.body, requestId: '' }]);
  });

  it('the link of a notice asks the right again on the day: not once the relation has ended (law 2)', async () => {
    const { notice } = await told(MOTHER, ola);
    expect((await ask('mother', notice)).status).toBe(200);
    await world.client.send(
      new UpdateCommand({
        TableName: world.tables.main,
        Key: keysOf(OWNER).relation(ola, mother),
        UpdateExpression: 'SET #to = :day',
        ExpressionAttributeNames: { '#to': 'to' },
        ExpressionAttributeValues: { ':day': '2026-11-24' },
      }),
    );
    expect((await ask('mother', notice)).status).toBe(404);
  });
});
