import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Settlement } from '../../../functions/roster/questions.ts';
import { keyedId, newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { type Item, keysOf, recordsOf, SECRET, seed } from '../../support/records.ts';
import { accessLines, itemAt, type RosterWorld, rosterWorld } from './people.ts';
import { family, line, rowAbout, says, settlementAt } from './questions.ts';

let world: RosterWorld;
beforeAll(async () => {
  world = await rosterWorld();
});
afterAll(() => world.stop());

type Kind = 'pupil' | 'guardian' | 'staff';
type Pair = { readonly kind: Kind; readonly personId: string; readonly otherId: string };
const SAME = '/v1/same-people/{kind}/{personId}/{otherId}';
const compare = (pair: Pair, who = 'office') => world.ask(who, { route: `GET ${SAME}`, params: { ...pair } });
const settle = (pair: Pair, body: object, { who = 'office', idempotencyKey = newId() } = {}) =>
  world.ask(who, {
    route: `POST ${SAME}/settlement`,
    params: { ...pair },
    body,
    headers: { 'idempotency-key': idempotencyKey },
  });
const put = (...items: Item[]) => seed(world.client, world.tables.main, items);
const profileOf = (partition: string, id: string) =>
  itemAt(world, { pk: `${OWNER}#${partition}#${id}`, sk: 'FACTS#PROFILE' });
const REASON = 'Samme fødselsdato og adresse';

/** The index's row of a person, with the login that the source gave. */
const indexed = (kind: Kind, id: string, login?: string): Item => ({
  pk: `${OWNER}#SOURCE#${kind}#a`,
  sk: `a${newId()}`,
  ...{ id, hash: '', system: 'IST', extra: login === undefined ? {} : { login } },
});
const loginOf = (kind: 'guardian' | 'feide', subject: string) => keyedId(SECRET, kind, subject);
const loginItem = (login: string, sk: string, personId?: string): Item => ({
  pk: `${OWNER}#LOGIN#${login}`,
  sk,
  ...(personId !== undefined && { personId }),
});

/** Two pupils of the school who share a number, each with a guardian, a group and a word on the protection. */
async function twoPupils({ schoolId = world.id.school, protection = 'none' } = {}) {
  const [first, other] = [await family(world), await family(world, { schoolId })];
  const subjectId = [first.pupilId, other.pupilId].sort().join('.');
  const asked = line(world.id.school, 'same-person', subjectId, { pupilId: first.pupilId, otherId: other.pupilId });
  const groupId = newId();
  const membership = { rowId: newId(), groupId, from: '2026-08-17' };
  const of = { ...membership, schoolId, groupName: '3C norsk', groupKind: 'teaching' };
  await put(
    asked,
    { pk: `${OWNER}#PUPIL#${other.pupilId}`, sk: `FACTS#ENROLMENT#${groupId}#${membership.rowId}`, ...of },
    {
      pk: `${OWNER}#GROUP#${groupId}`,
      sk: `MEMBER#${other.pupilId}#student#${membership.rowId}`,
      ...{ personId: other.pupilId, as: 'student', from: '2026-08-17' },
    },
    ...recordsOf(OWNER).group({ groupId, schoolId }, '3C norsk', []),
    says('PUPIL', other.pupilId, protection),
    says('PUPIL', first.pupilId, 'none'),
  );
  for (const [{ pupilId }, value] of [
    [first, 'none'],
    [other, protection],
  ] as const)
    await world.client.send(
      new UpdateCommand({
        TableName: world.tables.main,
        Key: keysOf(OWNER).profile('PUPIL', pupilId),
        UpdateExpression: 'SET protection = :p',
        ExpressionAttributeValues: { ':p': value },
      }),
    );
  const pair: Pair = { kind: 'pupil', personId: first.pupilId, otherId: other.pupilId };
  return { first, other, pair, asked, groupId };
}
const owned = (partition: string, id: string): Item => ({ pk: `${OWNER}#${partition}#${id}`, sk: `REPORT#${newId()}` });

describe('who compares and settles two records', () => {
  it.each([
    ['a guest', 'guest', 401],
    ['a guardian', 'mother', 401],
    ['a pupil', 'adult', 403],
    ['a teacher', 'teacher', 404],
    ['the office of another school', 'other-office', 404],
    ['the office', 'office', 200],
    ['a leader', 'leader', 200],
    ['the owner’s administrator', 'admin', 200],
  ])('two records are compared and settled, asked by: %s', async (_what, who, status) => {
    const { pair } = await twoPupils();
    expect((await compare(pair, who)).status).toBe(status);
    expect((await settle(pair, { outcome: 'parted' }, { who })).status).toBe(status);
  });

  it('two records of two schools are compared and settled by the owner’s administrator alone', async () => {
    const { pair } = await twoPupils({ schoolId: world.id.otherSchool });
    for (const who of ['office', 'other-office']) expect((await compare(pair, who)).status).toBe(404);
    expect((await compare(pair, 'admin')).status).toBe(200);
  });

  it('nobody asks about a pair that no line asks about, of one record, or of another kind', async () => {
    const { pair, first, other } = await twoPupils();
    const stranger = await family(world);
    const wrong: Pair[] = [
      { ...pair, otherId: stranger.pupilId },
      { ...pair, otherId: pair.personId },
      { ...pair, otherId: newId() },
      { kind: 'guardian', personId: first.guardianId, otherId: other.guardianId },
      { ...pair, kind: 'staff' },
    ];
    for (const name of wrong)
      expect((await compare(name, 'admin')).body).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('comparing and settling two records are kept in the access log', async () => {
    const { pair } = await twoPupils();
    await compare(pair);
    for (const id of [pair.personId, pair.otherId])
      expect(await accessLines(world, id)).toEqual([expect.objectContaining({ action: 'people:join' })]);
  });
});

describe('two people', () => {
  it('two people who are parted leave the list, and are never asked about again', async () => {
    const { pair, asked } = await twoPupils();
    const { status, body } = await settle(pair, { outcome: 'parted' });
    expect([status, body]).toMatchObject([200, { outcome: 'parted', goesOn: null, ended: null }]);
    expect(await itemAt(world, asked)).toBeUndefined();
    const [personId = '', otherId = ''] = [pair.personId, pair.otherId].sort();
    const word = await itemAt(world, settlementAt({ about: 'parted', personId, otherId }));
    expect(Settlement.parse(word)).toMatchObject({ about: 'parted', personId, otherId });
    expect((await compare(pair)).status).toBe(404);
  });
});

describe('one pupil in two records', () => {
  it('one pupil in two records is shown with all that one record would have, before anybody decides', async () => {
    const { pair, first, other } = await twoPupils({ protection: 'confidential' });
    const { body } = await compare(pair);
    expect(body).toMatchObject({ kind: 'pupil', mayGoOn: [first.pupilId, other.pupilId] });
    expect(body.people[0]).toMatchObject({
      name: 'Ada Lie',
      className: '3C',
      protection: 'none',
      hasOwnRecords: false,
    });
    expect(body.joined.protection).toBe('confidential');
    const gives = body.joined.gives.map((gift: Record<string, string>) => [
      gift.kind,
      gift.hadBy,
      gift.name,
      gift.value,
    ]);
    expect(gives).toEqual(
      expect.arrayContaining([
        ['relation', first.pupilId, 'Bo Lie', 'unknown'],
        ['relation', other.pupilId, 'Bo Lie', 'unknown'],
        ['enrolment', other.pupilId, '3C norsk', null],
      ]),
    );
  });

  it('one pupil in two records goes on with the strictest protection and the other’s guardians, groups and login; the other ends', async () => {
    const { pair, first, other, asked, groupId } = await twoPupils({ protection: 'confidential' });
    const [login, guardianLogin] = [loginOf('feide', 'twin@fjordvik.example'), loginOf('guardian', '07511699020')];
    const lost = line(world.id.school, 'basis-unknown', `${other.pupilId}.${other.guardianId}`, {
      ...{ pupilId: other.pupilId, guardianId: other.guardianId },
    });
    await put(
      indexed('pupil', other.pupilId, login),
      loginItem(login, 'AS#pupil', other.pupilId),
      indexed('guardian', other.guardianId, guardianLogin),
      loginItem(guardianLogin, 'AS#guardian', other.guardianId),
      lost,
    );
    const { seen } = (await compare(pair)).body;
    const { status, body } = await settle(pair, { outcome: 'joined', goesOn: first.pupilId, seen, reason: REASON });
    expect([status, body]).toMatchObject([200, { goesOn: first.pupilId, ended: other.pupilId }]);

    const facts = (await world.lookup.pupil(OWNER, first.pupilId))?.facts;
    expect(facts?.protection).toBe('confidential');
    expect(facts?.relations.map(({ guardianId }) => guardianId).sort()).toEqual(
      [first.guardianId, other.guardianId].sort(),
    );
    expect(facts?.enrolments.some((enrolment) => enrolment.groupId === groupId)).toBe(true);
    const members = (await world.lookup.group(OWNER, groupId))?.members;
    expect(members?.filter(({ to }) => to === undefined).map(({ personId }) => personId)).toEqual([first.pupilId]);
    expect((await itemAt(world, loginItem(login, 'AS#pupil')))?.personId).toBe(first.pupilId);
    expect(await itemAt(world, loginItem(guardianLogin, `CHILD#${first.pupilId}`))).toBeDefined();

    const gone = (await world.lookup.pupil(OWNER, other.pupilId))?.facts;
    expect(await profileOf('PUPIL', other.pupilId)).toMatchObject({ to: '2026-11-24', joinedInto: first.pupilId });
    for (const dated of [...(gone?.relations ?? []), ...(gone?.enrolments ?? [])]) expect(dated.to).toBe('2026-11-24');

    for (const place of [asked, lost]) expect(await itemAt(world, place)).toBeUndefined();
    const goesOn = line(world.id.school, 'basis-unknown', `${first.pupilId}.${other.guardianId}`);
    expect(await itemAt(world, goesOn)).toMatchObject({ pupilId: first.pupilId, guardianId: other.guardianId });
    const joined = await itemAt(world, settlementAt({ about: 'joined', personId: other.pupilId }));
    expect(Settlement.parse(joined)).toMatchObject({ value: first.pupilId });
    const shield = await itemAt(world, settlementAt({ about: 'protection', personId: first.pupilId }));
    expect(Settlement.parse(shield)).toMatchObject({ value: 'confidential' });
  });

  it('one pupil in two records cannot end in another when something is written of it; when something is of both, neither can', async () => {
    const { pair, first, other } = await twoPupils();
    const join = async (goesOn: string) => {
      const { seen } = (await compare(pair)).body;
      return (await settle(pair, { outcome: 'joined', goesOn, seen, reason: REASON })).body;
    };
    await put(owned('PUPIL', other.pupilId));
    expect((await compare(pair)).body.mayGoOn).toEqual([other.pupilId]);
    expect(await join(first.pupilId)).toMatchObject({ status: 409, code: 'roster.other-goes-on' });
    await put(owned('PUPIL', first.pupilId));
    expect((await compare(pair)).body.mayGoOn).toEqual([]);
    expect(await join(other.pupilId)).toMatchObject({ status: 409, code: 'roster.both-have-records' });
    expect((await profileOf('PUPIL', other.pupilId))?.joinedInto).toBeUndefined();
  });

  it('one pupil in two records needs the comparison, a reason and who goes on, and is not joined on an outdated sight', async () => {
    const { pair, first, other } = await twoPupils();
    const { seen } = (await compare(pair)).body;
    const said = { outcome: 'joined', goesOn: first.pupilId, seen, reason: REASON };
    for (const [body, code] of [
      [{ ...said, seen: undefined }, 'roster.seen-missing'],
      [{ ...said, reason: '' }, 'roster.reason-missing'],
      [{ ...said, goesOn: undefined }, 'roster.heir-missing'],
      [{ ...said, goesOn: newId() }, 'roster.heir-missing'],
    ] as const)
      expect((await settle(pair, body)).body).toMatchObject({ status: 422, code });
    await put(rowAbout(other.pupilId, newId(), 'daily-care'));
    expect((await settle(pair, said)).body).toMatchObject({ status: 409, code: 'roster.compare-again' });
  });

  it('one pupil in two records has too much to be joined at once: nothing is written', async () => {
    const { pair, first, other } = await twoPupils();
    await put(...Array.from({ length: 60 }, () => rowAbout(other.pupilId, newId(), 'unknown')));
    const { seen } = (await compare(pair)).body;
    const { body } = await settle(pair, { outcome: 'joined', goesOn: first.pupilId, seen, reason: REASON });
    expect(body).toMatchObject({ status: 409, code: 'roster.too-many-records' });
    expect((await profileOf('PUPIL', other.pupilId))?.joinedInto).toBeUndefined();
  });

  it('joined by two at once is joined once, and a repeat is answered the same', async () => {
    const { pair, first, other } = await twoPupils();
    const { seen } = (await compare(pair)).body;
    const said = { outcome: 'joined', seen, reason: REASON };
    const asked = [
      [
        { ...said, goesOn: first.pupilId },
        { who: 'office', idempotencyKey: newId() },
      ],
      [
        { ...said, goesOn: other.pupilId },
        { who: 'leader', idempotencyKey: newId() },
      ],
    ] as const;
    const told = await Promise.all(asked.map(([body, how]) => settle(pair, body, how)));
    const won = told.findIndex(({ status }) => status === 200);
    expect(told.filter(({ status }) => status === 200)).toHaveLength(1);
    const ended = [await profileOf('PUPIL', first.pupilId), await profileOf('PUPIL', other.pupilId)];
    expect(ended.filter((item) => item?.joinedInto !== undefined)).toHaveLength(1);
    for (const [at, [body, how]] of asked.entries())
      if (at === won) expect(await settle(pair, body, how)).toEqual(told[at]);
      else expect((await settle(pair, body, how)).status).toBe(404);
    const guest = await settle(pair, asked[0][0], { who: 'other-office', idempotencyKey: asked[0][1].idempotencyKey });
    expect(guest.status).toBe(404);
  });

  it('a basis that somebody settles meanwhile is what goes over', async () => {
    const { pair, first, other } = await twoPupils();
    const row = rowAbout(other.pupilId, other.guardianId, 'daily-care', { rowId: newId() });
    await put(row);
    const { seen } = (await compare(pair)).body;
    const stop = world.beforeNext('TransactWrite', () => put({ ...row, basis: 'on-request' }));
    const { body } = await settle(pair, { outcome: 'joined', goesOn: first.pupilId, seen, reason: REASON });
    stop();
    expect(body.code).toBe('roster.compare-again');
    expect((await profileOf('PUPIL', other.pupilId))?.joinedInto).toBeUndefined();
  });
});

describe('one guardian in two records', () => {
  /** Two guardian records of children at the same school; the other has no login, as its number is the first's. */
  async function twoGuardians() {
    const [first, other] = [await family(world), await family(world)];
    const login = loginOf('guardian', '15851090085');
    const pair: Pair = { kind: 'guardian', personId: first.guardianId, otherId: other.guardianId };
    const subjectId = [pair.personId, pair.otherId].sort().join('.');
    const link = ({ pupilId, guardianId }: typeof first): Item => ({
      pk: `${OWNER}#SOURCE#link#b`,
      sk: `b${newId()}`,
      ...{ id: newId(), hash: '', system: 'IST', extra: { pupilId, guardianId } },
    });
    await put(
      ...[first, other].map(link),
      indexed('guardian', first.guardianId, login),
      loginItem(login, 'AS#guardian', first.guardianId),
      loginItem(login, `CHILD#${first.pupilId}`),
      line(world.id.school, 'same-person', subjectId, { pupilId: other.pupilId, otherId: first.guardianId }),
      rowAbout(other.pupilId, other.guardianId, 'parental-responsibility'),
    );
    return { first, other, pair };
  }
  const children = async () =>
    (await world.askAs('15851090085', { route: 'GET /v1/guardian/children' })).body.children.map(
      ({ childId }: { childId: string }) => childId,
    );

  it('one guardian in two records goes on with every child: the joined login sees what either saw, and no more', async () => {
    const { first, other, pair } = await twoGuardians();
    expect(await children()).toEqual([]);
    const { body } = await compare(pair);
    expect(body.joined.gives.map((gift: Record<string, string>) => [gift.name, gift.value]).sort()).toEqual([
      ['Ada Lie', 'parental-responsibility'],
      ['Ada Lie', 'unknown'],
      ['Ada Lie', 'unknown'],
    ]);
    const said = { outcome: 'joined', goesOn: first.guardianId, seen: body.seen, reason: REASON };
    expect((await settle(pair, said)).status).toBe(200);
    expect(await children()).toEqual([other.pupilId]);
    const relations = (await world.lookup.pupil(OWNER, other.pupilId))?.facts.relations ?? [];
    const open = relations.filter(({ to }) => to === undefined);
    expect(new Set(open.map(({ guardianId }) => guardianId))).toEqual(new Set([first.guardianId]));
  });

  it('a consent that the pupil has taken back is not given again', async () => {
    const { first, other, pair } = await twoGuardians();
    const consent = (guardianId: string, more: object): Item => ({
      ...keysOf(OWNER).consent(other.pupilId, guardianId),
      ...{ guardianId, from: '2026-08-01', ...more },
    });
    await put(consent(first.guardianId, { to: '2026-09-01' }), consent(other.guardianId, {}));
    const { seen } = (await compare(pair)).body;
    const said = { outcome: 'joined', goesOn: first.guardianId, seen, reason: REASON };
    expect((await settle(pair, said)).status).toBe(200);
    const held = (await world.lookup.pupil(OWNER, other.pupilId))?.facts.consents;
    expect(held?.every(({ to }) => to !== undefined)).toBe(true);
  });
});

describe('one member of staff in two records', () => {
  it('one member of staff in two records is the owner’s administrator’s to join, and never one’s own', async () => {
    const { staff } = recordsOf(OWNER);
    const [first, other] = [newId(), newId()];
    const role = { role: 'leader', schoolId: world.id.school, from: '2026-08-01' } as const;
    const admin = (await world.ask('admin', { route: 'GET /v1/staff/me' })).body.staffId;
    const asked = (a: string, b: string) =>
      line(world.id.school, 'same-person', [a, b].sort().join('.'), { staffId: a, otherId: b });
    await put(
      ...staff({ id: first, feideName: 'anna@fjordvik.example' }),
      ...staff({ id: other, feideName: 'anna2@fjordvik.example', roles: [role] }),
      indexed('staff', other, loginOf('feide', 'anna2@fjordvik.example')),
      asked(first, other),
      asked(first, admin),
    );
    const pair: Pair = { kind: 'staff', personId: first, otherId: other };
    for (const who of ['office', 'leader']) expect((await compare(pair, who)).status).toBe(404);
    expect((await compare({ ...pair, otherId: admin }, 'admin')).body).toMatchObject({ status: 403 });
    const { seen } = (await compare(pair, 'admin')).body;
    const said = { outcome: 'joined', goesOn: first, seen, reason: REASON };
    expect((await settle(pair, said, { who: 'admin' })).status).toBe(200);
    for (const name of ['anna', 'anna2'])
      expect((await world.ask(name, { route: 'GET /v1/staff/me' })).body).toMatchObject({
        staffId: first,
        roles: [{ role: 'leader', schoolId: world.id.school }],
      });
    expect(await world.lookup.roleHolders(OWNER, world.id.school, 'leader')).toContain(first);
  });
});
