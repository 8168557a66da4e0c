import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { keysOf, recordsOf, seed } from '../../support/records.ts';
import { accessLines, itemAt, type RosterWorld, rosterWorld } from './people.ts';
import { family, rowAbout } from './questions.ts';

let world: RosterWorld;
beforeAll(async () => {
  world = await rosterWorld();
});
afterAll(() => world.stop());

const HOMES = '/v1/schools/{schoolId}/pupils/{pupilId}/homes';
const put = (...items: Parameters<typeof seed>[2][number][]) => seed(world.client, world.tables.main, items);
type House = Awaited<ReturnType<typeof house>>;

/** A pupil with three guardians whom nobody has to protect, and the contact teacher of the class. */
async function house() {
  const { pupilId, guardianId: father, schoolId } = await family(world);
  const [mother, partner] = [newId(), newId()];
  const person = (id: string, givenName: string) => ({
    ...keysOf(OWNER).profile('GUARDIAN', id),
    ...{ id, givenName, familyName: 'Lie', protection: 'none', from: '2026-08-01' },
  });
  await put(
    ...[person(father, 'Bo'), person(mother, 'Cia'), person(partner, 'Dag')],
    ...[father, mother, partner].map((id) => rowAbout(pupilId, id, 'parental-responsibility')),
  );
  await shield('PUPIL', pupilId, 'none');
  const [groupId = ''] = (await world.lookup.pupil(OWNER, pupilId))?.groups.map((group) => group.groupId) ?? [];
  const teacher = `k-${pupilId}`;
  const duty = { as: 'contact-teacher', groupId, schoolId, groupName: '3C', groupKind: 'basis', from: '2026-08-01' };
  const staffId = newId();
  await put(...recordsOf(OWNER).staff({ id: staffId, feideName: `${teacher}@fjordvik.example` }), {
    ...keysOf(OWNER).teaches(staffId, groupId, 'contact-teacher'),
    ...duty,
  });
  return { pupilId, schoolId, father, mother, partner, teacher };
}
const shield = (partition: 'PUPIL' | 'GUARDIAN', id: string, protection: string) =>
  world.client.send(
    new UpdateCommand({
      TableName: world.tables.main,
      Key: keysOf(OWNER).profile(partition, id),
      UpdateExpression: 'SET protection = :p',
      ExpressionAttributeValues: { ':p': protection },
    }),
  );
const look = ({ schoolId, pupilId }: Pick<House, 'schoolId' | 'pupilId'>, who = 'office') =>
  world.ask(who, { route: `GET ${HOMES}`, params: { schoolId, pupilId } });
const settle = (
  { schoolId, pupilId }: Pick<House, 'schoolId' | 'pupilId'>,
  [guardianId, otherId]: readonly [string, string],
  together: boolean,
  { version = 0, who = 'office' } = {},
) =>
  world.ask(who, {
    route: `PUT ${HOMES}/{guardianId}/{otherId}`,
    params: { schoolId, pupilId, guardianId, otherId },
    body: { together },
    headers: { 'if-match': `"${version}"` },
  });
const decisionOn = ({ pupilId }: House, ...ids: string[]) =>
  itemAt(world, { pk: `${OWNER}#PUPIL#${pupilId}`, sk: `FACTS#TOGETHER#${ids.sort().join('#')}` });

describe('who sees and decides which adults may be named to each other (J2)', () => {
  it.each([
    ['a guest', 'guest', 401, 401],
    ['a guardian', 'mother', 401, 401],
    ['a pupil', 'adult', 403, 403],
    ['a teacher of another class', 'teacher', 404, 404],
    ['somebody who has left', 'left', 403, 403],
    ['the owner’s administrator', 'admin', 404, 404],
    ['the office of another school', 'other-office', 404, 404],
    ['the contact teacher', 'contact', 200, 404],
    ['the office', 'office', 200, 200],
    ['a leader', 'leader', 200, 200],
  ])('the homes of a pupil are shown and decided, asked by %s', async (_what, who, shown, decided) => {
    const home = await house();
    const as = who === 'contact' ? home.teacher : who;
    const seen = await look(home, as);
    expect(seen.status).toBe(shown);
    if (shown === 200) expect(seen.body.mayDecide).toBe(decided === 200);
    expect((await settle(home, [home.father, home.mother], true, { who: as })).status).toBe(decided);
    expect((await decisionOn(home, home.father, home.mother))?.together).toBe(decided === 200 ? true : undefined);
  });

  it('a pupil of another school and of nobody, and an adult who is no guardian now, are the same 404', async () => {
    const home = await house();
    const elsewhere = await house();
    await put(rowAbout(home.pupilId, 'former', 'parental-responsibility', { to: '2026-11-01' }));
    await put(rowAbout(home.pupilId, 'curious', 'unknown'));
    const { father, mother } = home;
    const asked = [
      await settle({ ...home, schoolId: world.id.otherSchool }, [father, mother], true),
      await settle({ ...home, pupilId: newId() }, [father, mother], true),
      await settle(home, [father, elsewhere.father], true),
      await settle(home, [father, 'former'], true),
      await settle(home, [father, 'curious'], true),
      await settle(home, [father, father], true),
    ];
    for (const { body } of asked) expect(body).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('a look at the homes and a decision are kept in the access log, also when it is refused', async () => {
    const home = await house();
    await look(home, home.teacher);
    await settle(home, [home.father, home.mother], true, { version: 7 });
    expect(await accessLines(world, home.pupilId)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'pupil:card', basis: 'staff:contact-teacher' }),
        expect.objectContaining({ action: 'school:settle', basis: 'staff:office' }),
      ]),
    );
  });
});

describe('homes (J2)', () => {
  it('adults on whom nobody has decided are in a home each; a couple is in one, and the names of who decided stand there', async () => {
    const home = await house();
    const { father, mother, partner } = home;
    const first = (await look(home)).body;
    expect(first.guardians.map(({ name }: { name: string }) => name)).toEqual(['Bo Lie', 'Cia Lie', 'Dag Lie']);
    expect(first.homes).toHaveLength(3);
    const unknown = { decision: 'unknown', together: false, mayBeTogether: true, decidedBy: null, decidedAt: null };
    expect(first.pairs).toEqual([1, 2, 3].map(() => expect.objectContaining(unknown)));
    // The order of the two does not matter.
    expect((await settle(home, [partner, mother], true)).status).toBe(200);
    expect((await settle(home, [mother, father], false, { version: 1 })).status).toBe(200);
    const { body } = await look(home);
    expect(body.homes).toHaveLength(2);
    expect(body.homes).toEqual(expect.arrayContaining([[father], [mother, partner].sort()]));
    const of = (...ids: string[]) =>
      body.pairs.find(({ guardianIds }: { guardianIds: string[] }) => ids.every((id) => guardianIds.includes(id)));
    const [said, at] = [expect.any(String), '2026-11-24T06:30:00.000Z'];
    expect(of(mother, partner)).toMatchObject({ decision: 'together', together: true, decidedBy: said, decidedAt: at });
    expect(of(mother, father)).toMatchObject({ decision: 'apart', together: false, decidedBy: said, decidedAt: at });
    expect(of(partner, father)).toMatchObject(unknown);
    const card = await world.lookup.pupil(OWNER, home.pupilId);
    expect(card?.together).toHaveLength(2);
  });

  it('every decision is kept with its person, right and day, and the same decision writes nothing', async () => {
    const home = await house();
    const { father, mother } = home;
    await settle(home, [father, mother], true);
    expect((await settle(home, [father, mother], true)).status).toBe(200);
    expect((await settle(home, [father, mother], true, { version: 1 })).status).toBe(200);
    await settle(home, [father, mother], false, { version: 1, who: 'leader' });
    expect(await decisionOn(home, father, mother)).toMatchObject({
      ...{ guardianIds: [father, mother].sort(), together: false, version: 2 },
      steps: [
        { version: 1, together: true, as: 'staff:office', at: '2026-11-24T06:30:00.000Z' },
        { version: 2, together: false, as: 'staff:leader' },
      ],
    });
  });

  it.each(['the pupil', 'one adult'])(
    'with %s protected, two adults are never together, and the refusal says why',
    async (whose) => {
      const home = await house();
      const { father, mother, pupilId } = home;
      await settle(home, [father, mother], true);
      await (whose === 'the pupil' ? shield('PUPIL', pupilId, 'unknown') : shield('GUARDIAN', mother, 'confidential'));
      const { body } = await look(home);
      const pair = body.pairs.find(({ decision }: { decision: string }) => decision === 'together');
      expect(pair).toMatchObject({ together: false, mayBeTogether: false });
      expect(body.homes).toHaveLength(3);
      const { status, body: told } = await settle(home, [father, mother], true, { version: 1 });
      expect([status, told.code]).toEqual([409, 'roster.protected-apart']);
      expect((await settle(home, [father, mother], false, { version: 1 })).status).toBe(200);
      if (whose === 'the pupil')
        expect((await world.lookup.pupil(OWNER, pupilId))?.together.some(({ together }) => together)).toBe(false);
    },
  );

  it('a protection that comes while somebody decides is what counts', async () => {
    const home = await house();
    const { father, mother } = home;
    const stop = world.beforeNext('TransactWrite', async () => {
      await shield('GUARDIAN', father, 'confidential');
    });
    const { body } = await settle(home, [father, mother], true);
    stop();
    expect(body.code).toBe('roster.protected-apart');
    expect(await decisionOn(home, father, mother)).toBeUndefined();
  });

  it('two who decide at once on what both saw get one decision and one refusal, also on two different pairs', async () => {
    for (const second of ['same', 'another'] as const) {
      const home = await house();
      const { father, mother, partner } = home;
      const other: [string, string] = second === 'same' ? [father, mother] : [partner, mother];
      const told = await Promise.all([
        settle(home, [father, mother], true),
        settle(home, other, false, { who: 'leader' }),
      ]);
      expect(told.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect(await world.lookup.pupil(OWNER, home.pupilId)).toMatchObject({ together: [expect.anything()] });
    }
  });

  it('a decision without a version is refused, and a field that nobody knows too', async () => {
    const home = await house();
    const params = { schoolId: home.schoolId, pupilId: home.pupilId, guardianId: home.father, otherId: home.mother };
    const route = `PUT ${HOMES}/{guardianId}/{otherId}`;
    expect((await world.ask('office', { route, params, body: { together: true } })).status).toBe(428);
    const headers = { 'if-match': '"0"' };
    const { body } = await world.ask('office', { route, params, headers, body: { together: true, why: 'x' } });
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/why', code: 'unknown-field' })]);
  });
});
