import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rosterStore } from '../../../functions/roster/store.ts';
import { OWNER } from '../../support/events.ts';
import { at } from '../../support/json.ts';
import { keysOf } from '../../support/records.ts';
import { type RosterWorld, rosterWorld, TODAY } from './people.ts';

let world: RosterWorld;
beforeEach(async () => {
  world = await rosterWorld();
});
afterEach(() => world.stop());

const LIST = { route: 'GET /v1/pupil/guardian-consents' };
const CHILDREN = { route: 'GET /v1/guardian/children' };
const give = (guardianId: string, body: unknown = {}) => ({
  route: 'PUT /v1/pupil/guardian-consents/{guardianId}',
  params: { guardianId },
  body,
});
const revoke = (guardianId: string) => ({
  route: 'DELETE /v1/pupil/guardian-consents/{guardianId}',
  params: { guardianId },
});
const sees = async (who: string, when?: string) => {
  const { body } = await world.ask(who, CHILDREN, when);
  return (body.children as { childId: string }[]).some(({ childId }) => childId === world.id.adult);
};
const changes = async (guardianId: string) => {
  const Key = keysOf(OWNER).consent(world.id.adult, guardianId);
  return at((await world.client.send(new GetCommand({ TableName: world.tables.main, Key }))).Item, 'changes');
};

describe('who lets guardians read (J3)', () => {
  it.each([
    ['a guest', 'guest', 401],
    ['a guardian', 'mother', 401],
    ['the office', 'office', 403],
    ['a minor', 'minor', 403],
    ['somebody nobody knows', 'ukjend', 403],
    ['a pupil on the day before the birthday', 'soon', 403],
    ['a pupil of age', 'adult', 200],
  ])('a consent that lets guardians read: %s', async (_what, who, status) => {
    const { mother } = world.id;
    for (const request of [LIST, give(mother), revoke(mother)])
      expect([request.route, (await world.ask(who, request)).status]).toEqual([request.route, status]);
    if (status !== 200) expect(await changes(mother)).toBeUndefined();
  });
  it('the list has the guardians of today, with nobody let in from the start', async () => {
    const { body } = await world.ask('adult', LIST);
    expect(body.guardians.map(({ guardianId }: { guardianId: string }) => guardianId).sort()).toEqual(
      [world.id.mother, world.id.father].sort(),
    );
    for (const guardian of body.guardians)
      expect(guardian).toMatchObject({ given: false, firstDay: null, lastDay: null });
  });
  it('a guardian of somebody else, of nobody, of before, and a name that is none are the same 404', async () => {
    for (const guardianId of [world.id.stranger, world.id.adult, world.id.former, 'x']) {
      for (const request of [give(guardianId), revoke(guardianId)])
        expect((await world.ask('adult', request)).body).toMatchObject({ status: 404, code: 'not-found' });
    }
  });
  it.each([
    ['a day that is past', { lastDay: '2026-11-23' }, '/lastDay'],
    ['today, which would be over at once', { lastDay: '2026-11-24' }, '/lastDay'],
    ['a day of no calendar', { lastDay: '2026-02-30' }, '/lastDay'],
    ['a field of no kind', { lastDay: null, rights: 'all' }, undefined],
  ])('a consent with %s is refused by field', async (_what, body, pointer) => {
    const answer = await world.ask('adult', give(world.id.mother, body));
    expect(answer.status).toBe(422);
    if (pointer) expect(at(answer.body, 'errors', 0, 'pointer')).toBe(pointer);
    expect(await changes(world.id.mother)).toBeUndefined();
  });
});

describe('what a consent does (J3)', () => {
  it('what a consent does holds from the next request on and until it is taken back, for that guardian only', async () => {
    const { mother } = world.id;
    expect(await sees('mother')).toBe(false);
    expect((await world.ask('adult', give(mother))).body).toMatchObject({
      given: true,
      firstDay: '2026-11-24',
      lastDay: null,
    });
    expect([await sees('mother'), await sees('father'), await sees('stranger')]).toEqual([true, false, false]);
    expect((await world.ask('adult', revoke(mother))).body).toMatchObject({
      given: false,
      firstDay: null,
      lastDay: null,
    });
    expect(await sees('mother')).toBe(false);
    expect(await changes(mother)).toEqual([
      { at: '2026-11-24T06:30:00.000Z', from: '2026-11-24' },
      { at: '2026-11-24T06:30:00.000Z', from: '2026-11-24', to: '2026-11-24' },
    ]);
  });
  it('what a consent does: until a day: to the last minute of that day in Oslo', async () => {
    const { body } = await world.ask('adult', give(world.id.mother, { lastDay: '2026-12-01' }));
    expect(body).toMatchObject({ given: true, lastDay: '2026-12-01' });
    expect(await sees('mother', '2026-12-01T22:59:59Z')).toBe(true);
    expect(await sees('mother', '2026-12-01T23:00:00Z')).toBe(false);
  });
  it('the same again adds nothing to the history; taking back what is over does not prolong it', async () => {
    const { mother } = world.id;
    await world.ask('adult', give(mother, { lastDay: '2026-12-01' }));
    await world.ask('adult', give(mother, { lastDay: '2026-12-01' }), '2026-11-26T06:30:00Z');
    await world.ask('adult', revoke(mother), '2027-01-10T06:30:00Z');
    expect(await changes(mother)).toEqual([{ at: '2026-11-24T06:30:00.000Z', from: '2026-11-24', to: '2026-12-02' }]);
    const facts = (await world.lookup.pupil(OWNER, world.id.adult))?.facts;
    expect(facts?.consents).toEqual([{ guardianId: mother, from: '2026-11-24', to: '2026-12-02' }]);
  });
  it('many consents at once are all kept, and the last that is kept holds', async () => {
    const { mother } = world.id;
    const answers = await Promise.all(
      ['2026-12-01', '2026-12-02', '2026-12-03'].map((lastDay) => world.ask('adult', give(mother, { lastDay }))),
    );
    const kept = await changes(mother);
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(0);
    expect(Array.isArray(kept) && kept.length).toBe(done.length);
    for (const { status, body } of answers) if (status !== 200) expect(body.code).toBe('changed-meanwhile');
    const facts = (await world.lookup.pupil(OWNER, world.id.adult))?.facts;
    expect(at(kept, done.length - 1, 'to')).toBe(facts?.consents[0]?.to);
  });
  it('a write that was decided on what somebody has changed since does not come through', async () => {
    const place = { ownerId: OWNER, pupilId: world.id.adult, guardianId: world.id.father };
    const store = rosterStore(world.client, world.tables.main);
    const [first, second] = [{ from: '2026-11-24' }, { from: '2026-11-24', to: '2026-11-30' }];
    expect(await store.writeConsent(place, { held: undefined, wanted: first, at: TODAY })).toBe(true);
    expect(await store.writeConsent(place, { held: undefined, wanted: second, at: TODAY })).toBe(false);
    expect(await store.writeConsent(place, { held: first, wanted: second, at: TODAY })).toBe(true);
    expect(await store.writeConsent(place, { held: first, wanted: first, at: TODAY })).toBe(false);
    expect(await store.writeConsent(place, { held: second, wanted: first, at: TODAY })).toBe(true);
  });
});

describe('the 18th birthday (J3, law 2)', () => {
  const [before, midnight] = ['2026-11-24T22:59:59Z', '2026-11-24T23:00:00Z'];
  const children = async (who: string, when: string): Promise<string[]> => {
    const { body } = await world.ask(who, CHILDREN, when);
    return body.children.map(({ childId }: { childId: string }) => childId);
  };
  it('the 18th birthday: at 00:00 in Oslo the guardians stop seeing, and the pupil decides', async () => {
    const { soon, minor, mother } = world.id;
    expect((await children('mother', before)).sort()).toEqual([soon, minor].sort());
    expect(await children('mother', midnight)).toEqual([minor]);
    expect((await world.ask('soon', LIST, before)).status).toBe(403);
    expect((await world.ask('soon', LIST, midnight)).status).toBe(200);
    expect((await world.ask('soon', give(mother), midnight)).body).toMatchObject({
      given: true,
      firstDay: '2026-11-25',
    });
    expect((await children('mother', midnight)).sort()).toEqual([soon, minor].sort());
    expect(await children('father', midnight)).toEqual([minor]);
  });
});
