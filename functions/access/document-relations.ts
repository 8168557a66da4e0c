import { type Day, holdsOn } from '../shared/time.ts';
import type { Actor } from './people.ts';
import { no, type Rule, worksAt, yes } from './relations.ts';

/** Rights in one document, which follow from the document and from no other work (I2, I4). */

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
