import type { Lookup } from '../roster/lookup.ts';
import { calendarOf, readOrgContext, type Settings, type SettingsLookup } from '../settings/lookup.ts';
import { newSortableId } from '../shared/ids.ts';
import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import { isSchoolDay } from '../shared/school/calendar.ts';
import { meetingFact } from './events.ts';
import { isReminderDue, remindUpTo } from './rules.ts';
import type { MeetingsStore } from './store.ts';

export type RemindDeps = {
  readonly lookup: Pick<Lookup, 'schools'>;
  readonly settings: SettingsLookup<Pick<Settings, 'school.closedDays'>>;
  readonly store: Pick<MeetingsStore, 'due' | 'change'>;
};

/** The most meetings of one owner in one run. */
const MOST = 500;

/**
 * Reminds of each meeting once, on the school day before the last day of answers (H2): the mark and the fact are
 * written together, and the inboxes find those without an answer. A late, repeated or aborted run reminds nobody twice.
 */
export const remindSilent =
  (deps: RemindDeps): OwnerJob =>
  async (ownerId, now) => {
    const range = { from: now.day, to: remindUpTo(now.day), limit: MOST };
    const [due, org] = await Promise.all([deps.store.due(ownerId, range), readOrgContext(deps, ownerId)]);
    const wanted = due.filter((meeting) => {
      const calendar = calendarOf(org, meeting.schoolId);
      return meeting.status === 'planned' && isReminderDue(meeting, now, (day) => isSchoolDay(calendar, day));
    });
    return Promise.allSettled(
      wanted.map(async (before) => {
        const { instant: at } = now;
        const { meetingId, groupId, schoolId } = before;
        const after = { ...before, remindedAt: at, version: before.version + 1 };
        const data = { meetingId, eventId: newSortableId(Date.parse(at)), groupId, schoolId, after: '' };
        const fact = meetingFact('meeting-reminder', { ownerId, occurredAt: at, data });
        return Number(await deps.store.change({ ownerId, before, after, fact }));
      }),
    );
  };
