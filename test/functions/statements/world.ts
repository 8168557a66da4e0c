import type { Final } from '../../../functions/handling/final.ts';
import type { Entry, EntryValue } from '../../../functions/lessons/entry.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { type Item, recordsOf, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';
import type { makeTables } from '../../support/table.ts';

export const make = recordsOf(OWNER);
const NUMBER = '41018012345';
/** Everybody who asks in these tests. */
export const WHO = {
  guest: undefined,
  guardian: guardianClaims(NUMBER),
  pupil: feideClaims('elev'),
  subject: feideClaims('subject'),
  contact: feideClaims('contact'),
  office: feideClaims('office'),
  leader: feideClaims('leader'),
} as const;
export type Who = keyof typeof WHO;
export const NOW = '2026-11-24T06:30:00Z';

/**
 * A class of upper secondary or of compulsory school with its people, in the 9th year unless another is named; ids are
 * fresh, so that tests in one table do not meet.
 */
export function school(type: 'grunnskole' | 'vgs' = 'grunnskole', gradeLevel = '9') {
  const child = { in: ['class' as const], birthDate: '2011-05-01', profile: { gradeLevel, languageForm: 'nn' } };
  const { schools, groups, pupils, guardians, items } = rosterOf({
    schools: { school: { name: 'Fjordvik skule', type } },
    groups: { class: { name: '9A' } },
    pupils: {
      pupil: { ...child, guardians: responsible('guardian'), login: 'elev' },
      shielded: { ...child, protection: 'confidential' },
      other: child,
    },
    guardians: { guardian: { number: NUMBER } },
    staff: {
      subject: { teaches: ['class'] },
      contact: { contactTeacherOf: ['class'] },
      office: { roles: ['office'] },
      leader: { roles: ['leader'] },
    },
  });
  return { schoolId: schools.school, groupId: groups.class, ...pupils, ...guardians, items };
}
export type School = ReturnType<typeof school>;

const VALUE = {
  documentation: 'undocumented',
  onDiploma: true,
  code: 'undocumented',
  by: 'a'.repeat(26),
  at: '2026-10-01T08:00:00.000Z',
} as const;

/** One pupil's absence in one lesson, as a teacher registered it; `values` are its trail, the last one holds. */
export function entryOf(place: School, pupilId: string, date: string, ...values: Partial<EntryValue>[]): Entry {
  const trail = (values.length > 0 ? values : [{}]).map(
    (value): EntryValue => ({ kind: 'absent', minutes: 60, counted: true, ...VALUE, ...value }),
  );
  return {
    pupilId,
    schoolId: place.schoolId,
    schoolType: 'grunnskole',
    groupId: place.groupId,
    groupName: '9A',
    lessonId: `l${date.replaceAll('-', '')}`.padEnd(26, '0'),
    date,
    from: '08:30',
    to: '09:30',
    lessonMinutes: 60,
    subjectCode: 'NOR0214',
    subject: 'Norsk',
    ...(trail.at(-1) ?? { kind: 'absent', minutes: 60, counted: true, ...VALUE }),
    trail,
  };
}

/** A decision on a day; whole unless said otherwise. */
export function finalOf(
  place: School,
  pupilId: string,
  date: string,
  ...values: Partial<Final['trail'][number]>[]
): Final {
  const trail = (values.length > 0 ? values : [{}]).map((value) => ({
    wholeDay: true,
    reasonId: null,
    ...VALUE,
    ...value,
  }));
  const last = trail.at(-1) ?? { wholeDay: true, reasonId: null, ...VALUE };
  return { pupilId, schoolId: place.schoolId, date, reports: [], ...last, version: trail.length, trail };
}

export const asItem = (record: Entry | Final): Item => ({
  pk: `${OWNER}#PUPIL#${record.pupilId}`,
  sk:
    'groupId' in record
      ? `ENTRY#${record.date}#${record.lessonId}`
      : `FINAL#${record.date}${record.lessonId === undefined ? '' : `#${record.lessonId}`}`,
  ...record,
});

export const HEALTH = { code: 'documented-health', documentation: 'health-personnel' } as const;
export const LEAVE = { code: 'leave', documentation: 'other-documented' } as const;

type Tables = Awaited<ReturnType<typeof makeTables>>;
/** What a test reads out of an answer. */
export type Told = {
  readonly status: number;
  readonly body: unknown;
  readonly raw: Awaited<ReturnType<ReturnType<typeof entriesOver>>>;
};

/** Asks the real entries over the real engine; every answer is held to the document. */
export function asking({ client, tables }: Pick<Tables, 'client' | 'tables'>) {
  const answer = entriesOver(client, tables, ISSUERS);
  return async (who: Who, ask: Omit<Ask, 'at' | 'claims'> & { readonly at?: string }): Promise<Told> => {
    const headers = { 'idempotency-key': newId(), ...ask.headers };
    const raw = await answer(httpEvent({ at: NOW, ...ask, claims: WHO[who], headers }));
    expectDocumented(ask.route, raw);
    const json = /json/.test(String(raw.headers?.['content-type']));
    return { status: Number(raw.statusCode), body: json ? JSON.parse(String(raw.body)) : raw.body, raw };
  };
}
export type Asking = ReturnType<typeof asking>;

export const put = ({ client, tables }: Pick<Tables, 'client' | 'tables'>, ...records: (Entry | Final)[]) =>
  seed(client, tables.main, records.map(asItem));

export const BASE = '/v1/schools/{schoolId}/pupils/{pupilId}';
export const named = ({ schoolId, pupil }: School) => ({ schoolId, pupilId: pupil });
export const { OWNER: O } = { OWNER };
