import { handlingLookup } from '../handling/lookup.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { nobodyLogsIn, rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { recountStore } from './recount-store.ts';
import { figuresStore } from './store.ts';

/** The stores of the counted records and of the counts, over one client and table. */
export const countingOver = (client: Dynamo, table: string) => ({
  store: figuresStore(client, table),
  recounts: recountStore(client, table),
  lookup: rosterLookup(client, table, nobodyLogsIn),
  settings: settingsLookup(client, table),
  lessons: lessonsLookup(client, table),
  handling: handlingLookup(client, table),
});
