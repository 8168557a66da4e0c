import type { Context } from 'aws-lambda';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { readEnv, secretValue } from '../shared/env.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { MorningEnv } from './env.ts';
import { morningStore } from './morning-store.ts';
import { runMorning } from './run-morning.ts';
import { absenceStore } from './store.ts';

const env = readEnv(MorningEnv);
const client = dynamo();

const deps = {
  lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
  settings: settingsLookup(client, env.TABLE_NAME),
  store: absenceStore(client, env.TABLE_NAME),
};
const progress = morningStore(client, env.TABLE_NAME);

/** The time that a run reserves to save its progress. */
const KEPT_BACK_MS = 20_000;

/** Schedule entry: asks "still away?" on school mornings, `{ "time": "<ISO instant>" }`. */
export const handler = (event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>) =>
  runMorning(deps, env.TOKEN_ISSUERS, {
    mayGoOn: () => context.getRemainingTimeInMillis() > KEPT_BACK_MS,
    progress,
  })(event);
