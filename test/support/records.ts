import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Basis, StaffRole } from '../../functions/access/policy.ts';
import { keyedId, newSortableId } from '../../functions/shared/ids.ts';
import type { Dynamo } from '../../functions/shared/table/dynamo.ts';
import type { Dated } from '../../functions/shared/time.ts';

/** An item of the main table. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** The key of logins and cursors in tests. */
export const SECRET = 'a-secret-of-these-tests-only';

/** Holds from the school year's start until further notice. */
export const ALWAYS: Dated = { from: '2026-08-01' };
/** Held once, and ended before the tests' today (24 November 2026). */
export const ENDED: Dated = { from: '2025-08-01', to: '2026-11-01' };

type Fields = Readonly<Record<string, unknown>>;
type Enrolment = Partial<Dated> & {
  readonly groupId: string;
  readonly groupName: string;
  readonly groupKind: string;
  readonly subjectCode?: string | undefined;
};

/** Keys of the roster's rows, for tests that read or change one. */
export function keysOf(ownerId: string) {
  const row = (kind: string, id: string) => (sk: string) => ({ pk: `${ownerId}#${kind}#${id}`, sk });
  return {
    profile: (kind: 'PUPIL' | 'GUARDIAN' | 'STAFF', id: string) => row(kind, id)('FACTS#PROFILE'),
    enrolment: (pupilId: string, groupId: string) => row('PUPIL', pupilId)(`FACTS#ENROLMENT#${groupId}`),
    /** A guardian's row; several rows about the same two have an id each. */
    relation: (pupilId: string, guardianId: string, rowId?: string) =>
      row('PUPIL', pupilId)(`FACTS#GUARDIAN#${guardianId}${rowId === undefined ? '' : `#${rowId}`}`),
    consent: (pupilId: string, guardianId: string) => row('PUPIL', pupilId)(`FACTS#CONSENT#${guardianId}`),
    teaches: (staffId: string, groupId: string, as: 'teacher' | 'contact-teacher') =>
      row('STAFF', staffId)(`FACTS#TEACHES#${groupId}#${as}`),
    group: (groupId: string) => row('GROUP', groupId)('GROUP'),
    member: (groupId: string, personId: string, as = 'student') => row('GROUP', groupId)(`MEMBER#${personId}#${as}`),
    child: (login: string, pupilId: string) => row('LOGIN', login)(`CHILD#${pupilId}`),
  };
}

/** Builders of one owner's records: the only place in tests that knows how the roster's rows look. */
export function recordsOf(ownerId: string) {
  const keys = keysOf(ownerId);
  const login = (
    kind: 'guardian' | 'feide',
    subject: string,
    as: string,
    personId: string,
    children: readonly string[],
    dated: Partial<Dated> = {},
  ) => {
    const login = keyedId(SECRET, kind, subject);
    return [
      { pk: `${ownerId}#LOGIN#${login}`, sk: `AS#${as}`, personId, ...dated },
      ...children.map((child) => keys.child(login, child)),
    ];
  };

  /** Somebody on a group's list, a pupil unless `as` says otherwise. */
  const member = (groupId: string, personId: string, more: Fields & { readonly as?: string } = {}): Item[] => {
    const { as = 'student', ...dated } = more;
    return [{ ...keys.member(groupId, personId, as), personId, as, ...ALWAYS, ...dated }];
  };

  return {
    school: (id: string, name: string, more: Fields = {}): Item[] => [
      { pk: `${ownerId}#SCHOOLS`, sk: `SCHOOL#${id}`, id, name, type: 'grunnskole', languageForm: 'nb', ...more },
    ],

    /** A value that somebody has set, for the owner or for one school. */
    setting: (name: string, value: unknown, schoolId?: string): Item[] => [
      {
        pk: `${ownerId}#SETTINGS`,
        sk: `VALUE#${schoolId === undefined ? 'OWNER' : `SCHOOL#${schoolId}`}#${name}`,
        ...{ key: name, value, version: 1, changedAt: '2026-08-01T06:00:00.000Z' },
        ...(schoolId !== undefined && { schoolId }),
      },
    ],

    term: (from: string, to: string): Item[] => [
      { pk: `${ownerId}#SCHOOLS`, sk: 'TERM#1', id: '1', title: 'Skoleåret', from, to },
    ],

    /** A pupil with a class of their own name, other groups, guardians and a login; `profile` says what differs. */
    pupil: (pupil: {
      id: string;
      schoolId: string;
      /** The class, 5A; `more` names others and groups of other kinds. */
      groupId?: string;
      birthDate?: string | undefined;
      protection?: string | undefined;
      feideName?: string | undefined;
      profile?: Fields | undefined;
      more?: readonly Enrolment[];
      guardians?: readonly (Dated & { guardianId: string; basis: Basis; personTo?: string; rowId?: string })[];
      consents?: readonly (Dated & { guardianId: string })[];
    }): Item[] => {
      const { id, schoolId, groupId, birthDate = '2015-05-01', protection = 'none', more = [] } = pupil;
      const person = { id, givenName: 'Elev', familyName: 'Fjord', birthDate, protection, schoolId, ...ALWAYS };
      const index = { gsi1pk: `${ownerId}#SCHOOL#${schoolId}#PUPILS`, gsi1sk: id };
      const groups = groupId === undefined ? more : [{ groupId, groupName: '5A', groupKind: 'basis' }, ...more];
      return [
        { ...keys.profile('PUPIL', id), ...person, ...index, ...pupil.profile },
        ...groups.map((group) => ({ ...keys.enrolment(id, group.groupId), schoolId, ...ALWAYS, ...group })),
        ...(pupil.guardians ?? []).map((guardian) => ({
          ...keys.relation(id, guardian.guardianId, guardian.rowId),
          source: 'school',
          ...guardian,
        })),
        ...(pupil.consents ?? []).map((consent) => ({ ...keys.consent(id, consent.guardianId), ...consent })),
        ...(pupil.feideName === undefined ? [] : login('feide', pupil.feideName, 'pupil', id, [])),
      ];
    },

    /** A group with its pupils; a class unless `more` says otherwise. */
    group: (
      { groupId, schoolId }: { groupId: string; schoolId: string },
      name: string,
      pupilIds: readonly string[],
      more: Fields = {},
    ): Item[] => {
      const index = { gsi1pk: `${ownerId}#SCHOOL#${schoolId}#GROUPS`, gsi1sk: groupId };
      const group = { id: groupId, name, groupKind: 'basis', schoolId, ...ALWAYS };
      return [
        { ...keys.group(groupId), ...index, ...group, ...more },
        ...pupilIds.flatMap((id) => member(groupId, id)),
      ];
    },

    member,

    /** A planned lesson of an hour, in the timetable of its first teacher and unconfirmed. */
    lesson: (lesson: {
      lessonId: string;
      groupId: string;
      schoolId: string;
      date: string;
      from?: string;
      to?: string;
      teacherIds?: readonly string[];
      subjectCode?: string;
      subject?: string;
      status?: 'planned' | 'cancelled' | 'moved';
    }): Item[] => {
      const { lessonId, from = '08:30', to = '09:30', teacherIds = [], status = 'planned', ...rest } = lesson;
      const at = `${lesson.date}#${from}#${lessonId}`;
      const item = { id: lessonId, groupName: '5A', ...rest, from, to, teacherIds, status };
      const indexes = (staffId: string) => ({
        gsi1pk: `${ownerId}#STAFF#${staffId}#LESSONS`,
        gsi1sk: at,
        ...(status !== 'cancelled' && { gsi2pk: `${ownerId}#STAFF#${staffId}#UNCONFIRMED`, gsi2sk: at }),
      });
      const [first, ...others] = teacherIds;
      return [
        {
          pk: `${ownerId}#GROUP#${lesson.groupId}`,
          sk: `LESSON#${at}`,
          ...item,
          ...(first !== undefined && indexes(first)),
        },
        ...others.map((teacherId) => ({
          pk: `${ownerId}#STAFF#${teacherId}`,
          sk: `LESSON#${at}`,
          ...item,
          ...indexes(teacherId),
        })),
      ];
    },

    /** An application for two days of leave that waits for the contact teacher. */
    leave: ({ leaveId, pupilId, schoolId }: { leaveId: string; pupilId: string; schoolId: string }): Item[] => {
      const [firstDay, lastDay] = ['2026-12-03', '2026-12-04'];
      const pk = `${ownerId}#PUPIL#${pupilId}`;
      const by = { kind: 'guardian', personId: pupilId };
      return [
        {
          pk,
          sk: `LEAVE#${leaveId}`,
          gsi1pk: `${ownerId}#SCHOOL#${schoolId}#LEAVES#applied`,
          gsi1sk: `${firstDay}#${pupilId}#${leaveId}`,
          ...{ leaveId, pupilId, schoolId, firstDay, lastDay, dates: [firstDay, lastDay] },
          ...{ version: 1, status: 'applied', purposeId: 'travel', decider: 'contact-teacher' },
          steps: [{ status: 'applied', by, at: '2026-11-20T08:00:00.000Z' }],
        },
        { pk, sk: 'LEAVES', version: 1, spans: [{ leaveId, firstDay, lastDay }] },
      ];
    },

    guardian: (guardian: { id: string; number: string; children: readonly string[]; profile?: Fields }): Item[] => {
      const { id, number, children, profile } = guardian;
      const person = { id, givenName: 'Foresatt', familyName: 'Fjord' };
      return [
        { ...keys.profile('GUARDIAN', id), ...person, ...profile },
        ...login('guardian', number, 'guardian', id, children),
      ];
    },

    /** An item about a pupil in somebody's inbox, by the right that their kind has. */
    inboxItem: (person: { kind: 'guardian' | 'pupil' | 'staff'; id: string }, id: string, pupilId: string): Item[] => [
      {
        pk: `${ownerId}#${person.kind.toUpperCase()}#${person.id}`,
        sk: `INBOX#${id}`,
        id,
        ...(person.kind === 'guardian'
          ? { kind: 'absence-reported', area: 'absence', about: { kind: 'absence-report', id: newSortableId(0) } }
          : { kind: 'absence-threshold-reached', area: 'figures', about: { kind: 'figures', id: '2026-2027' } }),
        pupilId,
        occurredAt: '2026-11-20T08:00:00.000Z',
        action: { guardian: 'child:read', pupil: 'pupil:read-own', staff: 'pupil:figures' }[person.kind],
        basis: 'by a relation',
        expiresAtSeconds: Date.parse('2027-11-20T08:00:00Z') / 1000,
      },
    ],

    notice: (person: { kind: string; id: string }, id: string, itemId: string): Item[] => [
      { pk: `${ownerId}#NOTICE#${id}`, sk: 'NOTICE', id, ownerId, person, itemId, stage: 'submitted' },
    ],

    staff: (staff: {
      id: string;
      feideName: string;
      employed?: Dated | undefined;
      roles?: readonly (Dated & { role: StaffRole; schoolId?: string })[];
      grants?: readonly (Dated & { groupId: string; schoolId: string })[];
      teaches?: readonly (Dated & {
        as: 'teacher' | 'contact-teacher';
        groupId: string;
        schoolId: string;
        groupName?: string;
        groupKind?: string;
      })[];
    }): Item[] => {
      const { id, feideName, employed = ALWAYS } = staff;
      const pk = `${ownerId}#STAFF#${id}`;
      const index = { gsi1pk: `${ownerId}#STAFF`, gsi1sk: id };
      const person = { id, givenName: 'Ansatt', familyName: feideName.split('@')[0] };
      return [
        { ...keys.profile('STAFF', id), ...person, ...employed, ...index },
        ...(staff.roles ?? []).map((role) => ({
          pk,
          sk: `FACTS#ROLE#${role.role}#${role.schoolId ?? 'OWNER'}`,
          ...role,
          ...(role.schoolId !== undefined && {
            gsi1pk: `${ownerId}#SCHOOL#${role.schoolId}#ROLES`,
            gsi1sk: `${role.role}#${id}`,
          }),
        })),
        ...(staff.teaches ?? []).map((teaching) => ({
          ...keys.teaches(id, teaching.groupId, teaching.as),
          groupName: '5A',
          ...teaching,
        })),
        ...(staff.grants ?? []).map((grant) => ({
          pk,
          sk: `FACTS#GRANT#${grant.groupId}`,
          ...{ id: grant.groupId, groupName: '5A', grantedBy: id, ...grant },
        })),
        ...login('feide', feideName, 'staff', id, [], staff.employed),
      ];
    },
  };
}

/** Writes records as they are. */
export async function seed(client: Dynamo, table: string, items: readonly Item[]): Promise<void> {
  for (let at = 0; at < items.length; at += 25) {
    const puts = items.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }));
    const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }));
    if (Object.keys(answer.UnprocessedItems ?? {}).length > 0) throw new Error('The engine did not take all records.');
  }
}
