import type { ConferenceFact } from '../conferences/events.ts';
import { contentHash, sortableFrom } from '../shared/ids.ts';
import type { Person } from './events.ts';
import type { InboxEvent } from './inbox-event.ts';
import type { InboxKind, TalkTime } from './rules.ts';

/** A fact of a conference that somebody learns of. */
export type ConferenceNews = Exclude<
  ConferenceFact,
  { name: 'conference-teacher-away' | 'talk-access-ended' | 'talk-over' }
>;
export type Opened = Extract<ConferenceNews, { name: 'conference-opened' }>;
export type Asked = Extract<ConferenceNews, { name: 'talk-asked' }>;
/** News of one talk, or of a time that is offered for one. */
export type TalkNews = Exclude<ConferenceNews, Opened | Asked>;

/** The names of those facts. */
const NAMES: ReadonlySet<string> = new Set<ConferenceNews['name']>([
  'conference-opened',
  'talk-asked',
  'talk-booked',
  'talk-moved',
  'talk-cancelled',
  'talk-interpreter-set',
  'talk-reminder',
  'talk-offered',
]);
export const isConferenceNews = (fact: { readonly name: string }): fact is ConferenceNews => NAMES.has(fact.name);

/**
 * The invitation about a pupil of a group of the conference: an item for each child, and one notice. The same for each
 * page of pupils, and for a pupil who is in two of the groups.
 */
export function invitationOf(fact: Opened, inGroup: string, pupilId: string): InboxEvent {
  const { ownerId, occurredAt } = fact;
  const { conferenceId, schoolId } = fact.data;
  const oneNotice = contentHash([fact.name, conferenceId]);
  return {
    kind: fact.name,
    id: sortableFrom(Date.parse(occurredAt)) + oneNotice.slice(0, 26),
    ownerId,
    occurredAt,
    schoolId,
    pupilId,
    inGroup,
    aboutEach: true,
    oneNotice,
    about: { kind: 'conference', id: conferenceId },
  };
}

/** A teacher asks for a talk about a pupil: an item for each child, and one notice of the teacher's wishes. */
export function askedEvent({ name: kind, id, ownerId, occurredAt, data }: Asked): InboxEvent {
  const { conferenceId, schoolId, pupilId, teacherId } = data;
  const oneNotice = contentHash([kind, conferenceId, teacherId]);
  return {
    kind,
    id,
    ownerId,
    occurredAt,
    schoolId,
    pupilId,
    oneNotice,
    about: { kind: 'conference', id: conferenceId },
  };
}

/** Which pupils of which group come next: `''` of the group, and the last pupil of it who has been gone through. */
export type Place = { readonly groupId: string; readonly after: string };

export function placeOf({ groupIds, after }: Pick<Opened['data'], 'groupIds' | 'after'>): Place | undefined {
  const [at = '', last = ''] = after.split(' ');
  const groupId = groupIds.toSorted().find((id) => id >= at);
  return groupId === undefined ? undefined : { groupId, after: groupId === at ? last : '' };
}

/** The `after` of the fact about those who follow; `undefined` at the end. */
export function nextAfter({ groupIds }: Pick<Opened['data'], 'groupIds'>, { groupId, after }: Place) {
  if (after !== '') return `${groupId} ${after}`;
  return groupIds.toSorted().find((id) => id > groupId);
}

/**
 * The events of a talk: one for those who come, with `along` the pupil, and one for the teacher when the family has
 * changed it: of several the teacher's item says which, by the talk's time and without the pupil. Each person keeps the
 * newest of the talk; whoever made the change gets no item, and the older ones end.
 */
export function talkEvents(
  fact: TalkNews,
  { along, talkAt }: { readonly along: readonly Person[]; readonly talkAt?: TalkTime | undefined },
): readonly InboxEvent[] {
  const { id, ownerId, occurredAt, data } = fact;
  const { conferenceId, schoolId, pupilId, teacherId } = data;
  const common = { id, ownerId, occurredAt, schoolId, about: { kind: 'conference', id: conferenceId } } as const;
  const only = [...data.adults, ...along];
  if (fact.name === 'talk-offered') return [{ ...common, kind: fact.name, pupilId, only }];
  const { bookingId: newestOf, talkVersion: version } = fact.data;
  const madeBy = 'madeBy' in fact.data ? fact.data.madeBy : undefined;
  const family: InboxEvent = { ...common, kind: fact.name, pupilId, only, alsoEnds: only, madeBy, newestOf, version };
  const kind = ownKindOf(fact);
  return kind ? [family, { ...common, kind, teacherId, talkAt, newestOf, version }] : [family];
}

/** The kind of the teacher's item; `undefined` of news that is none to the teacher. */
export function ownKindOf(fact: TalkNews): InboxKind | undefined {
  if (fact.name === 'talk-offered') return undefined;
  return 'madeBy' in fact.data && fact.data.madeBy.kind === 'staff' ? undefined : OF_TEACHER[fact.name];
}

/** What a teacher learns of when a family has done it. */
const OF_TEACHER = {
  'talk-booked': undefined,
  'talk-moved': 'own-talk-moved',
  'talk-cancelled': 'own-talk-cancelled',
  'talk-interpreter-set': undefined,
  'talk-reminder': undefined,
} as const;
