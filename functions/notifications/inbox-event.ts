import type { LeaveFact } from '../leave/events.ts';
import type { MessageFact } from '../messages/events.ts';
import type { Instant } from '../shared/time.ts';
import type { WarningFact } from '../warnings/events.ts';
import type { ConferenceNews } from './conference-news.ts';
import type { Person } from './events.ts';
import type { GroupFact } from './group-news.ts';
import type { InboxKind, ObjectRef, TalkTime } from './rules.ts';
import type { SubscribedFact } from './subscription.ts';

/** Something that people should know of: its object and its author. Ids only. */
export type InboxEvent = {
  readonly kind: InboxKind;
  /** Id of event and version, sortable by time; a retry finds the items that it made before. */
  readonly id: string;
  readonly ownerId: string;
  readonly schoolId?: string | undefined;
  readonly pupilId?: string | undefined;
  /** The teacher who is the recipient, of an event about a teacher's own work. */
  readonly teacherId?: string | undefined;
  /**
   * Of news to a group: the group, which the pupil must be in. A person has one item of it, whatever the pupils, unless
   * the news is about each of them.
   */
  readonly inGroup?: string | undefined;
  readonly aboutEach?: true;
  readonly about: ObjectRef;
  readonly talkAt?: TalkTime | undefined;
  readonly occurredAt: Instant;
  /** The id of the part of the object, where a person keeps the newest item of each part. */
  readonly newestOf?: string | undefined;
  /** Others whose older items of the part end by this event: they get no item by it. */
  readonly alsoEnds?: readonly Person[] | undefined;
  /** Events with the same word make one notice to a person. */
  readonly oneNotice?: string | undefined;
  /** The version of the object, if it has versions: a later event has a greater one. */
  readonly version?: number | undefined;
  /** True for an absence without a last day. */
  readonly open?: boolean | undefined;
  /** The only recipients, among those entitled. */
  readonly only?: readonly Person[] | undefined;
  /** Creates no item: it only supersedes older ones. */
  readonly silent?: true;
  /** Somebody who must not learn of it from us: the author of a reported message. */
  readonly not?: { readonly kind: Person['kind']; readonly personId: string } | undefined;
  /** The author, who gets no item about the own act (A6). */
  readonly madeBy?: { readonly kind: Person['kind'] | 'system'; readonly personId?: string | undefined } | undefined;
};

/**
 * Facts whose events follow from the fact alone; `entries-changed` needs a look at the entries first, and an
 * announcement, a parents' meeting or a conference a look at the group or at those who come.
 */
export type PlainFact = Exclude<SubscribedFact, { name: 'entries-changed' } | GroupFact | ConferenceNews>;

type AboutA<Id extends string> = Extract<PlainFact, { data: Record<Id, string> }>;
/** True for each fact about such an object: a further fact of it needs a row of `rules.ts`, and nothing here. */
const isAbout = <Id extends string>(idName: Id, fact: PlainFact): fact is AboutA<Id> => idName in fact.data;

/** The inbox events of a fact: none, one, or one for the family and another for the person who decides. */
export function eventsOf(fact: PlainFact): readonly InboxEvent[] {
  const { id, ownerId, occurredAt, data } = fact;
  const common = { id, ownerId, occurredAt, schoolId: data.schoolId, pupilId: data.pupilId };
  if (isAbout('reportId', fact)) {
    const { reportId, madeBy, version, lastDay } = fact.data;
    const day = 'day' in fact.data ? fact.data.day : undefined;
    const about = { kind: 'absence-report', id: reportId, day } as const;
    return [{ ...common, kind: fact.name, madeBy, version, open: lastDay === null, about }];
  }
  if (isAbout('remarkId', fact)) {
    const { remarkId, teacherId, version } = fact.data;
    const madeBy = { kind: 'staff', personId: teacherId } as const;
    return [{ ...common, kind: fact.name, madeBy, version, about: { kind: 'remark', id: remarkId } }];
  }
  switch (fact.name) {
    case 'absence-decided': {
      const { dates, decidedBy, reasonChanged } = fact.data;
      const madeBy = { kind: 'staff', personId: decidedBy } as const;
      const about = { kind: 'absence-day', day: dates[0] } as const;
      return reasonChanged ? [{ ...common, kind: 'absence-reason-changed', madeBy, about }] : [];
    }
    case 'absence-threshold-reached':
      return [{ ...common, kind: fact.name, about: { kind: 'figures', id: fact.data.schoolYear } }];
    case 'warning-sent':
    case 'warning-ended':
    case 'warning-approval-asked':
    case 'warning-approved':
    case 'warning-returned':
      return [warningEvent(fact)];
    case 'delivery-reminder-due': {
      const { person, warningId } = fact.data;
      return [{ ...common, kind: fact.name, only: [person], about: { kind: 'warning', id: warningId } }];
    }
    case 'paper-task-made':
      return [{ ...common, kind: fact.name, about: { kind: 'paper-task', id: fact.data.warningId } }];
    case 'message-reached':
      return messageEvents(fact);
    case 'message-reported': {
      const { reportedId, madeBy, author } = fact.data;
      const about = { kind: 'reported-message', id: reportedId } as const;
      return [{ ...common, kind: fact.name, madeBy, not: author, about }];
    }
    case 'document-shared':
    case 'document-handed-over':
    case 'document-asked':
    case 'document-approved':
    case 'document-returned':
    case 'document-question-ended':
    case 'document-published':
      return documentEvents(fact);
    default:
      return leaveEvents(fact);
  }
}

/** A warning's recipients learn of its sending and its end; a draft concerns the principal, and then its author. */
function warningEvent({ id, ownerId, occurredAt, ...fact }: WarningFact): InboxEvent {
  const { warningId, schoolId, pupilId } = fact.data;
  const common = { id, ownerId, occurredAt, schoolId, kind: fact.name };
  const by = (personId: string) => ({ kind: 'staff', personId }) as const;
  switch (fact.name) {
    case 'warning-sent':
      return { ...common, pupilId, madeBy: by(fact.data.sentBy), about: { kind: 'warning', id: warningId } };
    case 'warning-ended':
      return { ...common, pupilId, madeBy: by(fact.data.endedBy), about: { kind: 'warning', id: warningId } };
    case 'warning-approval-asked':
      return { ...common, pupilId, madeBy: by(fact.data.askedBy), about: { kind: 'warning-draft', id: warningId } };
    default:
      return { ...common, teacherId: fact.data.returnedTo, about: { kind: 'warning-draft', id: warningId } };
  }
}

/**
 * A message is news about the pupil to the people with a relation to the pupil, and own work to an added colleague:
 * that item names no pupil. `quiet` people have an unread item of the conversation and a notice of today. They get
 * neither again: a new item would supersede the first, and so cancel its notice while that waits (decision 050).
 */
function messageEvents({ id, ownerId, occurredAt, data }: MessageFact): readonly InboxEvent[] {
  const { threadId, pupilId, schoolId, madeBy } = data;
  const about = { kind: 'thread', id: threadId } as const;
  const common = { kind: 'message-received', id, ownerId, occurredAt, schoolId, madeBy, about } as const;
  const to = data.to.filter(({ quiet }) => !quiet);
  const only = to.filter(({ as }) => as === 'relation').map((person) => ({ kind: person.kind, id: person.id }));
  const added = to.filter(({ kind, as }) => kind === 'staff' && as === 'added');
  const family = only.length === 0 ? [] : [{ ...common, pupilId, only }];
  return [...family, ...added.map((colleague) => ({ ...common, teacherId: colleague.id }))];
}

type DocumentNews = Extract<PlainFact, { name: `document-${string}` }>;

/**
 * A document is own work to the colleagues in it: their items name no pupil. A publication is news about the pupil to
 * those who read it.
 */
function documentEvents({ id, ownerId, occurredAt, ...fact }: DocumentNews): readonly InboxEvent[] {
  const { documentId, schoolId, pupilId } = fact.data;
  const madeBy = 'madeBy' in fact.data ? fact.data.madeBy : undefined;
  const about = { kind: 'document', id: documentId } as const;
  const common = { id, ownerId, occurredAt, schoolId, madeBy, about };
  switch (fact.name) {
    case 'document-published':
      return [{ ...common, kind: fact.name, pupilId, only: fact.data.readers, version: fact.data.number }];
    case 'document-shared':
    case 'document-handed-over':
      return [{ ...common, kind: fact.name, teacherId: fact.data.staffId }];
    default:
      return approvalEvents(fact, common);
  }
}

type ApprovalNews = Extract<DocumentNews, { data: { approverIds: readonly string[] } }>;

/**
 * A step of an approval, for those who act next. Each person keeps the newest of a document. An answer and an end take
 * the question back from everybody who was asked, also from the person who answered.
 */
function approvalEvents(
  { name, data }: Pick<ApprovalNews, 'name' | 'data'>,
  common: Omit<InboxEvent, 'kind'>,
): readonly InboxEvent[] {
  const { approverIds, version } = data;
  const step = { ...common, version, newestOf: `${data.documentId}.approval` };
  const asked = approverIds.map((personId) => ({ kind: 'staff', id: personId }) as const);
  if (name === 'document-asked') return approverIds.map((teacherId) => ({ ...step, kind: name, teacherId }));
  if (name === 'document-question-ended')
    return [{ ...step, kind: 'document-returned', silent: true, alsoEnds: asked }];
  const ownerIds = 'ownerIds' in data ? data.ownerIds : [];
  return ownerIds.map((teacherId) => ({ ...step, kind: name, teacherId, alsoEnds: asked }));
}

/** A leave application concerns the family, and the person who decides (A10, F7). */
function leaveEvents({ id, ownerId, occurredAt, name, data }: LeaveFact): readonly InboxEvent[] {
  const { pupilId, schoolId, leaveId, madeBy, decider, version } = data;
  const about = { kind: 'leave', id: leaveId } as const;
  const family: InboxEvent = { kind: name, id, ownerId, occurredAt, schoolId, pupilId, madeBy, version, about };
  if (name !== 'leave-applied') return [family];
  return [family, { ...family, kind: decider === 'principal' ? 'long-leave-waiting' : 'leave-waiting' }];
}
