import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDeliveries } from '../../../functions/deliveries/open-deliveries.ts';
import { deliveriesStore } from '../../../functions/deliveries/store.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { warningsLookup } from '../../../functions/warnings/lookup.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { keysOf, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { deliveriesIn, type Family, newFamily, sentFact as sent } from './family.ts';

const make = recordsOf(OWNER);
const AT = '2026-11-24T08:00:00.000Z';
const LATER = '2026-11-25T09:30:00.000Z';
const CHILD = '/v1/guardian/children/{childId}/warnings';
const OWN = '/v1/pupil/{pupilId}/warnings';

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
let family: Family;
beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
});
afterAll(() => engine.stop());
beforeEach(async () => {
  family = await newFamily(engine);
});

type Who = 'mother' | 'father' | 'stranger' | 'pupil';
async function ask(who: Who | 'guest', route: string, more: Partial<Ask> = {}) {
  const claims =
    who === 'guest' ? undefined : who === 'pupil' ? feideClaims(family.pupil) : guardianClaims(family.numbers[who]);
  const { pupilId, warningId } = family;
  const named: Readonly<Record<string, string>> = route.includes('{warningId}') ? { warningId } : {};
  const params = route.includes('{childId}') ? { childId: pupilId, ...named } : { pupilId, ...named };
  const result = await answer(httpEvent({ route, at: AT, params, claims, ...more }));
  expectDocumented(route, result);
  const text = String(result.body ?? '{}');
  return { status: result.statusCode, body: text.startsWith('{') ? JSON.parse(text) : text };
}

const store = () => deliveriesStore(engine.client, engine.tables.main);
const lookup = () => warningsLookup(engine.client, engine.tables.main);
const held = () => deliveriesIn(engine, family);
const sentFact = () => sent(engine, family);

describe('a warning’s way to the family (D4, D6, D10)', () => {
  it('a warning’s way to the family is shut to guests and to whoever has no part in the pupil, as if it were not there', async () => {
    for (const route of [`GET ${CHILD}`, `GET ${CHILD}/{warningId}`, `GET ${CHILD}/{warningId}/pdf`]) {
      expect((await ask('guest', route)).status).toBe(401);
      expect((await ask('stranger', route)).status).toBe(404);
    }
    expect((await ask('stranger', `POST ${CHILD}/{warningId}/acknowledgement`)).status).toBe(404);
    expect((await held()).size).toBe(0);
  });

  it('a warning’s way to the family is listed for each of them with what they themselves have done', async () => {
    await openDeliveries({ store: store() })(await sentFact());
    await ask('mother', `POST ${CHILD}/{warningId}/acknowledgement`);
    const [mother, father, pupil] = [
      await ask('mother', `GET ${CHILD}`),
      await ask('father', `GET ${CHILD}`),
      await ask('pupil', `GET ${OWN}`),
    ];
    expect(mother.body.warnings).toMatchObject([
      { warningId: family.warningId, kind: 'order', end: null, delivery: { openedAt: AT, acknowledgedAt: AT } },
    ]);
    for (const told of [father, pupil])
      expect(told.body.warnings).toMatchObject([{ delivery: { openedAt: null, acknowledgedAt: null } }]);
  });

  it('a warning’s way to the family says what the letter says, and not who else got it', async () => {
    const { status, body } = await ask('mother', `GET ${CHILD}/{warningId}`);
    expect([status, body.wayOut, body.byDay]).toEqual([200, 'Kom presis.', '2026-12-15']);
    expect(JSON.stringify(body)).not.toContain(family.father);
    const letter = await lookup().letter(OWNER, family.warningId);
    const result = await answer(
      httpEvent({
        route: `GET ${CHILD}/{warningId}/pdf`,
        at: AT,
        params: { childId: family.pupilId, warningId: family.warningId },
        claims: guardianClaims(family.numbers.mother),
      }),
    );
    expect(Buffer.from(String(result.body), 'base64').equals(Buffer.from(letter ?? []))).toBe(true);
  });

  it('a warning’s way to the family notes the first opening of each, by the page or by the letter, before the queue has come or after', async () => {
    await ask('mother', `GET ${CHILD}/{warningId}`);
    await openDeliveries({ store: store() })(await sentFact());
    await ask('mother', `GET ${CHILD}/{warningId}`, { at: LATER });
    await ask('pupil', `GET ${OWN}/{warningId}/pdf`, { at: LATER });
    const all = await held();
    expect(all.size).toBe(3);
    expect(all.get(family.mother)).toMatchObject({ openedAt: AT, availableAt: '2026-11-20T08:00:00.000Z' });
    expect(all.get(family.pupilId)).toMatchObject({ openedAt: LATER });
    expect(all.get(family.father)?.openedAt).toBeUndefined();
  });

  it('a warning’s way to the family keeps the first acknowledgement, however often somebody taps', async () => {
    expect((await ask('father', `POST ${CHILD}/{warningId}/acknowledgement`)).body.acknowledgedAt).toBe(AT);
    const again = await ask('father', `POST ${CHILD}/{warningId}/acknowledgement`, { at: LATER });
    expect(again.body.acknowledgedAt).toBe(AT);
    expect((await held()).get(family.father)).toMatchObject({ openedAt: AT, acknowledgedAt: AT });
  });

  it('a warning’s way to the family ends for a guardian whose responsibility ended, with nothing noted (law 2)', async () => {
    await engine.client.send(
      new UpdateCommand({
        TableName: engine.tables.main,
        Key: keysOf(OWNER).relation(family.pupilId, family.father),
        UpdateExpression: 'SET #to = :day',
        ExpressionAttributeNames: { '#to': 'to' },
        ExpressionAttributeValues: { ':day': '2026-11-23' },
      }),
    );
    expect((await ask('father', `GET ${CHILD}/{warningId}`)).status).toBe(404);
    expect((await ask('father', `POST ${CHILD}/{warningId}/acknowledgement`)).status).toBe(404);
    expect((await held()).get(family.father)).toBeUndefined();
  });

  it('a warning’s way to the family tells the guardians of a pupil who has turned 18 why it is shut (J3)', async () => {
    family = await newFamily(engine, { birthDate: '2008-11-22' });
    const refused = await ask('mother', `GET ${CHILD}/{warningId}`);
    expect([refused.status, refused.body.code]).toEqual([403, 'deliveries.pupil-of-age']);
    expect((await ask('pupil', `GET ${OWN}/{warningId}`)).status).toBe(200);
  });

  it('a warning’s way to the family lets a reader who is no recipient read, and asks for no acknowledgement', async () => {
    const grandmother = newId();
    const number = '41018099999';
    const { pupilId, schoolId, groupId } = family;
    const guardians = [{ guardianId: grandmother, basis: 'parental-responsibility' as const, from: '2026-11-23' }];
    const relation = make
      .pupil({ id: pupilId, schoolId, groupId, guardians })
      .filter(({ sk }) => sk === `FACTS#GUARDIAN#${grandmother}`);
    await seed(engine.client, engine.tables.main, [
      ...relation,
      ...make.guardian({ id: grandmother, number, children: [pupilId] }),
    ]);
    family = { ...family, numbers: { ...family.numbers, mother: number } };
    const read = await ask('mother', `GET ${CHILD}/{warningId}`);
    expect([read.status, read.body.delivery]).toEqual([200, null]);
    const tap = await ask('mother', `POST ${CHILD}/{warningId}/acknowledgement`);
    expect([tap.status, tap.body.code]).toEqual([409, 'deliveries.not-a-recipient']);
    expect((await held()).size).toBe(0);
  });

  it('a warning’s way to the family costs one trip to list', async () => {
    const trips = countTrips(engine.client);
    await ask('mother', `GET ${CHILD}`);
    const { calls, reads, readUnits } = trips.take();
    console.log(`a family’s list of warnings: ${calls} calls in ${reads} trips, ${readUnits} read units`);
    expect(reads).toBe(1);
  });

  it('a warning’s way to the family: whatever comes in whatever order and however often, every recipient has one delivery with the first times', async () => {
    const step = fc.constantFrom('fact', 'fact', 'mother opens', 'father taps', 'pupil opens');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        family = await newFamily(engine);
        const fact = await sentFact();
        const act = (person: string) =>
          person === 'fact'
            ? openDeliveries({ store: store() })(fact)
            : person === 'father taps'
              ? ask('father', `POST ${CHILD}/{warningId}/acknowledgement`)
              : person === 'mother opens'
                ? ask('mother', `GET ${CHILD}/{warningId}`)
                : ask('pupil', `GET ${OWN}/{warningId}`);
        await Promise.all(steps.map(act));
        await openDeliveries({ store: store() })(fact);
        const all = await held();
        expect([...all.keys()].sort()).toEqual([family.mother, family.father, family.pupilId].sort());
        expect(all.get(family.mother)?.openedAt).toBe(steps.includes('mother opens') ? AT : undefined);
        expect(all.get(family.father)?.acknowledgedAt).toBe(steps.includes('father taps') ? AT : undefined);
        expect(all.get(family.pupilId)?.openedAt).toBe(steps.includes('pupil opens') ? AT : undefined);
      }),
      { numRuns: 60 },
    );
  });
});
