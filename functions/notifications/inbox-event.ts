import type { LeaveFact } from '../leave/events.ts';
import type { Instant } from '../shared/time.ts';
import type { WarningFact } from '../warnings/events.ts';
import type { Person } from './events.ts';
import type { About, InboxKind } from './rules.ts';
import type { SubscribedFact } from './subscription.ts';

/** An event that people should know of: its object and its author. Ids only. */
export type InboxEvent = {
  readonly kind: InboxKind;
  /** Id of event and version, sortable by time; a retry finds the items that it made before. */
  readonly event: string;
  readonly ownerId: string;
  readonly schoolId?: string | undefined;
  readonly pupilId?: string | undefined;
  /** The teacher who is the recipient, for news about a teacher's own work. */
  readonly teacherId?: string | undefined;
  readonly about: About;
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

/** Facts whose news follows from the fact alone; `entries-changed` needs a look at the entries first. */
export type PlainFact = Exclude<SubscribedFact, { name: 'entries-changed' }>;

/** The news in a fact: none, one, or one for the family and another for those who decide. */
export function eventsOf(fact: PlainFact): readonly InboxEvent[] {
  const { id: event, ownerId, occurredAt, data } = fact;
  const common = { event, ownerId, occurredAt, schoolId: data.schoolId, pupilId: data.pupilId };
  switch (fact.name) {
    case 'absence-reported':
    case 'absence-changed':
    case 'absence-withdrawn':
    case 'absence-lapsed':
    case 'absence-still-away-asked':
    case 'absence-still-away-answered': {
      const { reportId: id, madeBy, version, lastDay } = fact.data;
      const day = 'day' in fact.data ? fact.data.day : undefined;
      const about = { kind: 'absence-report', id, day } as const;
      return [{ ...common, kind: fact.name, madeBy, version, open: lastDay === null, about }];
    }
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
      const { person, warningId: id } = fact.data;
      return [{ ...common, kind: fact.name, only: person, about: { kind: 'warning', id } }];
    }
    case 'paper-task-made':
      return [{ ...common, kind: fact.name, about: { kind: 'paper-task', id: fact.data.warningId } }];
    case 'remark-published':
    case 'remark-corrected':
    case 'remark-withdrawn': {
      const { remarkId: id, teacherId, version } = fact.data;
      const madeBy = { kind: 'staff', personId: teacherId } as const;
      return [{ ...common, kind: fact.name, madeBy, version, about: { kind: 'remark', id } }];
    }
    default:
      return leaveEvents(fact);
  }
}

/** News of a warning: its recipients learn of sending and end; a draft concerns the principal, and then its author. */
function warningEvent({ id: event, ownerId, occurredAt, ...fact }: WarningFact): InboxEvent {
  const { warningId: id, schoolId, pupilId } = fact.data;
  const common = { event, ownerId, occurredAt, schoolId, kind: fact.name };
  const by = (personId: string) => ({ kind: 'staff', personId }) as const;
  switch (fact.name) {
    case 'warning-sent':
      return { ...common, pupilId, madeBy: by(fact.data.sentBy), about: { kind: 'warning', id } };
    case 'warning-ended':
      return { ...common, pupilId, madeBy: by(fact.data.endedBy), about: { kind: 'warning', id } };
    case 'warning-approval-asked':
      return { ...common, pupilId, madeBy: by(fact.data.askedBy), about: { kind: 'warning-draft', id } };
    default:
      return { ...common, teacherId: fact.data.returnedTo, about: { kind: 'warning-draft', id } };
  }
}

/** News of a leave application: for the family, and for the person who decides (A10, F7). */
function leaveEvents({ id: event, ownerId, occurredAt, name, data }: LeaveFact): readonly InboxEvent[] {
  const { pupilId, schoolId, leaveId, madeBy, decider, version } = data;
  const about = { kind: 'leave', id: leaveId } as const;
  const family: InboxEvent = { kind: name, event, ownerId, occurredAt, schoolId, pupilId, madeBy, version, about };
  if (name !== 'leave-applied') return [family];
  return [family, { ...family, kind: decider === 'principal' ? 'long-leave-waiting' : 'leave-waiting' }];
}
