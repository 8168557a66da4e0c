import type { LeaveFact } from '../leave/events.ts';
import type { Instant } from '../shared/time.ts';
import type { WarningFact } from '../warnings/events.ts';
import type { Person } from './events.ts';
import type { InboxKind, ObjectRef } from './rules.ts';
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
  readonly about: ObjectRef;
  readonly occurredAt: Instant;
  /** The version of the object, if it has versions: a later event has a greater one. */
  readonly version?: number | undefined;
  /** True for an absence without a last day. */
  readonly open?: boolean | undefined;
  /** The only recipient, among those entitled. */
  readonly only?: Person | undefined;
  /** Creates no item: it only supersedes older ones. */
  readonly silent?: true;
  /** The author, who gets no item about the own act (A6). */
  readonly madeBy?: { readonly kind: Person['kind'] | 'system'; readonly personId?: string | undefined } | undefined;
};

/** Facts whose events follow from the fact alone; `entries-changed` needs a look at the entries first. */
export type PlainFact = Exclude<SubscribedFact, { name: 'entries-changed' }>;

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
      return [{ ...common, kind: fact.name, only: person, about: { kind: 'warning', id: warningId } }];
    }
    case 'paper-task-made':
      return [{ ...common, kind: fact.name, about: { kind: 'paper-task', id: fact.data.warningId } }];
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

/** A leave application concerns the family, and the person who decides (A10, F7). */
function leaveEvents({ id, ownerId, occurredAt, name, data }: LeaveFact): readonly InboxEvent[] {
  const { pupilId, schoolId, leaveId, madeBy, decider, version } = data;
  const about = { kind: 'leave', id: leaveId } as const;
  const family: InboxEvent = { kind: name, id, ownerId, occurredAt, schoolId, pupilId, madeBy, version, about };
  if (name !== 'leave-applied') return [family];
  return [family, { ...family, kind: decider === 'principal' ? 'long-leave-waiting' : 'leave-waiting' }];
}
