import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { absenceLookup } from '../../../functions/absence/lookup.ts';
import { announcementsLookup } from '../../../functions/announcements/lookup.ts';
import { conferencesLookup } from '../../../functions/conferences/lookup.ts';
import { handlingLookup } from '../../../functions/handling/lookup.ts';
import { leaveLookup } from '../../../functions/leave/lookup.ts';
import { lessonsLookup } from '../../../functions/lessons/lookup.ts';
import { meetingsLookup } from '../../../functions/meetings/lookup.ts';
import { deliverFact } from '../../../functions/notifications/deliver-fact.ts';
import type { NoticeRequest } from '../../../functions/notifications/events.ts';
import { putFact } from '../../../functions/notifications/fact-store.ts';
import { jobRunStore } from '../../../functions/notifications/job-run-store.ts';
import { judgePendingAbsence } from '../../../functions/notifications/judge-pending-absence.ts';
import { pendingAbsenceStore } from '../../../functions/notifications/pending-absence-store.ts';
import { remindTeachers } from '../../../functions/notifications/remind-teachers.ts';
import { runJob } from '../../../functions/notifications/run-job.ts';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { SubscribedFact } from '../../../functions/notifications/subscription.ts';
import { supersessionStore } from '../../../functions/notifications/supersession-store.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { SECRET } from '../../support/records.ts';

/** The consumer and the jobs as their entries wire them, over real tables; tellings end in a list. */
export function dueOver(client: Dynamo, table: string) {
  const handed: NoticeRequest[] = [];
  const settings = settingsLookup(client, table);
  const common = {
    lookup: rosterLookup(client, table, async () => SECRET),
    lessons: lessonsLookup(client, table),
    store: inboxStore(client, table),
    supersessionLog: supersessionStore(client, table),
    announcements: announcementsLookup(client, table),
    meetings: meetingsLookup(client, table),
    conferences: conferencesLookup(client, table),
    putFact: putFact(client, table),
    pendingAbsences: pendingAbsenceStore(client, table),
    sendRequests: async (requests: readonly NoticeRequest[]) => void handed.push(...requests),
  };
  const judged = {
    absence: absenceLookup(client, table),
    leave: leaveLookup(client, table),
    handling: handlingLookup(client, table),
  };
  const ownerIds = [OWNER];
  const minute = runJob({
    name: 'unexplained-absence',
    ownerIds,
    settings,
    job: judgePendingAbsence({ ...common, ...judged }),
  });
  const jobRuns = jobRunStore(client, table);
  const reminders = runJob({
    name: 'lesson-reminder',
    ownerIds,
    settings,
    job: remindTeachers({ ...common, jobRuns }),
  });
  const deliver = deliverFact({ ...common, ...judged, settings });

  return {
    handed,
    pendingAbsences: common.pendingAbsences,
    jobRuns,
    everyMinute: (time: string) => minute({ time }),
    every15Minutes: (time: string) => reminders({ time }),

    deliver: (fact: SubscribedFact, time: string) => deliver(fact, momentOf(Date.parse(time))),

    /** Brings every fact of the outbox that may be news, as often as it is called. */
    async deliverAll(time: string): Promise<void> {
      const facts: SubscribedFact[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const page = await client.send(new ScanCommand({ TableName: table, ExclusiveStartKey: start }));
        for (const { fact } of page.Items ?? []) {
          const told = SubscribedFact.safeParse(fact);
          if (told.success) facts.push(told.data);
        }
        start = page.LastEvaluatedKey;
      } while (start);
      for (const fact of facts) await deliver(fact, momentOf(Date.parse(time)));
    },

    /** Who was told by which right about whom, once each however often it was handed over. */
    told(): readonly string[] {
      const once = new Map(handed.map((notice) => [notice.id, notice]));
      return [...once.values()].map(({ person, right, when, subject }) =>
        [person.kind, person.id, right.action, right.pupilId ?? '-', subject, when].join(' '),
      );
    },
  };
}
