import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { dynamo } from '../shared/dynamo.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { MorningEnv } from './env.ts';
import { runMorning } from './run-morning.ts';
import { absenceStore } from './store.ts';

const env = readEnv(MorningEnv);
const client = dynamo();

/** Schedule entry: asks "still away?" on school mornings, `{ "time": "<ISO instant>" }`. */
export const handler = runMorning(
  {
    lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
    settings: settingsLookup(client, env.TABLE_NAME),
    store: absenceStore(client, env.TABLE_NAME),
  },
  env.TOKEN_ISSUERS,
);
