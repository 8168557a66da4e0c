import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { NumberMode } from '../../../functions/imports/identity-number.ts';
import type { ImportOrder, ImportReport } from '../../../functions/imports/import-roster.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { holdsOn } from '../../../functions/shared/time.ts';
import { importerOver } from '../../support/imports.ts';
import { SECRET } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { readingsOf, type SetRows, smallSet } from '../sources/small-set.ts';

export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };
type Order = Partial<Omit<ImportOrder, 'moment' | 'ownerId'>> & { readonly day?: string };

/** Tables of their own, and owners in them that start with nothing. */
export async function importWorld() {
  const engine = await makeTables();
  const { client, tables } = engine;
  const lookup = rosterLookup(client, tables.main, async () => SECRET);

  async function scan(table: string, ownerId: string): Promise<Item[]> {
    const found: Item[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({
          TableName: table,
          FilterExpression: 'begins_with(pk, :owner)',
          ExpressionAttributeValues: { ':owner': `${ownerId}#` },
          ConsistentRead: true,
          ExclusiveStartKey,
        }),
      );
      for (const item of page.Items ?? []) found.push({ ...item, pk: String(item.pk), sk: String(item.sk) });
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return found.sort((a, b) => (a.pk + a.sk < b.pk + b.sk ? -1 : 1));
  }

  /** An owner with imports of sets, and what is held afterwards. */
  function owner(numbers?: NumberMode) {
    const ownerId = newId();
    const importer = importerOver(client, tables, numbers);
    const items = () => scan(tables.main, ownerId);
    const profile = async (partition: string, name: string) =>
      (await items()).filter(
        ({ pk, sk, givenName }) => pk.includes(`#${partition}#`) && sk === 'FACTS#PROFILE' && givenName === name,
      );
    /** The one person of that name; fails when there are several. */
    const itemNamed = async (
      partition: 'PUPIL' | 'GUARDIAN' | 'STAFF',
      name: string,
    ): Promise<Item & { id: string }> => {
      const [found, ...more] = await profile(partition, name);
      if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} of ${partition} ${name}`);
      return { ...found, id: String(found.id) };
    };
    return {
      ownerId,
      items,
      itemNamed,
      identity: () => scan(tables.identity, ownerId),
      importer,
      /** Imports the small set with a test's changes. */
      run: (mend: (set: SetRows) => void = () => {}, order: Order = {}): Promise<ImportReport> => {
        const set = smallSet();
        mend(set);
        return importer(readingsOf(set), { ownerId, ...order });
      },
      pupil: async (name: string) => (await lookup.pupil(ownerId, (await itemNamed('PUPIL', name)).id))?.facts,
      staff: async (name: string) => lookup.staff(ownerId, (await itemNamed('STAFF', name)).id),
      /** The relation of a pupil and a guardian as it holds on a day. */
      relation: async (pupil: string, guardian: string, day = '2026-11-24') => {
        const guardianId = (await itemNamed('GUARDIAN', guardian)).id;
        const facts = (await lookup.pupil(ownerId, (await itemNamed('PUPIL', pupil)).id))?.facts;
        return facts?.relations.find((relation) => relation.guardianId === guardianId && holdsOn(relation, day));
      },
      workLines: async () =>
        (await items()).filter(({ pk }) => pk.endsWith('#WORKLIST')).map(({ kind }) => String(kind)),
    };
  }
  return { ...engine, lookup, owner };
}
export type ImportWorld = Awaited<ReturnType<typeof importWorld>>;
