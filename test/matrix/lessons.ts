import type { Item } from '../support/records.ts';
import type { Place } from './municipality.ts';

/**
 * The day on which the timetable has left a register behind at every place: its lesson is now the day after the
 * weekend.
 */
const LEFT_DAY = '2026-11-20';
const AT = '2026-11-20T08:00:00.000Z';

/** A register with the pupil of a place away, whose lesson has moved, and the entry that belongs to it. */
export function leftRegister(ownerId: string, { schoolId, groupId, lessonId, pupilId }: Place): Item[] {
  const by = pupilId;
  const at = { lessonId, groupId, groupName: 'Klasse 5A', schoolId, date: LEFT_DAY, from: '08:30', to: '09:30' };
  const value = {
    kind: 'absent',
    minutes: 60,
    counted: true,
    code: 'undocumented',
    documentation: 'undocumented',
    onDiploma: true,
    by,
    at: AT,
  };
  const line = { kind: 'absent', minutes: 60 };
  return [
    {
      pk: `${ownerId}#GROUP#${groupId}`,
      sk: `REGISTER#${LEFT_DAY}#${lessonId}`,
      ...at,
      lines: { [pupilId]: line },
      confirmed: { by, at: AT, how: 'by-entry' },
      trail: [{ move: 'register', by, at: AT }],
      version: 1,
    },
    {
      pk: `${ownerId}#PUPIL#${pupilId}`,
      sk: `ENTRY#${LEFT_DAY}#${lessonId}`,
      pupilId,
      schoolType: 'grunnskole',
      lessonMinutes: 60,
      ...at,
      ...value,
      trail: [value],
    },
  ];
}

type Asking = (
  route: string,
  role: 'contact teacher',
  sent: { readonly params?: Readonly<Record<string, string>>; readonly body?: unknown },
) => Promise<{ readonly body: unknown }>;

const LESSON = '/v1/groups/{groupId}/days/{date}/lessons/{lessonId}';

/** Everything a teacher does with a lesson of a day, and a colleague let in and out. */
export async function lessonsWalk(ask: Asking, { groupId, lessonId, pupilId }: Place, date: string): Promise<void> {
  const params = { groupId, date, lessonId };
  const enter = (kind: 'absent' | 'present') =>
    ask(`POST ${LESSON}/entries`, 'contact teacher', { params, body: { entries: [{ pupilId, kind }] } });
  await enter('absent');
  await ask(`GET ${LESSON}`, 'contact teacher', { params });
  await enter('present');
  await ask(`DELETE ${LESSON}/confirmation`, 'contact teacher', { params });
  await ask(`POST ${LESSON}/confirmation`, 'contact teacher', { params });
  await ask('POST /v1/staff/lesson-confirmations', 'contact teacher', { body: { mode: 'confirm', lessons: [params] } });
  const left = { params: { ...params, date: LEFT_DAY }, body: { outcome: 'dropped' } };
  await ask(`POST ${LESSON}/settlement`, 'contact teacher', left);
  const body = { feideName: 'leader@fjordvik.example', from: '2026-11-24', to: '2026-11-25' };
  const route = '/v1/groups/{groupId}/substitutes';
  const { body: granted } = await ask(`POST ${route}`, 'contact teacher', { params: { groupId }, body });
  const staffId = String(granted !== null && typeof granted === 'object' && Reflect.get(granted, 'staffId'));
  await ask(`GET ${route}`, 'contact teacher', { params: { groupId } });
  await ask(`DELETE ${route}/{staffId}`, 'contact teacher', { params: { groupId, staffId } });
}
