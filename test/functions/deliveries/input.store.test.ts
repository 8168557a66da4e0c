import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDeliveries } from '../../../functions/deliveries/open-deliveries.ts';
import { stepStore } from '../../../functions/deliveries/step-store.ts';
import { deliveriesStore } from '../../../functions/deliveries/store.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { anyFact } from '../../support/facts.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { makeTables } from '../../support/table.ts';
import { deliveriesIn, type Engine, type Family, newFamily, sentFact } from './family.ts';

const AT = '2026-12-04T09:30:00.000Z';
const CHILD = '/v1/guardian/children/{childId}/warnings/{warningId}';
const OWN = '/v1/pupil/{pupilId}/warnings/{warningId}';
const WARNING = '/v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}';
const TASK = `${WARNING}/paper-tasks/{personId}`;

let engine: Engine;
let answer: ReturnType<typeof entriesOver>;
let family: Family;
let other: Family;
beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
});
afterAll(() => engine.stop());
beforeEach(async () => {
  [family, other] = [await newFamily(engine), await newFamily(engine)];
  const store = deliveriesStore(engine.client, engine.tables.main);
  for (const home of [family, other]) await openDeliveries({ store })(await sentFact(engine, home));
  await onPaper(family);
});

const steps = () => stepStore(engine.client, engine.tables.main);
const nameOf = ({ pupilId, warningId, father: id }: Family) =>
  ({ ownerId: OWNER, pupilId, warningId, person: { kind: 'guardian', id } }) as const;
const onPaper = (home: Family) =>
  steps().toPaper({ ...nameOf(home), schoolId: home.schoolId }, 'unopened', AT, AT, 0, anyFact(OWNER, 'any', AT));

type Who = keyof Family['staff'] | 'mother' | 'pupil';
const claimsOf = (who: Who): Ask['claims'] =>
  who === 'mother'
    ? guardianClaims(family.numbers.mother)
    : feideClaims(who === 'pupil' ? family.pupil : family.staff[who]);

/** Asks about the family's warning, with what is named otherwise. */
async function ask(who: Who, route: string, more: Partial<Ask> = {}) {
  const { schoolId, pupilId, warningId, father } = family;
  const all = { schoolId, pupilId, childId: pupilId, warningId, personId: father, ...more.params };
  const params = Object.fromEntries(Object.entries(all).filter(([name]) => route.includes(`{${name}}`)));
  const result = await answer(httpEvent({ route, at: AT, claims: claimsOf(who), ...more, params }));
  expectDocumented(route, result);
  const text = result.isBase64Encoded ? '{}' : String(result.body);
  return { status: Number(result.statusCode), body: JSON.parse(text) };
}
const DONE = { body: { how: 'posted' } };

/** Every way to one warning, and who would get there. */
const WAYS = [
  ['mother', `GET ${CHILD}`],
  ['mother', `GET ${CHILD}/pdf`],
  ['mother', `POST ${CHILD}/acknowledgement`],
  ['pupil', `GET ${OWN}`],
  ['pupil', `GET ${OWN}/pdf`],
  ['pupil', `POST ${OWN}/acknowledgement`],
  ['leader', `GET ${WARNING}/deliveries`],
  ['leader', `GET ${WARNING}/delivery-proof`],
  ['office', `GET ${TASK}/pdf`],
  ['office', `POST ${TASK}/completion`],
] as const;

describe('a warning that is named wrongly', () => {
  it.each(WAYS)(
    'a warning that is named wrongly by %s at %s: that of another pupil is not there, and leaves no trace',
    async (who, route) => {
      const body = route.endsWith('completion') ? DONE : {};
      const before = [await deliveriesIn(engine, family), await deliveriesIn(engine, other)];
      const foreign = await ask(who, route, { ...body, params: { warningId: other.warningId } });
      expect([foreign.status, foreign.body.code]).toEqual([404, 'not-found']);
      const { pupilId, warningId, schoolId } = other;
      const elsewhere = { pupilId, childId: pupilId, warningId, personId: other.father };
      expect((await ask(who, route, { ...body, params: elsewhere })).status).toBe(404);
      if (route.includes('{schoolId}'))
        expect((await ask(who, route, { ...body, params: { schoolId } })).status).toBe(404);
      expect([await deliveriesIn(engine, family), await deliveriesIn(engine, other)]).toEqual(before);
    },
  );

  it.each(WAYS)(
    'a warning that is named wrongly by %s at %s: what is no name of one is refused',
    async (who, route) => {
      const body = route.endsWith('completion') ? DONE : {};
      for (const warningId of ['x', family.pupilId, `${family.warningId}a`, family.warningId.toUpperCase(), '%00'])
        expect([warningId, (await ask(who, route, { ...body, params: { warningId } })).status]).toEqual([
          warningId,
          404,
        ]);
    },
  );
});

describe('what is said of a letter', () => {
  it.each([
    ['nothing', undefined],
    ['no way', {}],
    ['a way that there is not', { how: 'by pigeon' }],
    ['a way with more beside', { how: 'posted', at: AT }],
    ['a list', [{ how: 'posted' }]],
    ['no JSON', '{how'],
  ])('what is said of a letter: %s is refused, and nothing is noted', async (_what, body) => {
    const { status } = await ask('office', `POST ${TASK}/completion`, { body });
    expect([400, 422]).toContain(status);
    expect((await deliveriesIn(engine, family)).get(family.father)?.paperDone).toBeUndefined();
  });

  it('a letter for somebody who is no recipient, or who needs none, is not found', async () => {
    for (const personId of [family.mother, family.pupilId, family.staff.office, other.father])
      expect((await ask('office', `POST ${TASK}/completion`, { ...DONE, params: { personId } })).status).toBe(404);
  });

  it('a letter that was posted before the warning was withdrawn can still be noted; it is not printed again', async () => {
    await steps().letGo(nameOf(family), 'withdrawn', AT);
    expect((await ask('office', `GET ${TASK}/pdf`)).body.code).toBe('deliveries.no-paper-needed');
    const said = await ask('office', `POST ${TASK}/completion`, DONE);
    expect([said.status, said.body.how]).toEqual([200, 'posted']);
    expect((await deliveriesIn(engine, family)).get(family.father)).toMatchObject({
      ...{ letGoWhy: 'withdrawn', paperDone: { how: 'posted', by: family.staff.office } },
    });
  });
});

describe('two devices at once', () => {
  it('two devices at once that open and acknowledge hear the same times, those that stay', async () => {
    const seconds = Array.from({ length: 8 }, (_none, index) => `2026-12-04T10:00:0${index}.000Z`);
    const reads = await Promise.all(seconds.map((at) => ask('mother', `GET ${CHILD}`, { at })));
    const taps = await Promise.all(seconds.map((at) => ask('mother', `POST ${CHILD}/acknowledgement`, { at })));
    const kept = (await deliveriesIn(engine, family)).get(family.mother);
    expect(new Set(reads.map(({ body }) => body.delivery.openedAt))).toEqual(new Set([kept?.openedAt]));
    expect(new Set(taps.map(({ body }) => body.acknowledgedAt))).toEqual(new Set([kept?.acknowledgedAt]));
  });
});
