import { readLog } from '../access/read-log.ts';
import { contactOver } from '../office/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { settingsLookup } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { ownerIdsOf } from '../shared/http/login.ts';
import { queueSender } from '../shared/jobs/queue.ts';
import { deviceStore } from './device-store.ts';
import { endingStore } from './ending-store.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { channelsLookup } from './lookup.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { endpointDeleter, endpointMaker } from './sns.ts';
import { channelsStore } from './store.ts';

const send = queueSender();

/** HTTP entry of channels. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env, secret }) =>
  makeHandlers({
    ...over({ lookup: rosterLookup, settings: settingsLookup, store: channelsStore }),
    ...over({ channels: channelsLookup, endings: endingStore }),
    devices: deviceStore(client, env.TABLE_NAME, ownerIdsOf(env.TOKEN_ISSUERS)),
    makeEndpoint: endpointMaker(env.PUSH_APPLICATIONS),
    contactOf: contactOver(client, env.TABLE_NAME, secret),
    deleteEndpoint: endpointDeleter(env.PUSH_APPLICATIONS),
    tell: (request) => send(env.NOTICE_QUEUE_URL, [request]),
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
  }),
);
