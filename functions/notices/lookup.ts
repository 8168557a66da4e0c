import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Dynamo, key } from '../shared/table/dynamo.ts';

export type NoticesLookup = ReturnType<typeof noticesLookup>;
type Person = { readonly kind: 'guardian' | 'pupil' | 'staff'; readonly id: string };

const Leading = z.object({ person: z.object({ kind: z.string(), id: z.string() }), itemId: z.string() });

/** Read-only questions of the inbox about notices, one round trip (decision 017). */
export function noticesLookup(client: Dynamo, table: string) {
  return {
    /** The inbox item that a notice leads to; `undefined` if the notice is somebody else's or does not exist. */
    async itemOf(ownerId: string, person: Person, noticeId: string): Promise<string | undefined> {
      const Key = { pk: key(ownerId, 'NOTICE', noticeId), sk: 'NOTICE' };
      const found = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      if (!found.Item) return undefined;
      const notice = Leading.parse(found.Item);
      return notice.person.kind === person.kind && notice.person.id === person.id ? notice.itemId : undefined;
    },
  };
}
