import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Basis, StaffRole } from '../../functions/access/policy.ts';
import { keyedId, newSortableId } from '../../functions/shared/ids.ts';
import type { Dynamo } from '../../functions/shared/table/dynamo.ts';
import type { Dated } from '../../functions/shared/time.ts';

/** Records as the roster writes them, built for tests: each builder gives the items of one person or thing. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** The key of logins and cursors in tests. */
export const SECRET = 'a-secret-of-these-tests-only';

/** Holds from the school year's start until further notice. */
export const ALWAYS: Dated = { from: '2026-08-01' };
/** Held once, and ended before the tests' today (24 November 2026). */
export const ENDED: Dated = { from: '2025-08-01', to: '2026-11-01' };

/** Builders of one owner's records. */
export function recordsOf(ownerId: string) {
  const login = (
    kind: 'guardian' | 'feide',
    subject: string,
    as: string,
    personId: string,
    children: readonly string[],
    dated: Partial<Dated> = {},
  ) => {
    const pk = `${ownerId}#LOGIN#${keyedId(SECRET, kind, subject)}`;
    return [{ pk, sk: `AS#${as}`, personId, ...dated }, ...children.map((child) => ({ pk, sk: `CHILD#${child}` }))];
  };

  return {
    school: (id: string, name: string): Item[] => [
      { pk: `${ownerId}#SCHOOLS`, sk: `SCHOOL#${id}`, id, name, type: 'grunnskole', languageForm: 'nb' },
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

    pupil: (pupil: {
      id: string;
      schoolId: string;
      groupId: string;
      birthDate?: string;
      protection?: string;
      feideName?: string;
      /** Groups beside `groupId`, which is the class. */
      more?: readonly { groupId: string; groupName: string; groupKind: string; subjectCode?: string }[];
      guardians?: readonly (Dated & { guardianId: string; basis: Basis; personTo?: string; rowId?: string })[];
      consents?: readonly (Dated & { guardianId: string })[];
    }): Item[] => {
      const { id, schoolId, groupId, birthDate = '2015-05-01', protection = 'none' } = pupil;
      const pk = `${ownerId}#PUPIL#${id}`;
      const list = { gsi1pk: `${ownerId}#SCHOOL#${schoolId}#PUPILS`, gsi1sk: id };
      const profile = {
        id,
        givenName: 'Elev',
        familyName: 'Fjord',
        birthDate,
        protection,
        schoolId,
        ...ALWAYS,
        ...list,
      };
      const group = { groupId, schoolId, groupName: '5A', groupKind: 'basis', ...ALWAYS };
      return [
        { pk, sk: 'FACTS#PROFILE', ...profile },
        { pk, sk: `FACTS#ENROLMENT#${groupId}`, ...group },
        ...(pupil.more ?? []).map((extra) => ({
          pk,
          sk: `FACTS#ENROLMENT#${extra.groupId}`,
          schoolId,
          ...extra,
          ...ALWAYS,
        })),
        ...(pupil.guardians ?? []).map((guardian) => ({
          pk,
          sk: `FACTS#GUARDIAN#${guardian.guardianId}${guardian.rowId === undefined ? '' : `#${guardian.rowId}`}`,
          source: 'school',
          ...guardian,
        })),
        ...(pupil.consents ?? []).map((consent) => ({ pk, sk: `FACTS#CONSENT#${consent.guardianId}`, ...consent })),
        ...(pupil.feideName === undefined ? [] : login('feide', pupil.feideName, 'pupil', id, [])),
      ];
    },

    /** A group with its pupils; a class unless `more` says otherwise. */
    group: (
      { groupId, schoolId }: { groupId: string; schoolId: string },
      name: string,
      pupilIds: readonly string[],
      more: Readonly<Record<string, unknown>> = {},
    ): Item[] => {
      const pk = `${ownerId}#GROUP#${groupId}`;
      const index = { gsi1pk: `${ownerId}#SCHOOL#${schoolId}#GROUPS`, gsi1sk: groupId };
      return [
        { pk, sk: 'GROUP', ...index, id: groupId, name, groupKind: 'basis', schoolId, ...ALWAYS, ...more },
        ...pupilIds.map((id) => ({ pk, sk: `MEMBER#${id}#student`, personId: id, as: 'student', ...ALWAYS })),
      ];
    },

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

    guardian: (guardian: { id: string; number: string; children: readonly string[] }): Item[] => [
      {
        pk: `${ownerId}#GUARDIAN#${guardian.id}`,
        sk: 'FACTS#PROFILE',
        id: guardian.id,
        givenName: 'Foresatt',
        familyName: 'Fjord',
      },
      ...login('guardian', guardian.number, 'guardian', guardian.id, guardian.children),
    ],

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
      employed?: Dated;
      roles?: readonly (Dated & { role: StaffRole; schoolId?: string })[];
      grants?: readonly (Dated & { groupId: string; schoolId: string })[];
      teaches?: readonly (Dated & { as: 'teacher' | 'contact-teacher'; groupId: string; schoolId: string })[];
    }): Item[] => {
      const pk = `${ownerId}#STAFF#${staff.id}`;
      return [
        {
          pk,
          sk: 'FACTS#PROFILE',
          id: staff.id,
          givenName: 'Ansatt',
          familyName: staff.feideName.split('@')[0],
          ...(staff.employed ?? ALWAYS),
          gsi1pk: `${ownerId}#STAFF`,
          gsi1sk: staff.id,
        },
        ...(staff.roles ?? []).map((role) => ({
          pk,
          sk: `FACTS#ROLE#${role.role}#${role.schoolId ?? 'OWNER'}`,
          ...role,
          ...(role.schoolId !== undefined && {
            gsi1pk: `${ownerId}#SCHOOL#${role.schoolId}#ROLES`,
            gsi1sk: `${role.role}#${staff.id}`,
          }),
        })),
        ...(staff.teaches ?? []).map((teaching) => ({
          pk,
          sk: `FACTS#TEACHES#${teaching.groupId}#${teaching.as}`,
          groupName: '5A',
          ...teaching,
        })),
        ...(staff.grants ?? []).map((grant) => ({
          pk,
          sk: `FACTS#GRANT#${grant.groupId}`,
          id: grant.groupId,
          groupName: '5A',
          grantedBy: staff.id,
          ...grant,
        })),
        ...login('feide', staff.feideName, 'staff', staff.id, [], staff.employed),
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
