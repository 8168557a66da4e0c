import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { type OfficeWorld, officeWorld } from './world.ts';

let world: OfficeWorld;
beforeAll(async () => {
  world = await officeWorld();
});
afterAll(() => world.stop());

type Child = keyof OfficeWorld['pupils'];
const card = (who: string, child: Child, schoolId = world.id.school) =>
  world.ask(who, {
    route: 'GET /v1/schools/{schoolId}/pupils/{pupilId}',
    params: { schoolId, pupilId: world.pupils[child] },
    headers: { 'accept-language': 'nn' },
  });
const list = (who: string, groupId = world.id.group) =>
  world.ask(who, { route: 'GET /v1/groups/{groupId}/pupils', params: { groupId } });

describe('a pupil’s card', () => {
  it.each([
    ['guest', 401],
    ['mother', 401],
    ['ukjend', 403],
    ['left', 403],
    ['other-office', 404],
    ['admin', 404],
    ['teacher', 404],
    ['stand-in', 404],
    ['contact', 200],
    ['office', 200],
    ['leader', 200],
  ])('a pupil’s card: %s: %i', async (who, status) => {
    expect((await card(who, 'emma')).status).toBe(status);
  });

  it('a pupil’s card tells whom to call and how, and of whom nothing may be told', async () => {
    const { body } = await card('office', 'emma');
    expect(body).toMatchObject({ pupilName: 'Emma Åsen', ofAge: false, class: { name: '5A' }, protected: false });
    expect(body.guardians).toEqual([
      expect.objectContaining({ name: 'hidden Fjord', protected: true, mayBeCalled: true, phone: '+4790000002' }),
      expect.objectContaining({ basisText: 'Foreldreansvar', mayBeCalled: true, note: null, phone: '+4790000001' }),
      expect.objectContaining({ basis: 'unknown', mayBeCalled: false, phone: null }),
    ]);
    expect(body.guardians[2].note).toMatch(/avklar grunnlaget på arbeidslista/);
    expect(await world.looked('pupil:card')).toContain(world.pupils.emma);
  });

  it('a pupil’s card of a pupil of age, nobody without consent', async () => {
    const { body } = await card('office', 'grown');
    expect(body.ofAge).toBe(true);
    expect(body.guardians.map(({ phone }: { phone: unknown }) => phone)).toEqual([null, null, null]);
    expect(body.guardians[1].note).toMatch(/myndig/);
  });

  it('a pupil’s card of a protected pupil too, and the look is kept', async () => {
    const { body } = await card('office', 'vilde');
    expect([body.protected, body.guardians[1].phone]).toEqual([true, '+4790000001']);
    expect(await world.looked('pupil:card')).toContain(world.pupils.vilde);
  });

  it('a pupil’s card holds what the caller may do, and nothing else', async () => {
    const does = async (who: string) =>
      (await card(who, 'emma')).body.actions.map((action: { does: string }) => action.does);
    expect(await does('office')).toEqual([
      'report-absence',
      'see-absence-reports',
      'see-statements',
      'freeze-statement',
    ]);
    expect(await does('leader')).not.toContain('report-absence');
    expect(await does('contact')).toContain('see-remarks');
  });

  it('a pupil’s card: who has left, and who is at another school, is not there', async () => {
    expect((await card('office', 'left')).status).toBe(404);
    expect((await card('office', 'else')).status).toBe(404);
    expect((await card('office', 'else', world.id.otherSchool)).status).toBe(404);
    expect((await card('office', 'emma', world.id.otherSchool)).status).toBe(404);
  });
});

describe('a class list', () => {
  it.each([
    ['guest', 401],
    ['mother', 401],
    ['left', 403],
    ['other-office', 404],
    ['spanish', 404],
    ['admin', 404],
    ['teacher', 200],
    ['stand-in', 200],
    ['contact', 200],
    ['office', 200],
  ])('a class list: %s: %i', async (who, status) => {
    expect((await list(who)).status).toBe(status);
  });

  it.each(['contact', 'office', 'leader'])(
    'a class list: %s sees whom to call; the family of a protected pupil is left out',
    async (who) => {
      const { body } = await list(who);
      expect(body.pupils.map(({ pupilName }: { pupilName: string }) => pupilName)).toEqual([
        'Emil Bø',
        'Grete Dahl',
        'Vilde Haug',
        'Emma Åsen',
      ]);
      const [, grown, vilde, emma] = body.pupils;
      expect(emma.guardians).toEqual([
        { guardianId: world.people.hidden, name: 'hidden Fjord', phone: null },
        { guardianId: world.people.mother, name: 'mother Fjord', phone: '+4790000001' },
      ]);
      expect([grown.guardians, vilde.guardians]).toEqual([[], null]);
      expect(body.notShown).toMatch(/elevkortet/);
    },
  );

  it.each([
    ['contact', 'staff:contact-teacher'],
    ['leader', 'staff:leader'],
  ])(
    'a class list: %s has seen whom to call by the right to that, and of a protected pupil the name alone',
    async (who, right) => {
      await list(who);
      const { emma, vilde } = world.pupils;
      const [contacts, names] = [
        await world.looked('class:contacts', right),
        await world.looked('class:pupils', right),
      ];
      expect([contacts.includes(emma), names.includes(emma)]).toEqual([true, false]);
      expect([contacts.includes(vilde), names.includes(vilde)]).toEqual([false, true]);
    },
  );

  it('a class list: who sees names alone has looked at names', async () => {
    await list('teacher');
    expect(await world.looked('class:pupils', 'staff:teacher')).toContain(world.pupils.emma);
    expect(await world.looked('class:contacts', 'staff:teacher')).toEqual([]);
  });

  it.each(['teacher', 'stand-in'])('a class list: %s sees names alone, and is told who has the rest', async (who) => {
    const { body } = await list(who);
    expect(body.pupils.map(({ guardians }: { guardians: unknown }) => guardians)).toEqual([null, null, null, null]);
    expect(body.notShown).toMatch(/kontaktlærer/);
    expect(JSON.stringify(body)).not.toMatch(/\+47|Fjord/);
  });

  it('an empty group is an empty list', async () => {
    const { body } = await list('spanish', world.id.spanish);
    expect(body).toMatchObject({ name: 'Spansk', pupils: [], notShown: null });
  });

  it('a class list: what is no group is not found', async () => {
    for (const groupId of [newId(), 'x']) expect((await list('office', groupId)).status).toBe(404);
  });

  it('a class list costs a card and a guardian’s record each', async () => {
    world.trips.take();
    await list('contact');
    const { reads, readUnits } = world.trips.take();
    // Who and which group, which rights, the cards, the guardians, and the log of it.
    expect(reads).toBeLessThanOrEqual(5);
    expect(readUnits).toBeLessThanOrEqual(13);
  });
});
