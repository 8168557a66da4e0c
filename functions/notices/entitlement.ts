import { type Actor, decide, isAction } from '../access/policy.ts';
import type { Entitlement, Person } from '../notifications/events.ts';
import { type PupilCard, type StaffCard, staffActor } from '../roster/lookup.ts';
import { log } from '../shared/logger.ts';
import { type Day, holdsOn } from '../shared/time.ts';

/** The records of the recipient and of the pupil that a notice is about. */
export type Records = {
  /** The pupil that the right is about, or the pupil who is the recipient. */
  readonly pupil?: PupilCard | undefined;
  /** The member of staff who is the recipient. */
  readonly staff?: StaffCard | undefined;
};

/** True when the person has this right now; asked at the moment of sending. Any missing record means no (law 2). */
export function isEntitled(
  ownerId: string,
  person: Person,
  right: Entitlement,
  { pupil, staff }: Records,
  day: Day,
): boolean {
  if (!isAction(right.action)) {
    log('error', 'right-unknown', { code: right.action });
    return false;
  }
  const actor = actorOf(ownerId, person, staff);
  if (!actor) return false;
  if (right.pupilId === undefined)
    return decide(right.action, actor, { kind: 'self' }, day).allowed && isHere(actor, day);
  return pupil?.facts.pupilId === right.pupilId
    ? decide(right.action, actor, { kind: 'pupil', pupil: pupil.facts, inGroup: right.inGroup }, day).allowed
    : false;
}

function actorOf(ownerId: string, person: Person, staff: StaffCard | undefined): Actor | undefined {
  if (person.kind !== 'staff') return { kind: person.kind, ownerId, personId: person.id };
  return staff?.staffId === person.id ? staffActor(ownerId, staff) : undefined;
}

/**
 * False for staff without an assignment today: they have left, and the right to `self` alone must not keep notices
 * going.
 */
const isHere = (actor: Actor, day: Day): boolean =>
  actor.kind !== 'staff' || actor.assignments.some((assignment) => holdsOn(assignment, day));
