import { readLog } from '../access/read-log.ts';
import { messageReads } from '../messages/lookup.ts';
import { contactOver } from '../office/lookup.ts';
import { keptRoster } from '../roster/lookup.ts';
import { keptSettings } from '../settings/lookup.ts';
import { featureEntry } from '../shared/http/feature-entry.ts';
import { Env } from './env.ts';
import { makeHandlers } from './handlers.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.ts';
import { attachmentFiles } from './s3.ts';
import { attachmentsStore } from './store.ts';

/** HTTP entry of attachments. */
export const handler = featureEntry({ Env, routes, refusals, contactOver }, ({ over, client, env }) =>
  makeHandlers({
    ...over({ lookup: keptRoster, settings: keptSettings, store: messageReads, attachments: attachmentsStore }),
    files: attachmentFiles(env.ATTACHMENT_BUCKET_NAME),
    canScan: env.SCANNER.kind !== 'off',
    logRead: readLog(client, env.ACCESS_LOG_TABLE_NAME, env.ACCESS_LOG_DAYS),
  }),
);
