import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';
import type { Person } from './events.ts';
import type { ObjectRef } from './rules.ts';

/** Deletes a person's current items about an object, and the list of them: the object is being deleted. */
export type ForgetItems = (ownerId: string, person: Person, about: Pick<ObjectRef, 'kind' | 'id'>) => Promise<void>;

/**
 * For kinds of which a person has one current item. Superseded items expire by themselves; they hold ids, and lead to
 * nothing any more.
 */
export function forgetItems(client: Dynamo, table: string): ForgetItems {
  return async (ownerId, person, { kind, id = 'all' }) => {
    const pk = key(ownerId, person.kind.toUpperCase(), person.id);
    const list = { pk, sk: key('CURRENT', kind, id) };
    const { current } = (await itemAt(client, table, list)) ?? {};
    const ids = current instanceof Set ? [...current].map(String) : [];
    // A person has one or two current items about an object.
    const places = [...ids.slice(-20).map((itemId) => ({ pk, sk: key('INBOX', itemId) })), list];
    await Promise.all(places.map((Key) => client.send(new DeleteCommand({ TableName: table, Key }))));
  };
}
