import type { Caller } from '../access/authorize.ts';
import type { OrgDeps } from '../messages/lookup.ts';
import { loadOrgContext } from '../settings/lookup.ts';
import { stale } from '../shared/errors.ts';
import { newSortableId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { type Moment, overAfter } from '../shared/time.ts';
import { meetingFact } from './events.ts';
import { type LoadDeps, loadMeeting, mustStand, type PlannedName } from './load-meeting.ts';
import type { Meeting, MeetingContent } from './record.ts';
import { refuse } from './refusals.ts';
import { faultOf } from './rules.ts';
import type { MeetingsStore } from './store.ts';

export type ChangeDeps = LoadDeps & OrgDeps & { readonly store: Pick<MeetingsStore, 'change' | 'keepAnswers'> };
type Input = PlannedName & { readonly content: MeetingContent; readonly ifMatch: number };

/** Changes a meeting; its answers stay. Another day, time or place tells the families. A repeat changes nothing. */
export const changeMeeting = (deps: ChangeDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<'done' | 'moved'> => {
    const { login, moment: now } = caller;
    const { ownerId } = login;
    const { content, ifMatch, meetingId, groupId, schoolId } = input;
    const [{ meeting: before, answers }, org] = await Promise.all([
      loadMeeting(deps, caller, input),
      loadOrgContext(deps, caller),
    ]);
    const { version } = before;
    // The same change again, after its answer was lost.
    if (isSame(before, content) && (version === ifMatch || version === ifMatch + 1)) return 'done';
    if (version !== ifMatch) throw stale(version);
    mustStand(before, now);
    mustFit(before, content, { now, taken: answers.taken });
    const keepMonths = org.at()['messages.keepMonths'];
    const after = changed(before, content, { now, keepMonths });
    const isMoved = after.movedAt !== before.movedAt;
    const data = { meetingId, eventId: newSortableId(Date.parse(now.instant)), groupId, schoolId, after: '' };
    const fact = isMoved ? meetingFact('meeting-changed', { ownerId, occurredAt: now.instant, data }) : undefined;
    if (!(await deps.store.change({ ownerId, before, after, fact }))) return 'moved';
    if (after.day !== before.day) await deps.store.keepAnswers(ownerId, after);
    return 'done';
  });

const FIELDS = ['title', 'text', 'day', 'from', 'to', 'place', 'answerBy', 'capacity'] as const;
const WHERE_AND_WHEN = ['day', 'from', 'to', 'place'] as const;

const isSame = (meeting: Meeting, content: MeetingContent): boolean =>
  FIELDS.every((name) => meeting[name] === content[name]);

type Standing = { readonly now: Moment; readonly taken: number };

function mustFit(before: Meeting, content: MeetingContent, { now, taken }: Standing): void {
  const fault = faultOf(content, now, before.answerBy);
  if (fault) throw refuse(fault.code, {}, { at: fault.at });
  const { capacity } = content;
  const at = '/capacity';
  if ((capacity === undefined) !== (before.capacity === undefined)) throw refuse('meetings.capacity-kind', {}, { at });
  if (capacity !== undefined && capacity < taken) throw refuse('meetings.capacity-taken', { taken }, { at });
}

type Changing = { readonly now: Moment; readonly keepMonths: number };

function changed(before: Meeting, content: MeetingContent, { now, keepMonths }: Changing): Meeting {
  const isMoved = WHERE_AND_WHEN.some((name) => before[name] !== content[name]);
  return {
    ...before,
    ...content,
    ...(isMoved && { movedAt: now.instant }),
    version: before.version + 1,
    changedAt: now.instant,
    expiresAtSeconds: overAfter(content.day, keepMonths),
  };
}
