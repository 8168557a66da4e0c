import { absenceLookup } from '../absence/lookup.ts';
import { announcementsLookup } from '../announcements/lookup.ts';
import { conferencesLookup } from '../conferences/lookup.ts';
import { handlingLookup } from '../handling/lookup.ts';
import { leaveLookup } from '../leave/lookup.ts';
import { lessonsLookup } from '../lessons/lookup.ts';
import { meetingsLookup } from '../meetings/lookup.ts';
import { rosterLookup } from '../roster/lookup.ts';
import { secretValue } from '../shared/env.ts';
import type { SendToQueue } from '../shared/jobs/queue.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import type { DeliverDeps } from './deliver-events.ts';
import type { FactEnv } from './env.ts';
import { putFact } from './fact-store.ts';
import { pendingAbsenceStore } from './pending-absence-store.ts';
import { inboxStore } from './store.ts';
import { supersessionStore } from './supersession-store.ts';

/** The records, the inboxes and the sender's queue, over one client. */
export function inboxOver(client: Dynamo, env: FactEnv, send: SendToQueue) {
  const sendRequests: DeliverDeps['sendRequests'] = (requests) =>
    send(env.NOTICE_QUEUE_URL, requests, env.GATHER_SECONDS);
  return {
    lookup: rosterLookup(client, env.TABLE_NAME, () => secretValue(env.LOGIN_KEY_SECRET_ARN)),
    absence: absenceLookup(client, env.TABLE_NAME),
    lessons: lessonsLookup(client, env.TABLE_NAME),
    leave: leaveLookup(client, env.TABLE_NAME),
    handling: handlingLookup(client, env.TABLE_NAME),
    store: inboxStore(client, env.TABLE_NAME),
    announcements: announcementsLookup(client, env.TABLE_NAME),
    meetings: meetingsLookup(client, env.TABLE_NAME),
    conferences: conferencesLookup(client, env.TABLE_NAME),
    putFact: putFact(client, env.TABLE_NAME),
    supersessionLog: supersessionStore(client, env.TABLE_NAME),
    pendingAbsences: pendingAbsenceStore(client, env.TABLE_NAME),
    sendRequests,
  };
}
