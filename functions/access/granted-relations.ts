import { type Day, holdsOn } from '../shared/time.ts';
import type { Actor } from './people.ts';
import { no, type Rule, schoolsOf, yes } from './relations.ts';

/** Rights of staff that somebody has given, in one conversation, announcement or document, while they work there. */

/**
 * A colleague whom a teacher of the pupil has added to a conversation, on the days of the grant, while working at the
 * pupil's school (G2). Gives a right to that conversation and to nothing else of the pupil.
 */
export const addedToThread: Rule = (actor, target, day) => {
  if (actor.kind !== 'staff' || target.kind !== 'thread') return no;
  const { pupil, added } = target;
  const isAdded = added.some((grant) => grant.staffId === actor.personId && holdsOn(grant, day));
  const worksThere = worksAt(actor, schoolsOf({ kind: 'pupil', pupil }, day), day);
  return isAdded && worksThere ? yes('staff:added') : no;
};

/**
 * The author of an announcement, while working at its school. It outlives the author's own work in the group, and the
 * group itself.
 */
export const authorOfAnnouncement: Rule = (actor, target, day) => {
  if (actor.kind !== 'staff' || target.kind !== 'group' || target.sentBy !== actor.personId) return no;
  return worksAt(actor, [target.schoolId], day) ? yes('staff:author') : no;
};

/** True while somebody has any work at one of these schools. */
export const worksAt = (
  { assignments }: Extract<Actor, { kind: 'staff' }>,
  schoolIds: readonly string[],
  day: Day,
): boolean =>
  assignments.some(
    ({ schoolId, ...dated }) => schoolId !== undefined && schoolIds.includes(schoolId) && holdsOn(dated, day),
  );

/**
 * A colleague whom an owner has given one of these parts in a document, on the days of the grant, while working at its
 * school (I2). It follows from no other work: a leader reads only what was shared with the leader.
 */
export const inDocument =
  (...roles: readonly ('owner' | 'edit' | 'read')[]): Rule =>
  (actor, target, day) => {
    if (actor.kind !== 'staff' || target.kind !== 'document') return no;
    const held = target.grants.find(
      (grant) => grant.staffId === actor.personId && roles.includes(grant.role) && holdsOn(grant, day),
    );
    return held && worksAt(actor, [target.schoolId], day) ? yes(`staff:document-${held.role}`) : no;
  };

/** The leader whom a document is asked for approval, or the deputy on the days of the stand-in (I4). */
export const approverOfDocument: Rule = (actor, target, day) => {
  if (actor.kind !== 'staff' || target.kind !== 'document' || target.approverId === undefined) return no;
  if (target.approverId === actor.personId)
    return leadsAt(actor, target.schoolId, day) ? yes('staff:document-approver') : no;
  const standsIn = target.deputies.some((deputy) => deputy.staffId === actor.personId && holdsOn(deputy, day));
  return standsIn && worksAt(actor, [target.schoolId], day) ? yes('staff:document-deputy') : no;
};

const leadsAt = ({ assignments }: Extract<Actor, { kind: 'staff' }>, schoolId: string, day: Day): boolean =>
  assignments.some(
    (held) =>
      held.kind === 'role' &&
      (held.role === 'leader' || held.role === 'principal') &&
      held.schoolId === schoolId &&
      holdsOn(held, day),
  );
