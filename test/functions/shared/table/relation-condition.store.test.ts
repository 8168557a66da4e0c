import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingRelation } from '../../../../functions/access/policy.ts';
import { rosterLookup } from '../../../../functions/roster/lookup.ts';
import { newId } from '../../../../functions/shared/ids.ts';
import { commit } from '../../../../functions/shared/table/commit.ts';
import { relationConditionOf, relationStillHolds } from '../../../../functions/shared/table/relation-condition.ts';
import { OWNER } from '../../../support/events.ts';
import { ALWAYS, recordsOf, SECRET, seed } from '../../../support/records.ts';
import { makeTables } from '../../../support/table.ts';

const TODAY = '2026-11-24';
let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());

type Row = { readonly from: string; readonly to?: string; readonly personTo?: string; readonly rowId?: string };
const SPRING: Row = { from: '2025-08-01', to: '2026-11-01', rowId: 'r1' };
const NOW: Row = { from: '2026-11-01', rowId: 'r2' };

/**
 * A pupil with one guardian by some records, the relation that lets the guardian through, and what an import does to a
 * record.
 */
async function worldOf(...rows: readonly Row[]) {
  const { client, tables } = engine;
  const [pupilId, guardianId] = [newId(), newId()];
  const basis = 'daily-care' as const;
  const guardians = rows.map((row) => ({ guardianId, basis, ...row }));
  await seed(
    client,
    tables.main,
    recordsOf(OWNER).pupil({ id: pupilId, schoolId: newId(), groupId: newId(), guardians }),
  );
  const card = await rosterLookup(client, tables.main, async () => SECRET).pupil(OWNER, pupilId);
  const relation = card && standingRelation(guardianId, card.facts, TODAY);
  const pk = `${OWNER}#PUPIL#${pupilId}`;
  return {
    relation,
    write: (Item: Row & { readonly basis?: string }) => {
      const name = Item.rowId === undefined ? '' : `#${Item.rowId}`;
      const sk = `FACTS#GUARDIAN#${guardianId}${name}`;
      return client.send(new PutCommand({ TableName: tables.main, Item: { pk, sk, guardianId, basis, ...Item } }));
    },
    lands: async (): Promise<boolean> => {
      if (!relation) throw new Error('Nobody is let through.');
      const check = relationStillHolds(tables.main, OWNER, relationConditionOf(pupilId, relation), TODAY);
      const thing = { Put: { TableName: tables.main, Item: { pk: `${OWNER}#THING#${newId()}`, sk: 'THING' } } };
      return (await commit(client, newId(), [check, thing])).ok;
    },
  };
}

describe('a write by a guardian lands while the very record that let them through holds', () => {
  it.each([
    ['one record without a name, as before', [ALWAYS]],
    ['one record with a name', [NOW]],
    ['an earlier period and the present one', [SPRING, NOW]],
    ['a record that ends tomorrow', [{ ...NOW, to: '2026-11-25' }]],
  ] as const)(
    'a write by a guardian lands while the very record that let them through holds: %s',
    async (_name, rows) => {
      const world = await worldOf(...rows);
      expect(await world.lands()).toBe(true);
    },
  );

  it.each([
    ['the record ends today', { ...NOW, to: TODAY }],
    ['the guardian’s own record ends today', { ...NOW, personTo: TODAY }],
    ['the record now begins later', { ...NOW, from: '2026-11-25' }],
    ['the basis is another', { ...NOW, basis: 'unknown' }],
  ])(
    'a write fails when %s since the relation was read, though another record of the two goes on',
    async (_name, change) => {
      const world = await worldOf(NOW);
      expect(world.relation?.rowId).toBe('r2');
      await world.write({ ...ALWAYS, rowId: 'r9' });
      await world.write(change);
      expect(await world.lands()).toBe(false);
    },
  );

  it('nobody is let through by records of a guardian who has ended', async () => {
    const world = await worldOf({ ...NOW, to: TODAY, personTo: TODAY }, { ...NOW, rowId: 'r3', personTo: TODAY });
    expect(world.relation).toBeUndefined();
  });
});
