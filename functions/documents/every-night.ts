import { nobodyLogsIn, rosterLookup } from '../roster/lookup.ts';
import { readEnv } from '../shared/env.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { everyOwner } from '../shared/jobs/owner-jobs.ts';
import { roundsOf } from '../shared/jobs/rounds.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { NightEnv } from './env.ts';
import { handOverDocuments } from './hand-over-documents.ts';
import { heirStore } from './heir-store.ts';
import { documentsStore } from './store.ts';

const { TABLE_NAME, TOKEN_ISSUERS } = readEnv(NightEnv);
const client = dynamo();

/** Schedule entry, `{ "time": "<ISO instant>" }`: gives documents whose owners have left to the school's principal. */
export const handler = everyOwner(
  'documents-handed-over',
  ownerIdsOf(TOKEN_ISSUERS),
  handOverDocuments({
    lookup: rosterLookup(client, TABLE_NAME, nobodyLogsIn),
    store: documentsStore(client, TABLE_NAME),
    heirs: heirStore(client, TABLE_NAME),
    rounds: roundsOf(client, TABLE_NAME, 'DOCUMENTS-HANDED-OVER'),
  }),
);
