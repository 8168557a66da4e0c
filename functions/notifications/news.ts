import type { LeaveFact } from '../leave/events.ts';
import type { Instant } from '../shared/time.ts';
import type { WarningFact } from '../warnings/events.ts';
import type { Person } from './events.ts';
import type { About, InboxKind } from './rules.ts';
import type { SubscribedFact } from './subscription.ts';

/** Something that people should know: what it is about and who did it. Ids only. */
export type News = {
  readonly kind: InboxKind;
  /** Names event and version, sortable by time: what makes a replay meet the items that it made. */
  readonly event: string;
  readonly ownerId: string;
  readonly schoolId?: string | undefined;
  readonly pupilId?: string | undefined;
  /** The teacher whose own affair it is. */
  readonly teacherId?: string | undefined;
  readonly about: About;
  readonly occurredAt: Instant;
  /** The version of what it is about, where it has one: what came later has the greater. */
  readonly version?: number | undefined;
  /** True of an absence whose end is not known. */
  readonly open?: boolean | undefined;
  /** The one person whom it is meant for, of those who may know. */
  readonly only?: Person | undefined;
  /** It makes no item: it only overtakes what was told before. */
  readonly silent?: true;
  /** Nobody is told of own acts (A6). */
  readonly madeBy?: { readonly kind: Person['kind'] | 'system'; readonly personId?: string | undefined } | undefined;
};

/** Facts that say by themselves what is news; what teachers register must be looked at first. */
export type PlainFact = Exclude<SubscribedFact, { name: 'entries-changed' }>;

/** A fact → what is news in it: nothing, one thing, or one thing to the family and another to those who decide. */
export function newsOf(fact: PlainFact): readonly News[] {
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
      return [newsOfWarning(fact)];
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
      return newsOfLeave(fact);
  }
}

/** A warning is news to those who get it and at its end again; a draft is the principal's work, and then its author's own affair. */
function newsOfWarning({ id: event, ownerId, occurredAt, ...fact }: WarningFact): News {
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

/** An application is news to the family, and work for whoever decides on it (A10, F7). */
function newsOfLeave({ id: event, ownerId, occurredAt, name, data }: LeaveFact): readonly News[] {
  const { pupilId, schoolId, leaveId, madeBy, decider, version } = data;
  const about = { kind: 'leave', id: leaveId } as const;
  const family: News = { kind: name, event, ownerId, occurredAt, schoolId, pupilId, madeBy, version, about };
  if (name !== 'leave-applied') return [family];
  return [family, { ...family, kind: decider === 'principal' ? 'long-leave-waiting' : 'leave-waiting' }];
}
