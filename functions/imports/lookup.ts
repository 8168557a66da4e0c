import * as z from 'zod/mini';
import { type Dynamo, itemsAt, key } from '../shared/table/dynamo.ts';
import { numberVault } from './number-vault.ts';

const Sealed = z.object({ pk: z.string(), sealed: z.string() });

export type IdentityNumbers = ReturnType<typeof identityNumbers>;

/**
 * Identity numbers for the only reader beside the importer: the archive files by them (decision 004). One round trip.
 * Leaves out people without a number; fails on a number that does not decrypt for its owner and person.
 */
export function identityNumbers(client: Dynamo, identityTable: string, identityKey: () => Promise<string>) {
  return async (ownerId: string, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const keys = new Map([...new Set(personIds)].map((id) => [key(ownerId, 'PERSON', id), id]));
    const [items, secret] = await Promise.all([
      itemsAt(
        client,
        identityTable,
        [...keys.keys()].map((pk) => ({ pk, sk: 'NIN' })),
      ),
      identityKey(),
    ]);
    const vault = numberVault(secret);
    return new Map(
      items.map((item) => {
        const { pk, sealed } = Sealed.parse(item);
        const personId = keys.get(pk) ?? '';
        return [personId, vault.open(ownerId, personId, sealed)];
      }),
    );
  };
}
