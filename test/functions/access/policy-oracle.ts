import type { Action, Actor, Assignment, Decision, Target } from '../../../functions/access/policy.ts';
import type { Dated } from '../../../functions/shared/time.ts';

/** An independent oracle: written from docs/product.md (J2–J5) as plain sentences, not from the table it judges. */
export function oracle(action: Action, actor: Actor, target: Target, day: string): Decision['allowed'] {
  const on = (dated: Dated) => dated.from <= day && !(dated.to !== undefined && dated.to <= day);
  const pupil = target.kind === 'pupil' ? target.pupil : undefined;
  const here = pupil !== undefined && on(pupil.stay);
  const years = (birth: string) =>
    Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
  const adult = pupil !== undefined && years(pupil.birthDate) >= 18;
  const stands =
    here &&
    pupil.relations.some(
      (relation) =>
        relation.guardianId === actor.personId &&
        on(relation) &&
        on({ from: relation.from, to: relation.personTo }) &&
        !['unknown', 'on-request'].includes(relation.basis),
    );
  const held = actor.kind === 'staff' ? actor.assignments.filter(on) : [];
  const schools =
    target.kind === 'school' || target.kind === 'group'
      ? [target.schoolId]
      : here
        ? [pupil.schoolId, ...pupil.enrolments.filter(on).map((enrolment) => enrolment.schoolId)]
        : [];
  const role = (...roles: string[]) =>
    held.some((duty) => duty.kind === 'role' && roles.includes(duty.role) && schools.includes(duty.schoolId ?? ''));
  const admin =
    held.some((duty) => duty.kind === 'role' && duty.role === 'owner-admin') &&
    !['pupil', 'group', 'thread', 'document'].includes(target.kind);
  // A contact teacher is one of a class or a contact group, whatever a record says of other groups.
  const classLike = (kind: string | undefined) => kind === 'basis' || kind === 'contact';
  const called = (duty: Assignment & { kind: 'teaches' }, kind: string) =>
    duty.as === 'contact-teacher' && !(classLike(kind) && (duty.groupKind === undefined || classLike(duty.groupKind)))
      ? 'teacher'
      : duty.as;
  const together = here
    ? held.flatMap((duty) =>
        duty.kind === 'teaches'
          ? pupil.enrolments
              .filter((enrolled) => on(enrolled) && enrolled.groupId === duty.groupId)
              .map((enrolled) => ({ enrolled, as: called(duty, enrolled.groupKind) }))
          : [],
      )
    : [];
  const teaches = (as: 'teacher' | 'contact-teacher' | 'anything') =>
    together.some(({ enrolled, as: word }) => {
      if (as === 'anything') return true;
      if (as === 'contact-teacher') return word === as;
      const teaching = classLike(enrolled.groupKind) || enrolled.groupKind === 'teaching';
      return word === 'teacher' && (teaching || enrolled.subjectCode !== undefined);
    });
  const teachesGroup = (...as: string[]) =>
    target.kind === 'group' &&
    on(target) &&
    held.some(
      (duty) =>
        duty.kind === 'teaches' &&
        as.includes(called(duty, target.groupKind)) &&
        duty.groupId === target.groupId &&
        duty.schoolId === target.schoolId,
    );
  // A colleague who was added to a conversation, while working at a school of its pupil.
  const about = target.kind === 'thread' ? target.pupil : undefined;
  const itsSchools =
    about && on(about.stay) ? [about.schoolId, ...about.enrolments.filter(on).map(({ schoolId }) => schoolId)] : [];
  const added =
    target.kind === 'thread' &&
    target.added.some((grant) => grant.staffId === actor.personId && on(grant)) &&
    held.some(({ schoolId }) => schoolId !== undefined && itsSchools.includes(schoolId));
  // An announcement: the pupil is in its group that day. Its author finds it again while working at the school.
  const itsGroup = target.kind === 'pupil' ? target.inGroup : '';
  const inItsGroup = pupil?.enrolments.some((enrolled) => enrolled.groupId === itsGroup && on(enrolled)) ?? false;
  const isAuthor = target.kind === 'group' && target.sentBy === actor.personId;
  const wrote = isAuthor && held.some(({ schoolId }) => schoolId === target.schoolId);
  // A document: what an owner has given, and the leader who is asked or that leader's deputy, while working there.
  const document = target.kind === 'document' ? target : undefined;
  const worksThere = held.some(({ schoolId }) => schoolId !== undefined && schoolId === document?.schoolId);
  const leadsThere = held.some(
    (duty) =>
      duty.kind === 'role' && ['leader', 'principal'].includes(duty.role) && duty.schoolId === document?.schoolId,
  );
  const inIt = (...roles: string[]) =>
    worksThere &&
    (document?.grants.some((grant) => grant.staffId === actor.personId && roles.includes(grant.role) && on(grant)) ??
      false);
  const standsIn =
    document?.approverId !== undefined &&
    document.approverId !== actor.personId &&
    worksThere &&
    document.deputies.some((deputy) => deputy.staffId === actor.personId && on(deputy));
  const approves = (leadsThere && document?.approverId === actor.personId) || standsIn;
  const self = here && actor.kind === 'pupil' && actor.personId === pupil.pupilId;
  const guardian = actor.kind === 'guardian';
  const consents = pupil?.consents.some((consent) => consent.guardianId === actor.personId && on(consent)) ?? false;
  switch (action) {
    case 'child:read':
    case 'child:remarks':
    case 'child:messages':
    case 'child:talks':
    case 'child:calendar':
    case 'child:documents':
      return guardian && stands && (!adult || consents);
    case 'child:announcements':
    case 'child:meetings':
      return guardian && stands && (!adult || consents) && inItsGroup;
    case 'pupil:own-announcements':
    case 'pupil:own-meetings':
      return self && adult && inItsGroup;
    case 'child:answer-meeting':
      return guardian && stands && !adult && inItsGroup;
    case 'child:report-absence':
    case 'child:write-message':
    case 'child:book-talk':
    case 'child:apply-leave':
    case 'child:receive-warning':
    case 'child:access-log':
    case 'child:readers':
      return guardian && stands && !adult;
    case 'guardian:home':
      return guardian && target.kind === 'self';
    case 'pupil:home':
      return actor.kind === 'pupil' && target.kind === 'self';
    case 'staff:home':
    case 'staff:lessons':
      return actor.kind === 'staff' && target.kind === 'self';
    case 'pupil:read-own':
    case 'pupil:own-documents':
      return self;
    case 'pupil:own-talks':
      return self && years(pupil.birthDate) >= 12;
    case 'pupil:report-own-absence':
    case 'pupil:consent':
    case 'pupil:access-log':
    case 'pupil:apply-leave':
    case 'pupil:own-messages':
    case 'pupil:own-calendar':
    case 'pupil:book-own-talk':
      return self && adult;
    case 'child:invited-to-talk':
      return guardian && stands && !adult && inItsGroup;
    case 'pupil:invited-to-talk':
      return self && years(pupil.birthDate) >= 12 && inItsGroup;
    case 'school:absence-list':
    case 'school:work-list':
    case 'school:settle':
    case 'school:leave-list':
    case 'school:paper-tasks':
    case 'school:pupil-search':
      return role('office', 'leader');
    case 'lesson:read':
    case 'class:pupils':
      return teachesGroup('teacher', 'contact-teacher', 'substitute') || role('office', 'leader');
    case 'lesson:register':
    case 'remark:write':
      return teachesGroup('teacher', 'contact-teacher', 'substitute');
    case 'lesson:grant':
      return teachesGroup('teacher', 'contact-teacher') || role('office', 'leader');
    case 'group:announce':
    case 'group:meetings':
    case 'group:announcements':
      if (action === 'group:announcements' && wrote) return true;
      return teachesGroup('teacher', 'contact-teacher') || role('leader', 'principal');
    case 'class:absence-queue':
      return teachesGroup('contact-teacher');
    case 'class:figures':
    case 'class:warnings':
    case 'class:remarks':
      return teachesGroup('contact-teacher') || role('leader');
    case 'pupil:absence-decide':
    case 'warning:write-conduct':
    case 'remark:release':
      return teaches('contact-teacher');
    case 'pupil:figures':
    case 'pupil:warnings-read':
    case 'pupil:remarks-read':
      return role('leader') || teaches('contact-teacher');
    case 'school:figures':
    case 'school:warnings':
      return role('leader');
    case 'group:announce-urgent':
    case 'school:reported-messages':
    case 'pupil:conversation-records':
      return role('leader', 'principal');
    case 'pupil:statement-read':
    case 'pupil:card':
    case 'pupil:leave-read':
      return role('leader', 'office') || teaches('contact-teacher');
    case 'pupil:absence-report-for':
    case 'pupil:absence-handle':
    case 'pupil:statement-freeze':
    case 'pupil:strike-out':
      return role('office') || teaches('contact-teacher');
    case 'class:reach':
    case 'class:contacts':
    case 'class:statement-read':
      return role('leader', 'office') || teachesGroup('contact-teacher');
    case 'class:statement-freeze':
      return role('office') || teachesGroup('contact-teacher');
    case 'school:waiting':
    case 'school:plan-talks':
      return role('office', 'leader', 'principal');
    case 'school:groups':
    case 'school:own-talks':
      return target.kind === 'school' && held.some((duty) => duty.schoolId === target.schoolId);
    case 'pupil:begin-document':
      return teaches('contact-teacher') || teaches('teacher') || role('leader', 'principal');
    case 'document:read':
      return inIt('owner', 'edit', 'read') || approves;
    case 'document:edit':
      return inIt('owner', 'edit');
    case 'document:own':
      return inIt('owner');
    case 'document:approve':
      return approves;
    case 'remark:own':
      return teaches('anything');
    case 'pupil:messages':
      return teaches('contact-teacher') || teaches('teacher') || added;
    case 'warning:write-subject':
    case 'pupil:talks':
      return teaches('contact-teacher') || teaches('teacher');
    case 'pupil:subject-figures':
    case 'pupil:subject-warnings':
      return teaches('teacher');
    case 'pupil:limit-decision':
    case 'warning:approve':
    case 'pupil:decide-long-leave':
      return role('principal');
    case 'pupil:decide-leave':
      return role('principal') || teaches('contact-teacher');
    case 'pupil:absence-read':
      return role('office', 'leader') || teaches('contact-teacher') || teaches('teacher');
    case 'school:settings-read':
      return (target.kind === 'school' && held.some((duty) => duty.schoolId === target.schoolId)) || admin;
    case 'people:join':
      return role('office', 'leader') || admin;
    case 'school:settings-change':
      return role('leader') || admin;
    case 'owner:settings-read':
    case 'owner:settings-change':
    case 'owner:import':
    case 'owner:access-log':
    case 'owner:pupil-search':
    case 'owner:archive':
    case 'owner:document-templates':
      return admin;
  }
}
