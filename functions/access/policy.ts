/**
 * The access policy: one total table. Routes, recipient lists, exports and menus all ask `decide`. Pure: every fact is
 * a dated argument, so that a revoked relation, a teacher's departure and an 18th birthday apply from the next decision
 * on (law 2).
 */
import type { Day } from '../shared/time.ts';
import { addedToThread, approverOfDocument, authorOfAnnouncement, inDocument } from './granted-relations.ts';
import type { Actor, Decision, PupilFacts, Target } from './people.ts';
import {
  anyGuardian,
  anyPupil,
  anyStaff,
  contactTeacherOfPupil,
  guardianByConsent,
  guardianOfMinor,
  no,
  ofMember,
  ownerAdmin,
  ownPupil,
  ownPupilOfAge,
  ownPupilOfTalks,
  type Rule,
  roleAtSchool,
  staffAtSchool,
  teacherOfGroup,
  teacherOfLesson,
  teacherOfPupil,
  withPupilInGroup,
} from './relations.ts';
import type { Area } from './rules.ts';

export * from './people.ts';
export { givesStanding, guardiansOn, roleIn, standingRelation, taughtBy } from './relations.ts';
export { AREAS } from './rules.ts';

/** The rules of an action, and the area by which families find its looks in the log. */
type PolicyRow = { readonly area: Area; readonly rules: readonly Rule[] };
/** An action by which staff open records of pupils of this area. */
const mayOpen = (area: Exclude<Area, 'other'>, ...rules: readonly Rule[]): PolicyRow => ({ area, rules });
/** An action of a family, or of staff who open no pupil's record by it. */
const mayDo = (...rules: readonly Rule[]): PolicyRow => ({ area: 'other', rules });

const REGISTERING = [teacherOfGroup('teacher', 'contact-teacher', 'substitute'), teacherOfLesson] as const;
const TEACHERS = [contactTeacherOfPupil, teacherOfPupil] as const;
const ANNOUNCERS = [teacherOfGroup('contact-teacher', 'teacher'), roleAtSchool('leader', 'principal')] as const;

/** Every action with its rules: the first rule that says yes decides. A route without a row fails the build. */
export const policy = {
  /** Read a child's absence, the child's card and reports (A2, A6, A7, C2). */
  'child:read': mayDo(guardianOfMinor, guardianByConsent),
  /** Report, change, withdraw and answer for a child (A1, A4, A5). Consent lets a guardian read, never report (A8). */
  'child:report-absence': mayDo(guardianOfMinor),
  /** See own children and own inbox: the list holds only the children that `child:read` allows. */
  'guardian:home': mayDo(anyGuardian),
  /** The pupil's own page and reports. */
  'pupil:read-own': mayDo(ownPupil),
  'pupil:home': mayDo(anyPupil),
  /** A pupil of age reports own absence (A8). */
  'pupil:report-own-absence': mayDo(ownPupilOfAge),
  /** A pupil of age gives and revokes guardians' access (J3). */
  'pupil:consent': mayDo(ownPupilOfAge),
  /** The school's list of reported absences on a day (A9, B1). */
  'school:absence-list': mayOpen('absence', roleAtSchool('office', 'leader')),
  /** One pupil's reports, for staff who work with the pupil. */
  'pupil:absence-read': mayOpen('absence', roleAtSchool('office', 'leader'), contactTeacherOfPupil, teacherOfPupil),
  /** A report taken by phone (A9). */
  'pupil:absence-report-for': mayOpen('absence', roleAtSchool('office'), contactTeacherOfPupil),
  /** Marking reports seen and handled (A7). */
  'pupil:absence-handle': mayOpen('absence', roleAtSchool('office'), contactTeacherOfPupil),
  /** Own lessons of a day or week, and the to-do list (B1, B4). */
  'staff:lessons': mayOpen('lessons', anyStaff),
  /** A lesson with its roster and the reported absences (B1). */
  'lesson:read': mayOpen('lessons', ...REGISTERING, roleAtSchool('office', 'leader')),
  /** Register absence in a lesson, confirm the lesson, revoke a confirmation (B2, B3). */
  'lesson:register': mayOpen('lessons', ...REGISTERING),
  /** Let a colleague register in a group for some days (B7). */
  'lesson:grant': mayOpen('lessons', teacherOfGroup('teacher', 'contact-teacher'), roleAtSchool('office', 'leader')),
  /** The contact teacher's queue, and the class's figures (B5, C1). A leader reads. */
  'class:absence-queue': mayOpen('absence', teacherOfGroup('contact-teacher')),
  'class:figures': mayOpen('figures', teacherOfGroup('contact-teacher'), roleAtSchool('leader')),
  /** Set final codes, reasons and kinds of documentation (B5): the contact teacher alone. */
  'pupil:absence-decide': mayOpen('absence', contactTeacherOfPupil),
  /** All figures of one pupil (C1); a subject teacher sees own subjects by `pupil:subject-figures`. */
  'pupil:figures': mayOpen('figures', roleAtSchool('leader'), contactTeacherOfPupil),
  'pupil:subject-figures': mayOpen('figures', teacherOfPupil),
  /** Sums of every class of a school (C1). */
  'school:figures': mayOpen('figures', roleAtSchool('leader')),
  /** Half-year statements: read, freeze, and leave out days on the diploma on written demand (C5). */
  'pupil:statement-read': mayOpen('statements', roleAtSchool('leader', 'office'), contactTeacherOfPupil),
  'pupil:statement-freeze': mayOpen('statements', roleAtSchool('office'), contactTeacherOfPupil),
  /** Half-year statements of a whole class: freeze, and the table of those in force (C6). */
  'class:statement-read': mayOpen('statements', roleAtSchool('leader', 'office'), teacherOfGroup('contact-teacher')),
  'class:statement-freeze': mayOpen('statements', roleAtSchool('office'), teacherOfGroup('contact-teacher')),
  'pupil:strike-out': mayOpen('statements', roleAtSchool('office'), contactTeacherOfPupil),
  /** The decision to grade a pupil over the limit (OF § 9-8): the principal personally. */
  'pupil:limit-decision': mayOpen('figures', roleAtSchool('principal')),
  /** Apply for leave (A10), and decide: up to the owner's limit the contact teacher, above it the principal. */
  'child:apply-leave': mayDo(guardianOfMinor),
  'pupil:apply-leave': mayDo(ownPupilOfAge),
  'pupil:decide-leave': mayOpen('leave', contactTeacherOfPupil, roleAtSchool('principal')),
  'pupil:decide-long-leave': mayOpen('leave', roleAtSchool('principal')),
  /** One application, for staff who work with it; subject teachers see only the days. */
  'pupil:leave-read': mayOpen('leave', roleAtSchool('office', 'leader'), contactTeacherOfPupil),
  'school:leave-list': mayOpen('leave', roleAtSchool('office', 'leader')),
  /**
   * Write, send and end warnings (D1): in subjects by the pupil's teachers and the contact teacher, of order and
   * conduct by the contact teacher alone. A principal approves where the owner wants it.
   */
  'warning:write-subject': mayOpen('warnings', ...TEACHERS),
  'warning:write-conduct': mayOpen('warnings', contactTeacherOfPupil),
  'warning:approve': mayOpen('warnings', roleAtSchool('principal')),
  /** Receive a warning beside the pupil (D4): by responsibility that day, and never for a pupil of age (OF § 9-7). */
  'child:receive-warning': mayDo(guardianOfMinor),
  /** All warnings of a pupil; with `pupil:subject-warnings`, those in own subjects and own warnings (D10). */
  'pupil:warnings-read': mayOpen('warnings', roleAtSchool('leader'), contactTeacherOfPupil),
  'pupil:subject-warnings': mayOpen('warnings', teacherOfPupil),
  'class:warnings': mayOpen('warnings', teacherOfGroup('contact-teacher'), roleAtSchool('leader')),
  'school:warnings': mayOpen('warnings', roleAtSchool('leader')),
  /**
   * Register remarks about pupils of a group (E1): the group's teachers, also by a grant. The author sees and corrects
   * a remark while teaching the pupil; the contact teacher releases held remarks (E2).
   */
  'remark:write': mayOpen('remarks', teacherOfGroup('contact-teacher', 'teacher', 'substitute')),
  'remark:own': mayOpen('remarks', contactTeacherOfPupil, teacherOfPupil, withPupilInGroup),
  'remark:release': mayOpen('remarks', contactTeacherOfPupil),
  /** All remarks about a pupil, and a class's half-year (E1). */
  'pupil:remarks-read': mayOpen('remarks', roleAtSchool('leader'), contactTeacherOfPupil),
  'class:remarks': mayOpen('remarks', teacherOfGroup('contact-teacher'), roleAtSchool('leader')),
  /** Remarks about a child, where the school shows them (E2). */
  'child:remarks': mayDo(guardianOfMinor, guardianByConsent),
  /** Warnings that must go on paper (D6): print, address, and mark as done. */
  'school:paper-tasks': mayOpen('warnings', roleAtSchool('office', 'leader')),
  /** A member of staff's own work: groups, schools, roles. */
  'staff:home': mayDo(anyStaff),
  /** Families of a class whom no notice reaches (F4). */
  'class:reach': mayOpen('contact', teacherOfGroup('contact-teacher'), roleAtSchool('office', 'leader')),
  /** Find a pupil of the school by name, and the card with the people to call (A9). */
  'school:pupil-search': mayOpen('contact', roleAtSchool('office', 'leader')),
  'pupil:card': mayOpen('contact', roleAtSchool('office', 'leader'), contactTeacherOfPupil),
  /** The members of a group: its teachers see names, the staff responsible for it see contact data of families. */
  'class:pupils': mayOpen(
    'contact',
    teacherOfGroup('teacher', 'contact-teacher', 'substitute'),
    roleAtSchool('office', 'leader'),
  ),
  'class:contacts': mayOpen('contact', teacherOfGroup('contact-teacher'), roleAtSchool('office', 'leader')),
  /** Pending work at a school, each line for the staff who may do it. */
  'school:waiting': mayDo(roleAtSchool('office', 'leader', 'principal')),
  /** The school's groups by name, for staff to choose from. */
  'school:groups': mayDo(staffAtSchool),
  /** The school's work list of records that need a person: unknown protection, unknown basis (J2). */
  'school:work-list': mayOpen('records', roleAtSchool('office', 'leader')),
  /** Settle a line of the work list: a relation's basis, a protection (J2). */
  'school:settle': mayOpen('records', roleAtSchool('office', 'leader')),
  /** Decide whether two records are one human: the school of both, else the owner (J2). */
  'people:join': mayOpen('records', roleAtSchool('office', 'leader'), ownerAdmin),
  'school:settings-read': mayDo(staffAtSchool, ownerAdmin),
  'school:settings-change': mayDo(roleAtSchool('leader'), ownerAdmin),
  'owner:settings-read': mayDo(ownerAdmin),
  'owner:settings-change': mayDo(ownerAdmin),
  'owner:import': mayDo(ownerAdmin),
  /** The access log (J4). */
  'owner:access-log': mayDo(ownerAdmin),
  'owner:pupil-search': mayOpen('contact', ownerAdmin),
  /** Looks of staff at the own child's record, and for a pupil of age at the own (personvernforordningen art. 15). */
  'child:access-log': mayDo(guardianOfMinor),
  'pupil:access-log': mayDo(ownPupilOfAge),
  /**
   * The people who may read about the own child. A consent gives no right to it: the consents of a pupil of age are the
   * pupil's own matter.
   */
  'child:readers': mayDo(guardianOfMinor),
  /** The queue of hand-overs to the archive: see it, try again, give up (L1). It names no pupil. */
  'owner:archive': mayDo(ownerAdmin),
  /** Write, use and end the kinds of documents of the owner's own (I1). */
  'owner:document-templates': mayDo(ownerAdmin),
  /**
   * Conversations about a child (G1), beside being in the conversation: guardians read by consent too, but write only
   * for a minor; a pupil of age writes alone. Teachers by the pupil's groups.
   */
  'child:messages': mayDo(guardianOfMinor, guardianByConsent),
  'child:write-message': mayDo(guardianOfMinor),
  'pupil:own-messages': mayDo(ownPupilOfAge),
  'pupil:messages': mayOpen('messages', ...TEACHERS, addedToThread),
  /**
   * Announcements to a group (G4). A family reads those of the groups that the child is in that day, under the same
   * relations as conversations. The group's teachers and the school's leaders send, and see who has read; a substitute
   * does not. Its author finds an announcement again as long as the author works there.
   */
  'child:announcements': mayDo(ofMember(guardianOfMinor), ofMember(guardianByConsent)),
  'pupil:own-announcements': mayDo(ofMember(ownPupilOfAge)),
  'group:announce': mayOpen('messages', ...ANNOUNCERS),
  'group:announcements': mayOpen('messages', ...ANNOUNCERS, authorOfAnnouncement),
  /** An announcement whose notices leave at once, at any hour. */
  'group:announce-urgent': mayDo(roleAtSchool('leader', 'principal')),
  /**
   * Parents' meetings of a group (H2), by the same relations as its announcements; guardians answer for a minor only.
   * The staff plan, change and cancel, see the answers, and record what somebody says by phone.
   */
  'child:meetings': mayDo(ofMember(guardianOfMinor), ofMember(guardianByConsent)),
  'child:answer-meeting': mayDo(ofMember(guardianOfMinor)),
  'pupil:own-meetings': mayDo(ofMember(ownPupilOfAge)),
  'group:meetings': mayOpen('messages', ...ANNOUNCERS),
  /**
   * Reported messages of the school, the only way by which a leader reads in a conversation; and the record of a
   * pupil's conversations, with the documents that teachers have lifted out of them (decision 053).
   */
  'school:reported-messages': mayOpen('messages', roleAtSchool('leader', 'principal')),
  'pupil:conversation-records': mayOpen('messages', roleAtSchool('leader', 'principal')),
  /**
   * Development talks (H1): guardians book for a minor and read by consent; a pupil reads from 12 years and books alone
   * from 18. An invitation holds while the pupil is in the group by which it came. A teacher talks about own pupils
   * and plans own times; leaders and the office plan for all.
   */
  'child:talks': mayDo(guardianOfMinor, guardianByConsent),
  'child:book-talk': mayDo(guardianOfMinor),
  'child:invited-to-talk': mayDo(ofMember(guardianOfMinor)),
  'pupil:own-talks': mayDo(ownPupilOfTalks),
  'pupil:invited-to-talk': mayDo(ofMember(ownPupilOfTalks)),
  'pupil:book-own-talk': mayDo(ownPupilOfAge),
  'pupil:talks': mayOpen('talks', ...TEACHERS),
  'school:plan-talks': mayOpen('talks', roleAtSchool('leader', 'principal', 'office')),
  'school:own-talks': mayOpen('talks', staffAtSchool),
  /** Files and feeds of own appointments for calendars (H2): what a guardian reads, and of a pupil of age alone. */
  'child:calendar': mayDo(guardianOfMinor, guardianByConsent),
  'pupil:own-calendar': mayDo(ownPupilOfAge),
  /**
   * Documents (I1-I4): begun by those who teach the pupil and by the school's leaders; from then on the people in it
   * alone read, write and own it. The leader who is asked approves. Families read what is published.
   */
  'pupil:begin-document': mayOpen('documents', ...TEACHERS, roleAtSchool('leader', 'principal')),
  'document:read': mayOpen('documents', inDocument('owner', 'edit', 'read'), approverOfDocument),
  'document:edit': mayOpen('documents', inDocument('owner', 'edit')),
  'document:own': mayOpen('documents', inDocument('owner')),
  'document:approve': mayOpen('documents', approverOfDocument),
  'child:documents': mayDo(guardianOfMinor, guardianByConsent),
  'pupil:own-documents': mayDo(ownPupil),
} as const satisfies Readonly<Record<string, PolicyRow>>;

export type Action = keyof typeof policy;
/** True for an action with a row. */
export const isAction = (word: string): word is Action => Object.hasOwn(policy, word);

/**
 * The area of a look by this action, as families read it. Entries of the log outlive their rows of the policy: an
 * action without a row has some other area.
 */
export const areaOf = (action: string): Area => (isAction(action) ? policy[action].area : 'other');

/** Decides whether the actor may do the action to the target on this Oslo day. Total: refuses by default. */
export function decide(action: Action, actor: Actor, target: Target, day: Day): Decision {
  let refused: Decision = no;
  for (const rule of policy[action].rules) {
    const decision = rule(actor, target, day);
    if (decision.allowed) return decision;
    if (decision.reason === 'pupil-of-age') refused = decision;
  }
  return refused;
}

/** A guardian who is entitled, and the relation that entitles. */
type Entitled = { readonly guardianId: string; readonly basis: string };
type PupilTarget = Extract<Target, { kind: 'pupil' }>;

/** The guardians with this right to a pupil on this day, each with the basis; recipient lists use it. */
export const guardiansOf = (
  action: Action,
  { ownerId, ...about }: Omit<PupilTarget, 'kind'> & { readonly ownerId: string },
  day: Day,
): readonly Entitled[] =>
  [...new Set(about.pupil.relations.map((relation) => relation.guardianId))].flatMap((guardianId) => {
    const decision = decide(
      action,
      { kind: 'guardian', ownerId, personId: guardianId },
      { kind: 'pupil', ...about },
      day,
    );
    return decision.allowed ? [{ guardianId, basis: decision.basis }] : [];
  });

/** The same of a right that depends on the pupil alone. */
export const guardiansWho = (action: Action, ownerId: string, pupil: PupilFacts, day: Day): readonly Entitled[] =>
  guardiansOf(action, { ownerId, pupil }, day);
