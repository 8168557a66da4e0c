import type { Dynamo } from '../shared/table/dynamo.ts';
import { colleagueWrites } from './colleague-store.ts';
import { messageReads } from './read-store.ts';
import { messageWrites } from './write-store.ts';

export type MessagesStore = ReturnType<typeof messagesStore>;

/** Reads and writes of conversations. */
export const messagesStore = (client: Dynamo, table: string) => ({
  ...messageReads(client, table),
  ...messageWrites(client, table),
  ...colleagueWrites(client, table),
});
