import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decided, pairOf } from '../../../functions/roster/homes.ts';
import type { TogetherItem } from '../../../functions/roster/records.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { type Item, seed } from '../../support/records.ts';
import { itemAt, type RosterWorld, rosterWorld } from './people.ts';
import { family, line, rowAbout } from './questions.ts';

let world: RosterWorld;
beforeAll(async () => {
  world = await rosterWorld();
});
afterAll(() => world.stop());

const SAID = { by: 'kontoret', as: 'staff:office', at: '2026-10-01T06:00:00.000Z' };
const decision = (a: string, b: string, together: boolean, held?: TogetherItem) =>
  decided(pairOf(a, b), held, { together, ...SAID });
const put = (...items: Item[]) => seed(world.client, world.tables.main, items);
const place = (pupilId: string, [a, b]: readonly [string, string]) => ({
  pk: `${OWNER}#PUPIL#${pupilId}`,
  sk: `FACTS#TOGETHER#${a}#${b}`,
});
const keep = (pupilId: string, ...decisions: TogetherItem[]) =>
  put(...decisions.map((each) => ({ ...place(pupilId, each.guardianIds), ...each })));
const kept = (pupilId: string, a: string, b: string) => itemAt(world, place(pupilId, pairOf(a, b)));

/** Two families of the school, and a line that asks whether the two pupils or guardians are one human. */
async function two(kind: 'pupil' | 'guardian') {
  const [first, other] = [await family(world), await family(world)];
  const link = ({ pupilId, guardianId }: typeof first): Item => ({
    pk: `${OWNER}#SOURCE#link#b`,
    sk: `b${newId()}`,
    ...{ id: newId(), hash: '', system: 'IST', extra: { pupilId, guardianId } },
  });
  const of = ({ pupilId, guardianId }: typeof first) => (kind === 'pupil' ? pupilId : guardianId);
  const [goesOn, ends] = [of(first), of(other)];
  await put(
    ...[first, other].map(link),
    ...[first, other].map(({ pupilId, guardianId }) => rowAbout(pupilId, guardianId, 'parental-responsibility')),
    line(world.id.school, 'same-person', [goesOn, ends].sort().join('.'), { pupilId: first.pupilId, otherId: ends }),
  );
  const same = '/v1/same-people/{kind}/{personId}/{otherId}';
  const params = { kind, personId: goesOn, otherId: ends };
  const join = async (before: () => Promise<void> = async () => {}) => {
    const { seen } = (await world.ask('office', { route: `GET ${same}`, params })).body;
    const stop = world.beforeNext('TransactWrite', before);
    const body = { outcome: 'joined', goesOn, seen, reason: 'Samme fødselsdato og adresse' };
    const headers = { 'idempotency-key': newId() };
    const told = await world.ask('office', { route: `POST ${same}/settlement`, params, body, headers });
    stop();
    expect(told.status).toBe(200);
  };
  return { first, other, goesOn, ends, join };
}

describe('decisions on two adults when records are joined (J2)', () => {
  it('a decision on the other guardian follows to the survivor, and whom either keeps apart stays apart', async () => {
    const { other, goesOn, ends, join } = await two('guardian');
    const [mother, partner, aunt] = [newId(), newId(), newId()];
    const stays = [decision(ends, mother, true), decision(ends, partner, false), decision(mother, aunt, true)];
    await keep(other.pupilId, ...stays, decision(goesOn, partner, true), decision(ends, goesOn, true));
    await join();
    const steps = [expect.objectContaining({ from: ends, as: 'staff:office' })];
    expect(await kept(other.pupilId, goesOn, mother)).toMatchObject({ together: true, version: 1, steps });
    expect(await kept(other.pupilId, goesOn, partner)).toMatchObject({ together: false, version: 2 });
    for (const each of stays) expect(await kept(other.pupilId, ...each.guardianIds)).toMatchObject(each);
  });

  it('a decision that comes during a join is what follows', async () => {
    const { other, goesOn, ends, join } = await two('guardian');
    const mother = newId();
    const before = decision(ends, mother, true);
    await keep(other.pupilId, before);
    await join(() => keep(other.pupilId, decision(ends, mother, false, before)));
    expect((await kept(other.pupilId, goesOn, mother))?.together).toBe(false);
  });

  it('a pupil who was two records goes on with the decisions of both, the safer where both have one', async () => {
    const { goesOn, ends, join } = await two('pupil');
    const apart = decision('a', 'b', false);
    await keep(goesOn, decision('a', 'b', true));
    await keep(ends, apart, decision('a', 'c', true));
    await join();
    expect(await kept(goesOn, 'a', 'b')).toMatchObject({ together: false, version: 2 });
    expect(await kept(goesOn, 'a', 'c')).toMatchObject({ together: true, version: 1 });
    expect(await kept(ends, 'a', 'b')).toMatchObject(apart);
  });
});
