import * as z from 'zod/mini';
import { type Dynamo, itemAt, key } from '../shared/table/dynamo.ts';

export type NoticesLookup = ReturnType<typeof noticesLookup>;
type Person = { readonly kind: 'guardian' | 'pupil' | 'staff'; readonly id: string };

const Leading = z.object({ person: z.object({ kind: z.string(), id: z.string() }), itemId: z.string() });

/** Read-only questions of the inbox about notices, one round trip (decision 017). */
export function noticesLookup(client: Dynamo, table: string) {
  return {
    /** The inbox item that a notice leads to; `undefined` if the notice is somebody else's or does not exist. */
    async itemOf(ownerId: string, person: Person, noticeId: string): Promise<string | undefined> {
      const item = await itemAt(client, table, { pk: key(ownerId, 'NOTICE', noticeId), sk: 'NOTICE' });
      if (!item) return undefined;
      const notice = Leading.parse(item);
      return notice.person.kind === person.kind && notice.person.id === person.id ? notice.itemId : undefined;
    },
  };
}
