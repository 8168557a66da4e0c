import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { absenceLookup } from '../../../functions/absence/lookup.ts';
import { handlingLookup } from '../../../functions/handling/lookup.ts';
import { leaveLookup } from '../../../functions/leave/lookup.ts';
import { lessonsLookup } from '../../../functions/lessons/lookup.ts';
import { deliverFact } from '../../../functions/notifications/deliver-fact.ts';
import type { ToTell } from '../../../functions/notifications/events.ts';
import { markStore } from '../../../functions/notifications/mark-store.ts';
import { remindTeachers } from '../../../functions/notifications/remind-teachers.ts';
import { runJob } from '../../../functions/notifications/run-job.ts';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { SubscribedFact } from '../../../functions/notifications/subscription.ts';
import { tellUnexplained } from '../../../functions/notifications/tell-unexplained.ts';
import { traceStore } from '../../../functions/notifications/trace-store.ts';
import { watchStore } from '../../../functions/notifications/watch-store.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { settingsLookup } from '../../../functions/settings/lookup.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { SECRET } from '../../support/records.ts';

/** The consumer and the jobs as their entries wire them, over real tables; tellings end in a list. */
export function dueOver(client: Dynamo, table: string) {
  const handed: ToTell[] = [];
  const settings = settingsLookup(client, table);
  const common = {
    lookup: rosterLookup(client, table, async () => SECRET),
    lessons: lessonsLookup(client, table),
    store: inboxStore(client, table),
    traces: traceStore(client, table),
    watches: watchStore(client, table),
    tell: async (toTell: readonly ToTell[]) => void handed.push(...toTell),
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
    job: tellUnexplained({ ...common, ...judged }),
  });
  const marks = markStore(client, table);
  const quarter = runJob({ name: 'lesson-reminder', ownerIds, settings, job: remindTeachers({ ...common, marks }) });
  const deliver = deliverFact({ ...common, ...judged, settings });

  return {
    handed,
    watches: common.watches,
    marks,
    everyMinute: (time: string) => minute({ time }),
    everyQuarter: (time: string) => quarter({ time }),

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
