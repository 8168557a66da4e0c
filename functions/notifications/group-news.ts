import type { AnnouncementFact } from '../announcements/events.ts';
import type { MeetingFact } from '../meetings/events.ts';
import type { InboxEvent } from './inbox-event.ts';

/** A fact that tells the families of a group something. */
export type GroupFact = AnnouncementFact | MeetingFact;

/** The names of those facts. */
const NAMES: ReadonlySet<string> = new Set<GroupFact['name']>([
  'announcement-sent',
  'announcement-withdrawn',
  'meeting-planned',
  'meeting-changed',
  'meeting-cancelled',
  'meeting-reminder',
]);
export const isGroupFact = (fact: { readonly name: string }): fact is GroupFact => NAMES.has(fact.name);

export const isOfAnnouncement = (fact: GroupFact): fact is AnnouncementFact => 'announcementId' in fact.data;

/** The inbox event of the fact about one pupil of the group. */
export function groupEvent(fact: GroupFact, pupilId: string): InboxEvent {
  const { ownerId, occurredAt } = fact;
  const { groupId: inGroup, schoolId } = fact.data;
  const common = { ownerId, occurredAt, schoolId, pupilId, inGroup };
  if (isOfAnnouncement(fact)) {
    const { announcementId: id, urgent } = fact.data;
    const kind = urgent ? 'urgent-announcement' : 'announcement-sent';
    return { ...common, kind, id, about: { kind: 'announcement', id } };
  }
  const { eventId: id, meetingId } = fact.data;
  return { ...common, kind: fact.name, id, about: { kind: 'meeting', id: meetingId } };
}
