import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import { readableGroups } from '../announcements/lookup.ts';
import type { OrgDeps } from '../messages/lookup.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { contactLineAt, loadOrgContext } from '../settings/lookup.ts';
import { sayContact } from '../shared/http/contact.ts';
import type { Moment } from '../shared/time.ts';
import { ANSWERS, MAY_READ, READS } from './authorize.ts';
import { type FindDeps, findMeeting, type MeetingName } from './find-meeting.ts';
import type { Meeting } from './record.ts';
import { refusals } from './refusals.ts';
import { answerOf, hasBegun } from './rules.ts';
import type { FamilyMeeting } from './schema.ts';
import type { MeetingsStore } from './store.ts';
import { showOpened, takesAnswers } from './view.ts';

export type OpenDeps = FindDeps &
  OrgDeps & {
    readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staffNames'>;
    readonly store: Pick<MeetingsStore, 'answers'>;
    readonly seen: MarkSeen;
  };

/** A meeting for a family, and how many come: four reads. Its items in the inbox are read then. */
export const openMeeting =
  (deps: OpenDeps) =>
  async (caller: FamilyCaller, { pupilId, meetingId }: MeetingName): Promise<output<typeof FamilyMeeting>> => {
    const { lookup, store } = deps;
    const { as, login, moment: now, language } = caller;
    const { ownerId } = login;
    const load = () => loadOrgContext(deps, caller);
    const { actor, card, loaded: org } = await authorizePupil(lookup, caller, { right: MAY_READ, pupilId, load });
    const found = await findMeeting(deps, { ownerId, actor, card, meetingId, moment: now, right: READS });
    const { meeting, groupName } = found;
    const person = { kind: as, id: actor.personId };
    const [answers, names] = await Promise.all([
      store.answers(ownerId, meetingId),
      lookup.staffNames(ownerId, [meeting.by]),
      deps.seen(ownerId, person, { pupilId, kinds: ['meeting'], ids: [meetingId] }, now.instant),
    ]);
    const mayAnswer = readableGroups(actor, card.facts, { day: now.day, right: ANSWERS }).includes(meeting.groupId);
    const why = whyNot(meeting, now, mayAnswer);
    const contact = contactLineAt(org, meeting.schoolId);
    return showOpened(meeting, {
      groupName,
      names,
      now,
      answers,
      mayAnswer,
      answer: answerOf(answers.answers, person),
      whyNot: why && sayContact(refusals[why][language], contact, language),
    });
  };

/** The refusal that an answer would get now; `undefined` where it would be kept. */
function whyNot(meeting: Meeting, now: Moment, mayAnswer: boolean) {
  if (!mayAnswer) return 'messages.pupil-of-age';
  return whyClosed(meeting, now);
}

/** Why a meeting takes no answers of families any more. */
export function whyClosed(meeting: Meeting, now: Moment) {
  if (takesAnswers(meeting, now)) return undefined;
  if (meeting.status === 'cancelled') return 'meetings.cancelled';
  return hasBegun(meeting, now) ? 'meetings.begun' : 'meetings.closed';
}
