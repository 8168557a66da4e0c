import type { LessonsLookup } from '../lessons/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { goLiveOf, type Settings } from '../settings/lookup.ts';
import { contentHash, sortableFrom } from '../shared/ids.ts';
import { isSchoolDay } from '../shared/school/calendar.ts';
import { instantIn } from '../shared/time.ts';
import { type DeliverDeps, deliverEvents } from './deliver-events.ts';
import type { InboxEvent } from './inbox-event.ts';
import type { JobRunStore } from './job-run-store.ts';
import { isReminderDue } from './reminder-rules.ts';
import type { Job } from './run-job.ts';

export type ReminderDeps = DeliverDeps & {
  readonly lookup: Pick<Lookup, 'schools' | 'staffEmployed'>;
  readonly lessons: Pick<LessonsLookup, 'hasUnconfirmed'>;
  readonly jobRuns: Pick<JobRunStore, 'isDone' | 'markDone'>;
};
export type ReminderSettings = Pick<Settings, 'lessons.reminderAt' | 'school.closedDays' | 'school.goLiveDay'>;

const JOB = 'LESSON-REMINDER';
const AT_ONCE = 25;

/**
 * The daily reminder (B4, F7): one item per teacher with unconfirmed lessons from before today, as on the to-do list;
 * on school days, from the owner's hour on, once a day. A run that failed halfway starts again and finds the items it
 * made; the next run makes up for a missed one, and the next day's reminder covers the same lessons anyhow.
 */
export const remindTeachers =
  (deps: ReminderDeps): Job =>
  async (ownerId, settings, now) => {
    const set = settings.at();
    const at = set['lessons.reminderAt'];
    if (!isReminderDue(at, now) || (await deps.jobRuns.isDone(ownerId, JOB, now.day))) return [];
    const [{ schools, terms }, staffIds] = await Promise.all([
      deps.lookup.schools(ownerId),
      deps.lookup.staffEmployed(ownerId, now.day),
    ]);
    if (!isSchoolDay({ terms, closedDays: set['school.closedDays'] }, now.day)) return [];
    const goLive = goLiveOf(settings, schools);
    const occurredAt = instantIn(now.day, at);
    const outcomes: PromiseSettledResult<number>[] = [];
    const remind = async (teacherId: string): Promise<number> => {
      if (!(await deps.lessons.hasUnconfirmed(ownerId, teacherId, { goLive, moment: now }))) return 0;
      const id = sortableFrom(Date.parse(occurredAt)) + contentHash([JOB, teacherId, now.day]).slice(0, 26);
      const about = { kind: 'lessons', day: now.day } as const;
      const event: InboxEvent = { kind: 'lessons-unconfirmed', id, ownerId, teacherId, about, occurredAt };
      return deliverEvents(deps)([event], settings, now);
    };
    for (let start = 0; start < staffIds.length; start += AT_ONCE) {
      outcomes.push(...(await Promise.allSettled(staffIds.slice(start, start + AT_ONCE).map(remind))));
    }
    if (outcomes.every(({ status }) => status === 'fulfilled')) {
      await deps.jobRuns.markDone(ownerId, JOB, now.day, now.instant);
    }
    return outcomes;
  };
